/** Which rows are chosen, to do something to all of them: never one that is not listed. */
import type { ThreadId } from '#shared/ids'
import type { Thread } from '#shared/thread'
import { useMemo, useState } from 'react'
import type { Row } from './rows.ts'

export interface Selection {
  /** In the table's order. */
  readonly threads: readonly Thread[]
  readonly has: (id: ThreadId) => boolean
  /** Chooses it, or no more. */
  readonly toggle: (id: ThreadId) => void
  /** Chooses these too. */
  readonly add: (ids: readonly ThreadId[]) => void
  readonly clear: () => void
}

export function useSelection(rows: readonly Row[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<ThreadId>>(new Set())
  const threads = useMemo(
    () => (chosen.size === 0 ? [] : rows.flatMap(({ thread }) => (chosen.has(thread.id) ? [thread] : []))),
    [rows, chosen],
  )
  return {
    threads,
    has: (id) => chosen.has(id),
    toggle: (id) => setChosen((before) => toggled(before, id)),
    add: (ids) => setChosen((before) => new Set([...before, ...ids])),
    clear: () => setChosen(new Set()),
  }
}

function toggled(before: ReadonlySet<ThreadId>, id: ThreadId): ReadonlySet<ThreadId> {
  const next = new Set(before)
  if (!next.delete(id)) next.add(id)
  return next
}
