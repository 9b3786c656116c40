/** Mails as files, where no mail server is known. They name people: those they go to, and those they tell of. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result } from '#shared/failure'
import type { PersonId } from '#shared/ids'
import { causeOf, codeOf, foundFolder, replaceFile, syncFolder, unavailable } from './disk.ts'

/** So many stay, the newest; names end with the number of what they tell of. */
const most = 500

const ending = '.eml'

export class OutboxFolder {
  readonly #folder: string
  /** One after the other: a mail that is being written is there before all are taken away. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** @param name without its ending; the same mail stands there once. Throws as the disk does, and what `write` throws. */
  keep(name: string, write: () => Promise<Uint8Array>): Promise<void> {
    return this.#inTurn(async () => {
      const bytes = await write()
      await foundFolder(this.#folder)
      await replaceFile(join(this.#folder, `${name}${ending}`), bytes)
      await this.#clear(
        (await this.#mails()).sort((one, other) => numberOf(other) - numberOf(one)).slice(most),
      )
    })
  }

  /** Takes away the mails to this person. Throws as the disk does. */
  forget(person: PersonId): Promise<void> {
    return this.#inTurn(async () =>
      this.#clear((await this.#mails()).filter((name) => name.startsWith(`${person}-`))),
    )
  }

  /** Takes away all mails, also those that are being written. Fails: storeUnavailable. */
  async empty(): Promise<Result<void>> {
    try {
      await this.#inTurn(async () => this.#clear(await this.#names()))
      return ok(undefined)
    } catch (error) {
      return unavailable(`the mails in ${this.#folder} cannot be taken away: ${causeOf(error)}`)
    }
  }

  async #mails(): Promise<string[]> {
    return (await this.#names()).filter((name) => name.endsWith(ending))
  }

  async #names(): Promise<string[]> {
    try {
      return await readdir(this.#folder)
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return []
      throw error
    }
  }

  async #clear(names: readonly string[]): Promise<void> {
    for (const name of names) await rm(join(this.#folder, name), { force: true })
    if (names.length > 0) await syncFolder(this.#folder)
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.#last.then(act)
    this.#last = done.catch(() => undefined)
    return done
  }
}

const numberOf = (name: string): number => Number(/-(\d+)\.eml$/u.exec(name)?.[1] ?? 0)
