/** A thread's card: folded to its first lines, or open with everything one can do. */
import { ChevronUp, CornerUpLeft } from 'lucide-react'
import { isPending, type Thread } from '#shared/thread'
import { threadOf } from '#shared/threads'
import { memo } from 'react'
import { useReading, useUnread } from '../sync/news-desk.ts'
import { useTyped } from '../sync/typed.ts'
import { ThreadMark } from '../ui/mark.tsx'
import { useWords } from '../words/words.ts'
import { Assigned } from './assign-form.tsx'
import { CardSteps } from './card-steps.tsx'
import { ConditionNote, ConditionWords } from './condition-note.tsx'
import { cardId } from './card-id.ts'
import { useCardLabel } from './card-label.ts'
import { fieldOf } from './fields.ts'
import { goToCard, goToText } from './going.ts'
import { StepNotes } from './letter-note.tsx'
import { useNameOf } from './names.ts'
import { Byline, RemarkView } from './remark-view.tsx'
import type { Standing } from './places.ts'
import { PlaceNote } from './place-note.tsx'
import { useChapterThreads, useIsActive, useStory } from './story.tsx'
import { WordChanges } from './word-changes.tsx'

interface ThreadCardProps {
  thread: Thread
  standing: Standing
}

export const ThreadCard = memo(function ThreadCard({ thread, standing }: ThreadCardProps) {
  const labelOf = useCardLabel()
  const isActive = useIsActive(thread.id)
  const isUnread = useUnread(thread.id) !== null
  return (
    <div
      id={cardId(thread.id)}
      role="comment"
      aria-label={labelOf(thread)}
      tabIndex={-1}
      className={`card card--${thread.state}${isActive ? ' card--active' : isUnread ? ' card--unread' : ''}`}
    >
      {isActive ? (
        <Open thread={thread} standing={standing} />
      ) : (
        <Folded thread={thread} standing={standing} />
      )}
    </div>
  )
})

function Folded({ thread, standing }: ThreadCardProps) {
  const { t } = useWords('threads')
  const story = useStory()
  const [first, ...replies] = thread.remarks
  const unsent = useUnsent(thread)
  const isUnread = useUnread(thread.id) !== null
  const [begun] = useTyped(fieldOf.reply(thread.id))
  return (
    <button
      type="button"
      data-first
      className="card__open"
      aria-expanded={false}
      onClick={() => goToCard(story, thread.id)}
    >
      {first !== undefined && <Byline remark={first} />}
      {thread.condition !== undefined && (
        <span className="card__condition">
          <ConditionWords condition={thread.condition} />
        </span>
      )}
      {(standing === 'gone' || standing === 'presumed') && (
        <span className="card__note">{t(standing === 'gone' ? 'card.gone' : 'card.presumed')}</span>
      )}
      {isPending(thread) && thread.suggestion !== null ? (
        <span className="card__excerpt" lang="de">
          <WordChanges {...thread.suggestion} />
        </span>
      ) : (
        <span className="card__excerpt" lang="de">
          {first?.body ?? t('card.withdrawn')}
        </span>
      )}
      <span className="card__line">
        {isUnread && <span className="tag">{t('card.unread')}</span>}
        <StateMark thread={thread} />
        {replies.length > 0 && <span>{t('card.replies', { count: replies.length })}</span>}
        <Assigned thread={thread} />
        {begun !== null && <span>{t('card.begun')}</span>}
        {unsent !== null && (
          <span className="on-its-way">{t(unsent === 'refused' ? 'card.refused' : 'card.unsent')}</span>
        )}
      </span>
    </button>
  )
}

/** Whether something of it is not on the server; `refused`: it never will be. */
function useUnsent(thread: Thread): 'waiting' | 'refused' | null {
  const { letters, steps } = useChapterThreads()
  const remarks = thread.remarks.flatMap(({ reply }) => letters.get(reply ?? thread.id) ?? [])
  const all = [...remarks, ...(steps.get(thread.id) ?? [])]
  if (all.length === 0) return null
  return all.some(({ refused }) => refused !== null) ? 'refused' : 'waiting'
}

function Open({ thread, standing }: ThreadCardProps) {
  const { t } = useWords('threads')
  useReading(thread.id)
  const story = useStory()
  const [first, ...replies] = thread.remarks
  return (
    <>
      <div className="card__head">
        <StateMark thread={thread} />
        <span className="card__tools">
          {standing !== 'gone' && (
            <button
              type="button"
              className="tool"
              aria-label={t('card.toText')}
              onClick={() => goToText(story, thread)}
            >
              <CornerUpLeft className="icon" aria-hidden="true" />
            </button>
          )}
          <button
            type="button"
            data-first
            className="tool"
            aria-label={t('card.fold')}
            aria-expanded
            onClick={() => fold(story, thread)}
          >
            <ChevronUp className="icon" aria-hidden="true" />
          </button>
        </span>
      </div>
      <ConditionNote thread={thread} />
      <PlaceNote thread={thread} standing={standing} />
      {thread.anchor === null && <p className="card__about">{t('card.wholeSection')}</p>}
      {thread.suggestion !== null && <WordChanges {...thread.suggestion} />}
      {first !== undefined && <RemarkView thread={thread} remark={first} />}
      {replies.length > 0 && (
        <ol className="card__replies">
          {replies.map((remark) => (
            <li key={remark.reply}>
              <RemarkView thread={thread} remark={remark} />
            </li>
          ))}
        </ol>
      )}
      <WhatBecameOfIt thread={thread} />
      <Assigned thread={thread} />
      <Joined thread={thread} />
      <StepNotes thread={thread} />
      <CardSteps thread={thread} />
    </>
  )
}

/** Folds it, and leaves the focus on it. */
function fold(story: Parameters<typeof goToCard>[0], thread: Thread): void {
  const card = document.getElementById(cardId(thread.id))
  story.margin.go(null)
  requestAnimationFrame(() =>
    card?.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true }),
  )
}

function StateMark({ thread: { state, resolution } }: { thread: Thread }) {
  const { t } = useWords('threads')
  const outcome = resolution === null ? '' : ` · ${t(`outcome.${resolution.outcome}`)}`
  return <ThreadMark state={state}>{t(`state.${state}`) + outcome}</ThreadMark>
}

function WhatBecameOfIt({ thread: { resolution, suggestion } }: { thread: Thread }) {
  const { t } = useWords('threads')
  const nameOf = useNameOf()
  if (resolution === null) return null
  const decision = suggestion?.decision ?? null
  const said =
    decision === null
      ? t('history.resolved', { name: nameOf(resolution.by), outcome: t(`outcome.${resolution.outcome}`) })
      : t(`suggestion.decided.${decision.kind}`, { name: nameOf(decision.by) })
  return (
    <div className="card__outcome">
      <p>{said}</p>
      {resolution.reason !== null && (
        <p className="said" lang="de">
          {resolution.reason}
        </p>
      )}
    </div>
  )
}

function Joined({ thread: { by, joinedInto, joined } }: { thread: Thread }) {
  const { t } = useWords('threads')
  const { threads } = useChapterThreads()
  if (joinedInto !== null) return <p className="card__about">{t('card.joined')}</p>
  const voices = new Set([by, ...joined.flatMap((id) => threadOf(threads, id)?.by ?? [])])
  return joined.length === 0 ? null : (
    <p className="card__about">{t('card.voices', { count: voices.size })}</p>
  )
}
