/**
 * A value that is in memory as it is on disk. lowdb's own `update` changes memory before it writes; here a change
 * is written first, and the value is the new one only when the disk has it. Changes wait for each other.
 */
import { Low } from 'lowdb'
import { ok, type Result } from '#shared/failure'
import { causeOf, unavailable } from './disk.ts'
import { DamagedFile, type DurableFile } from './durable-file.ts'

export class DurableValue<T> {
  readonly #file: DurableFile<T>
  readonly #low: Low<T>
  #last: Promise<unknown> = Promise.resolve()

  private constructor(file: DurableFile<T>, low: Low<T>) {
    this.#file = file
    this.#low = low
  }

  /** Reads the file; `initial` stands for one that is not there yet. Fails: storeUnavailable, `cause` names the file. */
  static async open<T>(file: DurableFile<T>, initial: T): Promise<Result<DurableValue<T>>> {
    const low = new Low(file, initial)
    try {
      await low.read()
    } catch (error) {
      if (error instanceof DamagedFile) return unavailable(error.message)
      return unavailable(`${file.path} cannot be restored: ${causeOf(error)}`)
    }
    return ok(new DurableValue(file, low))
  }

  /** Puts `initial` over a file that cannot be used. Fails: storeUnavailable. */
  static async anew<T>(file: DurableFile<T>, initial: T): Promise<Result<DurableValue<T>>> {
    const value = new DurableValue(file, new Low(file, initial))
    const written = await value.change(() => ok(initial))
    return written.ok ? ok(value) : written
  }

  get value(): T {
    return this.#low.data
  }

  /**
   * Replaces the value by what `next` makes of it; `next` sees all changes asked for earlier. Resolves when it is
   * on disk. Fails: what `next` fails with, storeUnavailable; then the value is the old one.
   */
  change(next: (value: T) => Result<T>): Promise<Result<void>> {
    const changed = this.#last.then(() => this.#change(next))
    this.#last = changed.catch(() => undefined)
    return changed
  }

  /** Waits for the changes asked for so far. */
  async settled(): Promise<void> {
    await this.#last
  }

  async #change(next: (value: T) => Result<T>): Promise<Result<void>> {
    const result = next(this.#low.data)
    if (!result.ok) return result
    try {
      await new Low(this.#file, result.value).write()
    } catch (error) {
      return unavailable(`${this.#file.path} cannot be written: ${causeOf(error)}`)
    }
    this.#low.data = result.value
    return ok(undefined)
  }
}
