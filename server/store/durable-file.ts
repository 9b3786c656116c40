/**
 * A small JSON file for lowdb that survives a crash: with its checksum, written beside the old one, brought to disk, then renamed
 * over it (lowdb's own adapter renames without fsync, and would take a changed bit for what was written). With `mirrored`, a second copy with the same content is written
 * before it. The copy is not an older version (an older one would bring back
 * what was erased or revoked): it has everything that was ever acknowledged, and takes over when the file
 * itself is missing, empty or damaged.
 */
import { readFile } from 'node:fs/promises'
import type { Adapter } from 'lowdb'
import { z } from 'zod'
import { causeOf, codeOf, replaceFile } from './disk.ts'
import { hasChecksum, piecesWithChecksum, provenContent, withChecksum } from './checksum.ts'

export interface DurableFileOptions<T> {
  readonly path: string
  /** What the file must hold. */
  readonly schema: z.ZodType<T>
  /** The content's JSON in pieces, for one that is too long to be made at once. */
  readonly pieces?: (data: T) => Iterable<string>
  /** Whether a second copy is kept at `path` + ".bak". */
  readonly mirrored?: boolean
}

export type Reading<T> =
  | { kind: 'whole'; data: T }
  | { kind: 'missing' }
  | { kind: 'damaged'; cause: string }
  /** As it was written, but by another version of this program. */
  | { kind: 'foreign'; cause: string }

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
    const copy: Reading<T> = this.#options.mirrored
      ? await this.#readOne(this.#copyPath)
      : { kind: 'missing' }
    if (reading.kind === 'whole') return this.#heal(reading.data, copy)
    if (copy.kind === 'whole') return this.#restore(reading, copy.data)
    if (reading.kind !== 'missing') throw new DamagedFile(`${this.path} ${reading.cause}`)
    if (copy.kind !== 'missing') throw new DamagedFile(`${this.path} is missing, and its copy ${copy.cause}`)
    return null
  }

  /** Resolves when the content is on disk. Throws what the system says; then the old content stands. */
  async write(data: T): Promise<void> {
    const { pieces, mirrored } = this.#options
    const text = pieces === undefined ? withChecksum(data) : await piecesWithChecksum(pieces(data))
    // The copy first: when it fails, the file itself is still the old one.
    if (mirrored) await replaceFile(this.#copyPath, text)
    await replaceFile(this.path, text)
  }

  get #copyPath(): string {
    return `${this.path}.bak`
  }

  /** A damaged copy would be found out when it is needed. On a disk that refuses, the next change writes it. */
  async #heal(data: T, copy: Reading<T>): Promise<T> {
    if (!('cause' in copy)) return data
    await replaceFile(this.#copyPath, withChecksum(data)).catch(() => undefined)
    this.report.push(`${this.#copyPath} ${copy.cause}; it was made anew from ${this.path}.`)
    return data
  }

  async #restore(reading: Reading<T>, data: T): Promise<T> {
    const found = 'cause' in reading ? reading.cause : 'is missing'
    await this.write(data)
    this.report.push(`${this.path} ${found}; it was restored from its copy ${this.#copyPath}.`)
    return data
  }

  async #readOne(path: string): Promise<Reading<T>> {
    try {
      return readChecksummed(await readFile(path), this.#options.schema)
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return { kind: 'missing' }
      return { kind: 'damaged', cause: `cannot be read: ${causeOf(error)}` }
    }
  }
}

/** What the bytes of such a file hold. Those without a checksum, as they were written before there were any, are taken as they are. */
export function readChecksummed<T>(bytes: Buffer, schema: z.ZodType<T>): Reading<T> {
  if (bytes.toString('utf8').trim() === '') return { kind: 'damaged', cause: 'is empty' }
  if (parseJson(bytes) === undefined) return { kind: 'damaged', cause: 'is not whole (no JSON)' }
  const content = hasChecksum(bytes) ? provenContent(bytes) : bytes
  if (content === null)
    return { kind: 'damaged', cause: 'was changed: its checksum is not that of its content' }
  const parsed = schema.safeParse(parseJson(content))
  if (parsed.success) return { kind: 'whole', data: parsed.data }
  const cause = `does not hold what it should: ${z.prettifyError(parsed.error)}`
  return { kind: hasChecksum(bytes) ? 'foreign' : 'damaged', cause }
}

/** undefined for what is not JSON (JSON itself has no undefined). */
function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown
  } catch {
    return undefined
  }
}
