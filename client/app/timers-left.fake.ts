/**
 * The timers that a test file sets and leaves running: in a page that is closed none goes off. Begins to count when it
 * is loaded, behind the parts of the page: a timer that a module sets then belongs to all files.
 */
const left = new Set<unknown>()

const counted = <T extends (...words: never[]) => unknown>(set: T): T =>
  new Proxy(set, {
    apply(real, self, words) {
      const timer: unknown = Reflect.apply(real, self, words)
      left.add(timer)
      return timer
    },
  })

globalThis.setTimeout = counted(globalThis.setTimeout)
globalThis.setInterval = counted(globalThis.setInterval)

export function endTimers(): void {
  for (const timer of left) Reflect.apply(clearTimeout, null, [timer])
  left.clear()
}
