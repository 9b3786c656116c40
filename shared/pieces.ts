/** Long work in short pieces, so that others have their turn in between. */

/** Work that pauses after each piece. What it looks at must not change before it is done. */
export type Pieces<T> = Generator<null, T>

/** Does the work. @param turn resolves when the others had their turn. Throws as the work does. */
export async function inPieces<T>(work: Pieces<T>, turn: () => Promise<unknown>): Promise<T> {
  let step = work.next()
  while (step.done !== true) {
    await turn()
    step = work.next()
  }
  return step.value
}
