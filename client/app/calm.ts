/** When what is not needed to read and write may come: with the first sign of a person, or when all has been quiet. */

const quietMillis = 4000
const signs = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'wheel', 'touchstart'] as const

/** Resolves at once where the address asks for a thread. */
export function calm(): Promise<void> {
  if (location.hash.startsWith('#thr_')) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = new AbortController()
    const go = () => {
      stop.abort()
      resolve()
    }
    for (const sign of signs)
      window.addEventListener(sign, go, { signal: stop.signal, passive: true, capture: true })
    setTimeout(go, quietMillis)
  })
}
