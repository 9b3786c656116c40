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

/** Does the work in one go. Throws as the work does. */
export function atOnce<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

/** How much was done since the last pause. */
export class Effort {
  /** How much may be done in one piece. */
  readonly #most: number
  #spent = 0

  constructor(most: number) {
    this.#most = most
  }

  /** Whether it is time for a pause. */
  spend(work: number): boolean {
    this.#spent += work
    if (this.#spent < this.#most) return false
    this.#spent = 0
    return true
  }
}
