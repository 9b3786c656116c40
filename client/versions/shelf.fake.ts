/** A shelf in memory; it can be full. */
import type { Shelf, Thing } from './shelf.ts'

export class ShelfFake implements Shelf {
  isFull = false
  readonly #things = new Map<string, object>()

  get = (kind: string, name: string): Promise<unknown> =>
    Promise.resolve(this.#things.get(`${kind} ${name}`) ?? null)

  all = (kind: string): Promise<readonly unknown[]> =>
    Promise.resolve([...this.#things].flatMap(([key, value]) => (key.startsWith(`${kind} `) ? [value] : [])))

  put = (...things: readonly Thing[]): Promise<boolean> => {
    if (this.isFull) return Promise.resolve(false)
    for (const [kind, name, value] of things) {
      if (value === null) this.#things.delete(`${kind} ${name}`)
      else this.#things.set(`${kind} ${name}`, value)
    }
    return Promise.resolve(true)
  }
}
