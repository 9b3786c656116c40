/** Above the cards: how many there are, the ways through them, and what is shown. */
import { ChevronDown, ChevronUp, ListFilter, MessageSquarePlus, X, type LucideIcon } from 'lucide-react'
import type { Thread } from '#shared/thread'
import { threadsIn } from '#shared/threads'
import { ariaKeys, sayKeys } from '../editor/shortcut.ts'
import { useRecords } from '../sync/workshop.tsx'
import { Drop } from '../ui/drop.tsx'
import { useWords } from '../words/words.ts'
import { AcceptAll } from './accept-all.tsx'
import { keys, useSteps } from './keys.ts'
import { isClosed, useChapterThreads, useMargin, useStory } from './story.tsx'

interface ThreadsHeadProps {
  shown: readonly Thread[]
  /** Given where the panel can be closed. */
  onClose?: () => void
}

export function ThreadsHead({ shown, onClose }: ThreadsHeadProps) {
  const { t } = useWords('threads')
  const { next, comment } = useSteps(shown)
  const count = useOpenCount()
  return (
    <header className="threads__head">
      <h2 className="threads__title">{t('count', { count })}</h2>
      <IconButton
        label={t('comment')}
        keys={keys.comment}
        icon={MessageSquarePlus}
        onUse={() => comment('comment')}
      />
      <IconButton label={t('previous')} keys={keys.previous} icon={ChevronUp} onUse={() => next(-1)} />
      <IconButton label={t('next')} keys={keys.next} icon={ChevronDown} onUse={() => next(1)} />
      <Drop
        face={<ListFilter className="icon" aria-hidden="true" />}
        label={t('more')}
        className="threads__more"
      >
        <Filter />
        <AcceptAll shown={shown} />
        <KeyList />
      </Drop>
      {onClose !== undefined && <IconButton label={t('close')} icon={X} onUse={onClose} />}
    </header>
  )
}

export function useOpenCount(): number {
  const { threads } = useChapterThreads()
  const { records } = useRecords()
  const { chapter } = useStory()
  const all = (records.chapters[chapter]?.sections ?? []).flatMap((section) => threadsIn(threads, section))
  return all.filter((thread) => !isClosed(thread)).length
}

interface IconButtonProps {
  label: string
  keys?: string
  icon: LucideIcon
  onUse: () => void
}

function IconButton({ label, keys: shortcut, icon: Icon, onUse }: IconButtonProps) {
  const say = useSayKeys()
  return (
    <button
      type="button"
      className="tool"
      aria-label={label}
      aria-keyshortcuts={shortcut === undefined ? undefined : ariaKeys(shortcut)}
      // What is marked stays marked.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onUse}
    >
      <Icon className="icon" aria-hidden="true" />
      <span className="tool__tip" aria-hidden="true">
        {label} {shortcut !== undefined && <kbd>{say(shortcut)}</kbd>}
      </span>
    </button>
  )
}

function Filter() {
  const { t } = useWords('threads')
  const { margin } = useStory()
  const { showsResolved } = useMargin()
  return (
    <label className="threads__filter">
      <input
        type="checkbox"
        checked={showsResolved}
        onChange={(event) => margin.become({ showsResolved: event.target.checked })}
      />
      {t('filter')}
    </label>
  )
}

function KeyList() {
  const { t } = useWords('threads')
  const say = useSayKeys()
  const rows = [
    [keys.comment, t('keys.comment')],
    [keys.next, t('keys.next')],
    [keys.previous, t('keys.previous')],
    ['Escape', t('keys.back')],
  ] as const
  return (
    <div className="key-list">
      <h3>{t('keys.title')}</h3>
      <dl>
        {rows.map(([shortcut, does]) => (
          <div key={shortcut}>
            <dt>
              <kbd>{say(shortcut)}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function useSayKeys(): (shortcut: string) => string {
  const { t } = useWords('threads')
  return (shortcut) =>
    sayKeys(t('app:keys.control'), t('app:keys.shift'), shortcut)
      .replace('PageDown', t('keys.pageDown'))
      .replace('PageUp', t('keys.pageUp'))
      .replace('Enter', t('keys.enter'))
      .replace('Escape', 'Esc')
}
