/** One thread in the table: where, who and what, how it stands, what became of it. */
import type { ThreadId } from '#shared/ids'
import { needsReason } from '#shared/thread-events'
import { useThreads } from '../sync/threads-mirror.ts'
import { ThreadMark } from '../ui/mark.tsx'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Link } from 'wouter'
import { Body } from './body.tsx'
import { isOverdue } from './filters.ts'
import { Joined } from './joined.tsx'
import { PlaceNote } from './place-note.tsx'
import { voicesOf, type Row } from './rows.ts'
import type { Selection } from './selection.ts'
import { useNames, useStandpoints, useStory } from './story.ts'
import type { Windowed } from './windowed.ts'

interface ThreadRowProps {
  row: Row
  /** From 0. */
  index: number
  /** Where it begins, in pixels. */
  start: number
  /** Whether the keyboard stops here. */
  isStop: boolean
  /** Whether all of it is shown. */
  isOpen: boolean
  selection: Selection
  onGo: () => void
  onPress: (event: KeyboardEvent) => void
  measure: Windowed<ThreadId>['measure']
}

export function ThreadRow({
  row,
  index,
  start,
  isStop,
  isOpen,
  selection,
  onGo,
  onPress,
  measure,
}: ThreadRowProps) {
  const { t } = useWords('weighing')
  const { chapter } = useStory()
  const { id } = row.thread
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => (element.current === null ? undefined : measure(id, element.current)), [id, measure])
  const isChosen = selection.has(id)
  return (
    <div
      ref={element}
      role="row"
      className={`weigh-table__row weigh-row${isOpen ? ' weigh-row--open' : ''}`}
      data-at={index}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      tabIndex={isStop ? 0 : -1}
      style={{ insetBlockStart: start }}
      onFocus={onGo}
      onKeyDown={onPress}
    >
      <Cell name="chosen">
        <input
          type="checkbox"
          aria-label={t('choose', { number: index + 1 })}
          checked={isChosen}
          tabIndex={isOpen ? 0 : -1}
          onChange={() => selection.toggle(id)}
        />
      </Cell>
      <Cell name="place">
        <PlaceNote thread={row.thread} />
        <Link className="weigh-row__go" href={`/chapters/${chapter.id}#${id}`} tabIndex={isOpen ? 0 : -1}>
          {t('open')}
        </Link>
      </Cell>
      <Cell name="said">
        <Said row={row} isOpen={isOpen} />
      </Cell>
      <Cell name="state">
        <State row={row} />
      </Cell>
      <Cell name="outcome">
        <Outcome row={row} />
      </Cell>
    </div>
  )
}

const Cell = ({ name, children }: { name: string; children: ReactNode }) => (
  <div role="gridcell" className={`weigh-row__${name}`}>
    {children}
  </div>
)

function Said({ row, isOpen }: { row: Row; isOpen: boolean }) {
  const { t, language } = useWords('weighing')
  const [nameOf, standpointOf] = [useNames(), useStandpoints()]
  const { thread } = row
  const [opening, ...replies] = thread.remarks
  const voices = voicesOf(row)
  return (
    <>
      <p className="weigh-row__who">
        <strong>{nameOf(thread.by)}</strong> {standpointOf(thread.by)}
        <span className="weigh-row__day">{sayDay(new Date(thread.at), language)}</span>
        {thread.suggestion !== null && <span className="tag">{t('kind.suggestionOne')}</span>}
        {thread.condition !== undefined && (
          <Link
            className="tag"
            href={`/decisions/${thread.condition.version}#${thread.section}`}
            tabIndex={isOpen ? 0 : -1}
          >
            {t('kind.conditionOne', { number: thread.condition.number })}
          </Link>
        )}
        {row.joined.length > 0 && <span className="tag">{t('voices', { count: voices })}</span>}
      </p>
      {thread.quote !== null && thread.quote !== thread.suggestion?.original && (
        <blockquote className="weigh-row__quote" lang="de">
          {thread.quote}
        </blockquote>
      )}
      <Body body={opening?.body ?? null} />
      {thread.suggestion !== null && (
        <p className="weigh-row__words" lang="de">
          <span className="unseen">{t('before')} </span>
          <del>{thread.suggestion.original}</del> <span className="unseen">{t('after')} </span>
          <ins>{thread.suggestion.replacement || t('nothing')}</ins>
        </p>
      )}
      {replies.length > 0 && !isOpen && (
        <p className="weigh-row__replies">{t('replies', { count: replies.length })}</p>
      )}
      {isOpen &&
        replies.map(({ reply, by, body }) => (
          <div key={reply} className="weigh-row__reply">
            <p className="weigh-row__who">
              <strong>{nameOf(by)}</strong> {standpointOf(by)}
            </p>
            <Body body={body} />
          </div>
        ))}
      {isOpen && row.joined.length > 0 && <Joined row={row} />}
    </>
  )
}

function State({ row: { thread } }: { row: Row }) {
  const { t, language } = useWords('weighing')
  const nameOf = useNames()
  const { today, chapter } = useStory()
  const { letters, steps } = useThreads(chapter.id)
  const isUnsent = steps.has(thread.id) || thread.remarks.some(({ reply }) => letters.has(reply ?? thread.id))
  const { assignee, due, tags, state } = thread
  const day = due === null ? '' : sayDay(new Date(`${due}T12:00:00`), language)
  return (
    <>
      <p>
        <ThreadMark state={state}>{t(`state.${state}`)}</ThreadMark>
      </p>
      {isUnsent && <p className="weigh-row__late">{t('unsent')}</p>}
      {assignee !== null && <p>{t('assignedTo', { name: nameOf(assignee) })}</p>}
      {due !== null && (
        <p className={isOverdue(thread, today) ? 'weigh-row__late' : ''}>
          {t(isOverdue(thread, today) ? 'overdueSince' : 'until', { day })}
        </p>
      )}
      {tags.length > 0 && (
        <ul className="weigh-row__tags" aria-label={t('tags')}>
          {tags.map((tag) => (
            <li key={tag} className="tag">
              {tag}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Outcome({ row: { thread } }: { row: Row }) {
  const { t, language } = useWords('weighing')
  const nameOf = useNames()
  if (thread.resolution === null) return <span className="weigh-row__empty">{t('notWeighed')}</span>
  const { outcome, reason, by, at } = thread.resolution
  return (
    <>
      <p className={`weigh-outcome${needsReason(outcome) ? ' weigh-outcome--no' : ''}`}>
        {t(`outcome.${outcome}`)}
      </p>
      {reason !== null && (
        <p className="weigh-row__words" lang="de">
          {reason}
        </p>
      )}
      <p className="weigh-row__day">
        {nameOf(by)}, {t('weighedIn', { day: sayDay(new Date(at), language) })}
      </p>
    </>
  )
}
