/**
 * Files that never change, each named by the SHA-256 of its bytes: what people signed, and scans of what they signed on
 * paper. One that is there is there for good, whole, and under no other name; but for scans of people who were erased.
 */
import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '#shared/failure'
import { causeOf, foundFolder, replaceFile, syncFolder, unavailable } from './disk.ts'
import { readIfThere } from './holdings.ts'

export interface KeptFiles {
  /** Resolves with the name when the bytes are on disk. Fails: storeUnavailable. */
  keep(bytes: Uint8Array): Promise<Result<string>>
  /** The bytes under this name. Fails: notFound; storeUnavailable, also when they are not what the name says. */
  read(name: string): Promise<Result<Buffer>>
}

/** For scans alone (`work/scans`): everything else in here is hashed by something that must hold. */
export interface ForgettingFiles extends KeptFiles {
  /** One that is not there is forgotten. Fails: storeUnavailable. */
  forget(name: string): Promise<Result<void>>
}

/** The name of a file with these bytes. */
export const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const isName = (name: string): boolean => /^[0-9a-f]{64}$/u.test(name)

export class KeptFolder implements ForgettingFiles {
  readonly #folder: string
  /** One at a time for each name. */
  readonly #writing = new Map<string, Promise<Result<string>>>()

  constructor(folder: string) {
    this.#folder = folder
  }

  keep(bytes: Uint8Array): Promise<Result<string>> {
    const name = nameOf(bytes)
    const writing = this.#writing.get(name) ?? this.#write(name, bytes)
    this.#writing.set(name, writing)
    return writing.finally(() => this.#writing.delete(name))
  }

  async #write(name: string, bytes: Uint8Array): Promise<Result<string>> {
    try {
      await foundFolder(this.#folder)
      await replaceFile(join(this.#folder, name), bytes)
      return ok(name)
    } catch (error) {
      return unavailable(`a file could not be kept in ${this.#folder}: ${causeOf(error)}`)
    }
  }

  async read(name: string): Promise<Result<Buffer>> {
    if (!isName(name)) return fail({ kind: 'notFound', what: 'file' })
    const path = join(this.#folder, name)
    try {
      const bytes = await readIfThere(path)
      if (bytes === null) return fail({ kind: 'notFound', what: 'file' })
      return nameOf(bytes) === name ? ok(bytes) : unavailable(alteredSentence(path))
    } catch (error) {
      return unavailable(`${path} cannot be read: ${causeOf(error)}`)
    }
  }

  async forget(name: string): Promise<Result<void>> {
    const path = join(this.#folder, name)
    try {
      await rm(path, { force: true })
      await syncFolder(this.#folder)
      return ok(undefined)
    } catch (error) {
      return unavailable(`${path} cannot be taken away: ${causeOf(error)}`)
    }
  }
}

export const alteredSentence = (path: string): string =>
  `${path} is not what its name says: its SHA-256 is another. Restore it from a backup.`
