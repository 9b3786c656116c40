/**
 * What follows from a key without being seen in the text waits until the key itself is painted: the way to the server,
 * the save state, the state of the tools.
 */

/** A page that is hidden, or busy, paints nothing for a while: nothing waits longer than this. */
const patienceMillis = 60

const waiting = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Calls `work` after the next frame; once, however often it is handed in before. A page that is left does it at once. */
export function afterPaint(work: () => void): void {
  waiting.add(work)
  if (timer !== undefined) return
  timer = setTimeout(doAll, patienceMillis)
  // The frame's own callback comes ahead of its painting, a message sent from there behind it.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A port of our own, not a window.
  requestAnimationFrame(() => ahead.postMessage(null))
}

const { port1: behind, port2: ahead } = new MessageChannel()
behind.onmessage = doAll
globalThis.addEventListener('pagehide', doAll)

function doAll(): void {
  clearTimeout(timer)
  timer = undefined
  const all = [...waiting]
  waiting.clear()
  for (const work of all) work()
}

/** A way to put work off. */
export type Later = (work: () => void) => void

/** The way not to. */
export const atOnce: Later = (work) => work()

/** `subscribe`, but its watchers are called `later`, once for all that happened meanwhile. */
export const calmly =
  (subscribe: (watcher: () => void) => () => void, later: Later) =>
  (watcher: () => void): (() => void) => {
    let isOn = true
    const tell = () => void (isOn && watcher())
    const stop = subscribe(() => later(tell))
    return () => {
      isOn = false
      stop()
    }
  }
