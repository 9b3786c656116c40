/** The cards in the margin beside the text. */
import type { Thread } from '#shared/thread'
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import type { ThreadId } from '#shared/ids'
import { useWords } from '../words/words.ts'
import { Column, type Item } from './column.ts'
import { Composer } from './composer.tsx'
import { StandIns } from './stand-ins.tsx'
import { StateOfThreads } from './state-of-threads.tsx'
import { useMargin, useStory } from './story.tsx'
import { ThreadCard } from './thread-card.tsx'
import { ThreadsHead } from './threads-head.tsx'

export function MarginColumn({ shown }: { shown: readonly Thread[] }) {
  const { t } = useWords('threads')
  const { places } = useStory()
  const { active, draft } = useMargin()
  const margin = useRef<HTMLDivElement>(null)
  const [column] = useState(() => new Column(places))
  const drawn = useSyncExternalStore(column.subscribe, () => column.drawn)
  const items = useMemo<readonly Item[]>(() => (draft === null ? shown : [...shown, draft]), [shown, draft])
  useEffect(() => (margin.current === null ? undefined : column.stand(margin.current)), [column])
  useLayoutEffect(() => column.show(items, draft?.id ?? active), [column, items, draft, active])
  const threads = useMemo(() => new Map(shown.map((thread) => [thread.id, thread])), [shown])
  return (
    <aside className="threads threads--margin" aria-label={t('title')}>
      <ThreadsHead shown={shown} />
      <StateOfThreads isEmpty={items.length === 0} />
      <StandIns shown={shown} drawn={useMemo(() => new Set(drawn), [drawn])} />
      <div ref={margin} className="threads__cards">
        {drawn.map((id) => (
          <Placed key={id} id={id} column={column}>
            {draft?.id === id ? <Composer draft={draft} /> : <CardOf thread={threads.get(id)} />}
          </Placed>
        ))}
      </div>
    </aside>
  )
}

function CardOf({ thread }: { thread: Thread | undefined }) {
  const { places } = useStory()
  return thread === undefined ? null : <ThreadCard thread={thread} standing={places.standing(thread)} />
}

interface PlacedProps {
  id: ThreadId
  column: Column
  children: ReactNode
}

function Placed({ id, column, children }: PlacedProps) {
  const put = useCallback(
    (element: HTMLDivElement | null) => {
      column.card(id, element)
      return () => column.card(id, null)
    },
    [column, id],
  )
  return (
    <div ref={put} className="threads__place">
      {children}
    </div>
  )
}
