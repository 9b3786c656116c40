/**
 * When the page moves in the window. An IntersectionObserver looks at all it watches behind every frame, thus behind every
 * key, and a chapter may have a hundred sections; the page moves far less often.
 */
const lookers = new Set<() => void>()
let isAboutTo = false

/** Calls `look` soon, and then whenever the window is scrolled, or the window or the page changes its size. Returns the way to stop. */
export function onMove(look: () => void): () => void {
  if (lookers.size === 0) listen()
  lookers.add(look)
  moved()
  return () => {
    lookers.delete(look)
    if (lookers.size === 0) stop()
  }
}

/** To be called where something changed its place and nothing its size. */
export function moved(): void {
  if (isAboutTo || lookers.size === 0) return
  isAboutTo = true
  requestAnimationFrame(() => {
    isAboutTo = false
    for (const look of [...lookers]) look()
  })
}

let stop = (): void => {}

function listen(): void {
  const until = new AbortController()
  window.addEventListener('scroll', moved, { passive: true, signal: until.signal })
  window.addEventListener('resize', moved, { signal: until.signal })
  const growth = new ResizeObserver(moved)
  growth.observe(document.body)
  stop = () => {
    until.abort()
    growth.disconnect()
  }
}
