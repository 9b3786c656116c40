/** When what is not needed to read and write may come: with the first sign of a person, or when all has been quiet. */

const quietMillis = 4000
const againMillis = 10_000
const signs = ['pointermove', 'keydown', 'scroll', 'touchstart']

/** Resolves at once where the address asks for a thread. */
export const calm = (): Promise<unknown> =>
  location.hash.startsWith('#thr_') ? Promise.resolve() : signOrQuiet()

/** Loads then. What fails is tried again until it is here, and as soon as the network is back. */
export async function whenCalm<T>(load: () => Promise<T>): Promise<T> {
  await calm()
  for (;;) {
    try {
      return await load()
    } catch {
      await new Promise((resolve) => {
        addEventListener('online', resolve, { once: true })
        setTimeout(resolve, againMillis)
      })
    }
  }
}

const signOrQuiet = (): Promise<unknown> =>
  new Promise((resolve) => {
    for (const sign of signs) addEventListener(sign, resolve, { once: true, capture: true, passive: true })
    setTimeout(resolve, quietMillis)
  })
