/** Checks the texts: every record of the log, every base, and that together they make a document. */
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import * as Y from 'yjs'
import { buildInPieces } from '#shared/apply'
import { must } from '#shared/failure'
import { sectionId, type SectionId } from '#shared/ids'
import { inPieces } from '#shared/pieces'
import { hasGap } from '#shared/state'
import { damagedBase, decodeBase, type BaseState } from './base-file.ts'
import { causeOf } from './disk.ts'
import { checkSequence, damagedSentence, segmentIn, readSegment } from './log-segments.ts'
import type { Marks } from './marks.ts'
import { isBefore, type LogPlace } from './write-ahead-log.ts'

interface Stored {
  base: BaseState | null
  readonly updates: Uint8Array[]
}

/** What a segment holds beside its records: where it is whole to. */
interface Segment {
  readonly path: string
  readonly number: number
  readonly whole: number
  readonly rest: number
  readonly damaged: boolean
}

export class TextsInspection {
  readonly findings: string[] = []
  /** What is not whole at the log's end; null for nothing. */
  torn: string | null = null
  records = 0
  readonly #folder: string
  readonly #stored = new Map<SectionId, Stored>()
  readonly #closed = new Set<SectionId>()
  readonly #segments: Segment[] = []

  /** @param dir the store's folder, for the sentences. */
  constructor(dir: string) {
    this.#folder = join(dir, 'text')
  }

  get sections(): ReadonlySet<SectionId> {
    return new Set([...this.#stored.keys(), ...this.#closed])
  }

  /** Bases are added before the segments. */
  addBase(path: string, bytes: Buffer): void {
    const section = sectionId.safeParse(/(?<name>[^/]+)\.base$/u.exec(path)?.groups?.['name'])
    if (!section.success) return void this.findings.push(`${path} is not named as a section's base is.`)
    const base = decodeBase(bytes)
    if (base !== null) return void (this.#storedOf(section.data).base = base)
    this.#closed.add(section.data)
    this.findings.push(damagedBase(path))
  }

  /** Returns how many of the bytes are whole records, or all of them when there is damage among them. */
  addSegment(path: string, bytes: Buffer, isLast: boolean): number {
    const number = segmentIn(path)
    const { whole, damaged } = readSegment(bytes, isLast, (record, offset) => {
      this.records += 1
      const stored = this.#storedOf(record.section)
      const covers = stored.base?.covers ?? { segment: 0, offset: 0 }
      if (isBefore(covers, { segment: number, offset })) stored.updates.push(record.update)
    })
    const rest = bytes.length - whole
    this.#segments.push({ path, number, whole, rest, damaged })
    if (damaged) this.findings.push(damagedSentence(path, whole))
    else if (rest > 0)
      this.torn = `${path}: the last ${rest} bytes (from ${whole} on) are no whole record: a write that was cut short, or damage at the very end.`
    return damaged ? bytes.length : whole
  }

  /** Once all is added: whether it fits together, and reaches what was acknowledged. */
  async finish(acknowledged: Marks | null): Promise<void> {
    const sequence = checkSequence(
      this.#folder,
      this.#segments.map(({ number }) => number),
    )
    if (!sequence.ok && sequence.failure.kind === 'storeUnavailable')
      this.findings.push(sequence.failure.cause)
    if (this.#stored.size + this.#closed.size > 0 && this.#segments.length === 0)
      this.findings.push(`there are base states in ${this.#folder}, but no segment of the write-ahead log.`)
    this.#checkCovers()
    if (acknowledged !== null) this.#checkReach(acknowledged.texts)
    for (const [section, stored] of this.#stored) await this.#fold(section, stored)
  }

  get #end(): LogPlace {
    const last = this.#segments.at(-1)
    return { segment: last?.number ?? 0, offset: last?.whole ?? 0 }
  }

  #checkCovers(): void {
    if (this.#segments.some(({ damaged }) => damaged)) return // there are records behind the damage
    for (const [section, { base }] of this.#stored) {
      if (base !== null && this.#segments.length > 0 && isBefore(this.#end, base.covers))
        this.findings.push(
          `${join(this.#folder, 'base', `${section}.base`)} is newer than the end of the log: the log was cut or exchanged.`,
        )
    }
  }

  #checkReach(place: LogPlace): void {
    if (!isBefore(this.#end, place) || this.#segments.some(({ damaged }) => damaged)) return
    const { path, whole } = must(this.#segments.at(-1), 'a running server has a log')
    this.findings.push(damagedSentence(path, whole))
  }

  async #fold(section: SectionId, { base, updates }: Stored): Promise<void> {
    if (this.#closed.has(section)) return
    const doc = new Y.Doc()
    try {
      await inPieces(buildInPieces(doc, base?.state ?? null, updates), nextTurn)
      if (hasGap(doc)) this.findings.push(`Section ${section}: a part of its text is missing on disk.`)
    } catch (error) {
      this.findings.push(`Section ${section}: its text cannot be put together: ${causeOf(error)}.`)
    } finally {
      doc.destroy()
    }
  }

  #storedOf(section: SectionId): Stored {
    const found = this.#stored.get(section)
    if (found !== undefined) return found
    const founded: Stored = { base: null, updates: [] }
    this.#stored.set(section, founded)
    return founded
  }
}
