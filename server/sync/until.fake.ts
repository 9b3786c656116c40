/** Waits until it is so; fails with the name of what did not come. */
export async function until(isSo: () => boolean, what: string, millis = 5000): Promise<void> {
  const end = performance.now() + millis
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** Time for something that should not come to come. */
export const aWhile = (millis = 60): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))
