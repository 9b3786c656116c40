/** What is said beside where a section stands, for example "4 von 6, 1 Hinweis". Whoever counts comes late and says it here. */
import type { SectionId } from '#shared/ids'
import { useSyncExternalStore } from 'react'

const details = new Map<SectionId, string>()
const watchers = new Set<() => void>()

/** @param said in the language of the interface; null: nothing (any more) */
export function tellStage(section: SectionId, said: string | null): void {
  if (said === null) details.delete(section)
  else details.set(section, said)
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export const useStageDetail = (section: SectionId): string | null =>
  useSyncExternalStore(watch, () => details.get(section) ?? null)
