/**
 * Who the people of the versions are: a file for each version, apart from all that is hashed, so that a person can be
 * erased and every version still holds.
 */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ok, type Result } from '#shared/failure'
import { versionId, type PersonId, type VersionId } from '#shared/ids'
import { openings, type Openings } from '#shared/version'
import { causeOf, codeOf, foundFolder, unavailable } from './disk.ts'
import { DurableFile, readChecksummed, type Reading } from './durable-file.ts'
import type { Personal } from './personal.ts'

export interface OpeningFiles extends Personal {
  /** Resolves when they are on disk, but for those of people who went meanwhile. Fails: storeUnavailable. */
  keep(version: VersionId, openings: Openings): Promise<Result<void>>
  /** Of whom there still are some; none for a version that has no file. Fails: storeUnavailable. */
  read(version: VersionId): Promise<Result<Openings>>
}

const openingsFile = z.strictObject({ version: versionId, openings })
type OpeningsFile = z.infer<typeof openingsFile>

/** What the bytes of such a file hold. */
export const readOpenings = (bytes: Buffer): Reading<OpeningsFile> => readChecksummed(bytes, openingsFile)

export class OpeningsFolder implements OpeningFiles {
  readonly #folder: string
  /** One change at a time: what is erased must not come back with a file that was read before. */
  #last: Promise<unknown> = Promise.resolve()
  /** As it was told last: a version that is being made may still name who has just gone. */
  #isThere: (person: PersonId) => boolean = () => true

  constructor(folder: string) {
    this.#folder = folder
  }

  keep(version: VersionId, kept: Openings): Promise<Result<void>> {
    return this.#inTurn(async () => {
      await foundFolder(this.#folder)
      await this.#file(version).write({ version, openings: this.#left(kept) })
    })
  }

  async read(version: VersionId): Promise<Result<Openings>> {
    try {
      return ok((await this.#file(version).read())?.openings ?? {})
    } catch (error) {
      return this.#refused(error)
    }
  }

  forgetAllBut(isThere: (person: PersonId) => boolean): Promise<Result<void>> {
    return this.#inTurn(async () => {
      this.#isThere = isThere
      const names = await this.#names()
      // What a crash left half-written has names in it too.
      for (const name of names.filter((one) => one.endsWith('.tmp'))) await rm(join(this.#folder, name))
      for (const version of names.flatMap((name) => versionIn(name) ?? [])) {
        const file = this.#file(version)
        const all = (await file.read())?.openings ?? {}
        const left = this.#left(all)
        if (Object.keys(left).length < Object.keys(all).length) await file.write({ version, openings: left })
      }
    })
  }

  #left(all: Openings): Openings {
    return Object.fromEntries(Object.entries(all).filter(([, { person }]) => this.#isThere(person)))
  }

  #names(): Promise<string[]> {
    return readdir(this.#folder).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return []
      throw error
    })
  }

  #file(version: VersionId): DurableFile<OpeningsFile> {
    return new DurableFile({ path: join(this.#folder, `${version}.json`), schema: openingsFile })
  }

  #inTurn(act: () => Promise<void>): Promise<Result<void>> {
    const done = this.#last.then(act).then(
      () => ok(undefined),
      (error: unknown) => this.#refused(error),
    )
    this.#last = done
    return done
  }

  #refused = (error: unknown) => unavailable(`the names of a version in ${this.#folder}: ${causeOf(error)}`)
}

const versionIn = (name: string): VersionId | undefined =>
  versionId.safeParse(name.replace(/\.json$/u, '')).data
