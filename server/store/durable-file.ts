/**
 * A small JSON file for lowdb that survives a crash: written beside the old one, brought to disk, then renamed
 * over it (lowdb's own adapter renames without fsync). With `mirrored`, a second copy with the same content is written
 * before it. The copy is not an older version (an older one would bring back
 * what was erased or revoked): it has everything that was ever acknowledged, and takes over when the file
 * itself is missing, empty or damaged.
 */
import { readFile } from 'node:fs/promises'
import type { Adapter } from 'lowdb'
import { z } from 'zod'
import { causeOf, codeOf, replaceFile } from './disk.ts'

export interface DurableFileOptions<T> {
  readonly path: string
  /** What the file must hold. */
  readonly schema: z.ZodType<T>
  /** Whether a second copy is kept at `path` + ".bak". */
  readonly mirrored?: boolean
}

type Reading<T> = { kind: 'whole'; data: T } | { kind: 'missing' } | { kind: 'damaged'; cause: string }

/** The file (and its copy) cannot be used; the message names it and says why. */
export class DamagedFile extends Error {}

export class DurableFile<T> implements Adapter<T> {
  /** What had to be repaired while reading, as sentences. */
  readonly report: string[] = []
  readonly #options: DurableFileOptions<T>

  constructor(options: DurableFileOptions<T>) {
    this.#options = options
  }

  get path(): string {
    return this.#options.path
  }

  /** The content; null when there is none yet. Throws DamagedFile. */
  async read(): Promise<T | null> {
    const reading = await this.#readOne(this.path)
    if (reading.kind === 'whole') return reading.data
    const copy: Reading<T> = this.#options.mirrored
      ? await this.#readOne(this.#copyPath)
      : { kind: 'missing' }
    if (copy.kind === 'whole') return this.#restore(reading, copy.data)
    if (reading.kind === 'damaged') throw new DamagedFile(`${this.path} ${reading.cause}`)
    if (copy.kind === 'damaged') throw new DamagedFile(`${this.path} is missing, and its copy ${copy.cause}`)
    return null
  }

  /** Resolves when the content is on disk. Throws what the system says; then the old content stands. */
  async write(data: T): Promise<void> {
    const text = `${JSON.stringify(data)}\n`
    // The copy first: when it fails, the file itself is still the old one.
    if (this.#options.mirrored) await replaceFile(this.#copyPath, text)
    await replaceFile(this.path, text)
  }

  get #copyPath(): string {
    return `${this.path}.bak`
  }

  async #restore(reading: Reading<T>, data: T): Promise<T> {
    const found = reading.kind === 'damaged' ? reading.cause : 'is missing'
    await this.write(data)
    this.report.push(`${this.path} ${found}; it was restored from its copy ${this.#copyPath}.`)
    return data
  }

  async #readOne(path: string): Promise<Reading<T>> {
    try {
      return this.#parse(await readFile(path, 'utf8'))
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return { kind: 'missing' }
      return { kind: 'damaged', cause: `cannot be read: ${causeOf(error)}` }
    }
  }

  #parse(text: string): Reading<T> {
    if (text.trim() === '') return { kind: 'damaged', cause: 'is empty' }
    const json = parseJson(text)
    if (json === undefined) return { kind: 'damaged', cause: 'is not whole (no JSON)' }
    const parsed = this.#options.schema.safeParse(json)
    if (parsed.success) return { kind: 'whole', data: parsed.data }
    return { kind: 'damaged', cause: `does not hold what it should: ${z.prettifyError(parsed.error)}` }
  }
}

/** undefined for what is not JSON (JSON itself has no undefined). */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
