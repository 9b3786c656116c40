/** What the server does for itself from time to time. */
import type { TextStore } from './store/text-store.ts'

/** How often the log of texts is looked after, in milliseconds. */
const interval = 60_000

/**
 * Settles the texts that keep old parts of the log alive, one after the other. Rooms settle their own when they
 * empty; this is for the others. What fails shows in the store's state, and is tried again. Returns the way to
 * stop, which waits for the one under way.
 */
export function keepHouse(texts: TextStore): () => Promise<void> {
  let round = Promise.resolve()
  let stopped = false
  const settleAll = async () => {
    for (const section of texts.sectionsToSettle()) if (!stopped) await texts.settleIdle(section)
  }
  const timer = setInterval(() => {
    round = round.then(settleAll)
  }, interval).unref()
  return () => {
    stopped = true
    clearInterval(timer)
    return round
  }
}
