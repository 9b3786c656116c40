/**
 * The table itself. Only rows near what is seen are drawn; screen readers hear how many there are. One row is the stop
 * of the keyboard: arrows (or j and k) go on, Space chooses, Enter leads to the place in the text.
 */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { ThreadId } from '#shared/ids'
import { useLocation } from 'wouter'
import { useWords } from '../words/words.ts'
import type { Row } from './rows.ts'
import type { Selection } from './selection.ts'
import { useStory } from './story.ts'
import { step } from './stepping.ts'
import { ThreadRow } from './thread-row.tsx'
import { useWindowed } from './windowed.ts'

interface ThreadTableProps {
  rows: readonly Row[]
  selection: Selection
}

const headings = ['chosen', 'place', 'said', 'state', 'outcome'] as const

export function ThreadTable({ rows, selection }: ThreadTableProps) {
  const { t } = useWords('weighing')
  const body = useRef<HTMLDivElement>(null)
  const ids = useMemo(() => rows.map(({ thread }) => thread.id), [rows])
  const { active, isAsked, go, press } = useStepping(ids, selection)
  const at = active === null ? -1 : ids.indexOf(active)
  const windowed = useWindowed(body, ids, at)
  const { reveal } = windowed
  useEffect(() => {
    if (!isAsked || at < 0) return undefined
    reveal(at)
    body.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus({ preventScroll: true })
    return inNextFrames(() => reveal(at))
  }, [at, isAsked, reveal])
  return (
    <div
      className="weigh-table"
      role="grid"
      aria-label={t('table')}
      aria-rowcount={rows.length + 1}
      aria-multiselectable="true"
    >
      <div role="rowgroup" className="weigh-table__head">
        <div role="row" aria-rowindex={1} className="weigh-table__row">
          {headings.map((name) => (
            <span key={name} role="columnheader">
              {t(`column.${name}`)}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="weigh-table__body" ref={body} style={{ blockSize: windowed.total }}>
        {windowed.shown.map((index) => {
          const row = rows[index]
          return row === undefined ? null : (
            <ThreadRow
              key={row.thread.id}
              row={row}
              index={index}
              start={windowed.startOf(index)}
              isStop={at < 0 ? index === 0 : index === at}
              isOpen={index === at}
              selection={selection}
              onGo={() => go(row.thread.id)}
              onPress={press}
              measure={windowed.measure}
            />
          )
        })}
      </div>
    </div>
  )
}

/** Rows that were never drawn turn out higher or lower: it takes a few frames until all stand where they belong. */
function inNextFrames(look: () => void): () => void {
  let left = 10
  let frame = 0
  const next = () => {
    look()
    left -= 1
    if (left > 0) frame = requestAnimationFrame(next)
  }
  frame = requestAnimationFrame(next)
  return () => cancelAnimationFrame(frame)
}

/** Which row one is at, and what keys do there. */
function useStepping(ids: readonly ThreadId[], selection: Selection) {
  const { chapter } = useStory()
  const [, navigate] = useLocation()
  const [stop, setStop] = useState<{ active: ThreadId | null; isAsked: boolean }>({
    active: null,
    isAsked: false,
  })
  const go = (active: ThreadId) =>
    setStop((before) => (before.active === active ? before : { active, isAsked: false }))
  const press = (event: KeyboardEvent) => {
    const isRow = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'row'
    const asked = step(event, stop.active === null ? 0 : ids.indexOf(stop.active), ids.length)
    const id = asked === null ? undefined : ids[asked.to]
    if (!isRow || asked === null || id === undefined) return
    event.preventDefault()
    if (asked.does === 'open') return navigate(`/chapters/${chapter.id}#${id}`)
    if (asked.does === 'choose') return selection.toggle(id)
    if (asked.does === 'chooseAll') return selection.add(ids)
    if (asked.does === 'extend') selection.add([...(stop.active === null ? [] : [stop.active]), id])
    setStop({ active: id, isAsked: true })
  }
  return { ...stop, go, press }
}
