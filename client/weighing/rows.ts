/** The rows of the table: each thread that speaks for itself, with those it speaks for. */
import type { Chapter } from '#shared/records'
import type { Thread } from '#shared/thread'
import { threadsIn, type Threads } from '#shared/threads'

export interface Row {
  readonly thread: Thread
  /** Those that say the same, and are spoken for by it. */
  readonly joined: readonly Thread[]
}

/** By section, removed ones last, and within by age. */
export function rowsOf(threads: Threads, { sections, removed }: Chapter): Row[] {
  const inOrder = [...sections, ...removed].flatMap((id) => threadsIn(threads, id))
  const all = new Map(inOrder.map((one) => [one.id, one]))
  return [...all.values()].flatMap((thread) => {
    const isSpokenFor = thread.joinedInto !== null && all.has(thread.joinedInto)
    return isSpokenFor ? [] : [{ thread, joined: thread.joined.flatMap((id) => all.get(id) ?? []) }]
  })
}

/** How many people say it. */
export const voicesOf = ({ thread, joined }: Row): number =>
  new Set([thread, ...joined].map(({ by }) => by)).size
