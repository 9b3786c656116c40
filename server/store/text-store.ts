/**
 * The texts of all sections on disk: the write-ahead log, a base state per section, and in memory what of the log no
 * base holds yet.
 *
 * Invariants, each against one way of losing words:
 * - A record counts (for `load`, and as covered by a `settle`) from the turn of the event loop after its append was
 *   answered. So a room that takes in what was answered before it yields never settles over a record it has not seen.
 * - Bases of one section are written one at a time, and an older one never replaces a newer one.
 * - A log segment goes only when every record in it is in a base that was read back. Applying a record twice is harmless in
 *   Yjs; so whatever is in doubt is kept.
 */
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import * as Y from 'yjs'
import { buildInPieces } from '#shared/apply'
import { epochMark, markClient } from '#shared/epoch'
import { ok, type Failure, type Result } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { inPieces } from '#shared/pieces'
import { encodeState } from '#shared/state'
import { readBase, writeBase, type BaseState } from './base-file.ts'
import { causeOf, foundFolder, unavailable, type DiskFile } from './disk.ts'
import type { LogRecord } from './log-record.ts'
import { basePath, damagesOf, inTurn, pileUp, readShelves, shelfIn, type Shelf } from './shelf.ts'
import type { StoredText, StoreState, TextRecord, Texts } from './texts.ts'
import { isBefore, WriteAheadLog, type LogPlace } from './write-ahead-log.ts'

/** Texts, and what keeps their log short. */
export interface TextStore extends Texts {
  /** The end of what was acknowledged. */
  readonly end: LogPlace
  /** Sections whose updates keep an old log segment alive: rooms that are open should `settle`, the others `settleIdle`. */
  sectionsToSettle(): readonly SectionId[]
  /** Settles a section that no room holds: folds base and updates itself. Fails: storeUnavailable. */
  settleIdle(section: SectionId): Promise<Result<void>>
}

export interface TextStoreOptions {
  readonly folder: string
  /** The size at which the log goes on in a new segment, in bytes. */
  readonly segmentBytes: number
  readonly openFile?: (path: string) => Promise<DiskFile>
  readonly probeMs?: number
}

/** What a base that is about to be written covers. */
interface Mark {
  readonly upTo: number
  readonly covers: LogPlace
}

interface Batch {
  readonly done: Promise<Result<void>>
  readonly records: LogRecord[]
}

export class TextFiles implements TextStore {
  readonly #bases: string
  readonly #shelves: Map<SectionId, Shelf>
  readonly #log: WriteAheadLog
  /** Records in front of this place are in a pile or in a base. */
  #takenIn: LogPlace
  #batch: Batch | null = null

  private constructor(bases: string, shelves: Map<SectionId, Shelf>, log: WriteAheadLog) {
    this.#bases = bases
    this.#shelves = shelves
    this.#log = log
    this.#takenIn = log.end
  }

  /** Fails: storeUnavailable when the log cannot be trusted. A damaged base closes its own section only, and is reported. */
  static async open(options: TextStoreOptions): Promise<Result<{ texts: TextFiles; report: string[] }>> {
    try {
      return await TextFiles.#open(options)
    } catch (error) {
      return unavailable(`the texts in ${options.folder} cannot be opened: ${causeOf(error)}`)
    }
  }

  static async #open(options: TextStoreOptions): Promise<Result<{ texts: TextFiles; report: string[] }>> {
    const bases = join(options.folder, 'base')
    await foundFolder(bases)
    const shelves = await readShelves(bases)
    const onRecord = (record: LogRecord, end: LogPlace) =>
      pileUp(shelfIn(shelves, record.section), record, end)
    const opened = await WriteAheadLog.open({ ...options, isExpected: shelves.size > 0, onRecord })
    if (!opened.ok) return opened
    const texts = new TextFiles(bases, shelves, opened.value.log)
    const report = [...opened.value.report, ...damagesOf(shelves), ...(await texts.#lowerCovers())]
    const dropped = await texts.#dropSettled()
    return dropped.ok ? ok({ texts, report }) : dropped
  }

  get end(): LogPlace {
    return this.#log.end
  }

  get state(): StoreState {
    return this.#log.state
  }

  onState(listener: (state: StoreState) => void): () => void {
    return this.#log.onState(listener)
  }

  append(section: SectionId, record: TextRecord): Promise<Result<void>> {
    const done = this.#log.append(section, record)
    const batch = this.#batch?.done === done ? this.#batch : this.#begin(done)
    batch.records.push({ section, update: record.update, claims: record.claims })
    return done
  }

  async load(section: SectionId): Promise<Result<StoredText>> {
    await nextTurn() // what was answered before this call is taken in by now
    return this.#read(shelfIn(this.#shelves, section))
  }

  stamp(section: SectionId): number {
    return shelfIn(this.#shelves, section).pile.total
  }

  settle(section: SectionId, state: Uint8Array): Promise<Result<void>> {
    const shelf = shelfIn(this.#shelves, section)
    const mark = this.#mark(shelf)
    return inTurn(shelf, () => this.#write(shelf, state, mark))
  }

  settleIdle(section: SectionId): Promise<Result<void>> {
    const shelf = shelfIn(this.#shelves, section)
    return inTurn(shelf, async () => {
      const mark = this.#mark(shelf)
      const state = await this.#fold(shelf)
      return state.ok ? this.#write(shelf, state.value, mark) : state
    })
  }

  sectionsToSettle(): readonly SectionId[] {
    const { current } = this.#log.segments
    return [...this.#shelves.values()].flatMap(({ section, pile }) =>
      (pile.oldestSegment ?? current) < current ? [section] : [],
    )
  }

  /**
   * Settles every section under this epoch, or one above the highest there is: texts of another one are never merged with
   * these, and each holds the mark of its epoch. Only for a store that nobody has open. Answers with a sentence for each text that cannot be put together, and
   * stays closed. Fails: storeUnavailable when the disk refuses.
   */
  async raiseEpoch(least: number): Promise<Result<string[]>> {
    const shelves = [...this.#shelves.values()].filter(({ damage }) => damage === null)
    const epoch = Math.max(least, ...shelves.map((shelf) => shelf.epoch + 1))
    const failed: string[] = []
    for (const shelf of shelves) {
      shelf.epoch = epoch
      shelf.claims.set(markClient(epoch), null)
      const state = await this.#fold(shelf, [epochMark(epoch)])
      if (!state.ok) failed.push(...causesOf(state.failure))
      const written = state.ok ? await this.#write(shelf, state.value, this.#mark(shelf)) : ok(undefined)
      if (!written.ok) return written
    }
    return ok(failed)
  }

  /** Waits for everything on its way to the disk. */
  async close(): Promise<void> {
    await Promise.all([...this.#shelves.values()].map((shelf) => shelf.last))
    await this.#log.close()
  }

  #begin(done: Promise<Result<void>>): Batch {
    const batch: Batch = { done, records: [] }
    this.#batch = batch
    void done.then((result) => {
      const end = this.#log.end
      if (result.ok) setImmediate(() => this.#takeIn(batch, end))
    })
    return batch
  }

  #takeIn(batch: Batch, end: LogPlace): void {
    for (const record of batch.records) pileUp(shelfIn(this.#shelves, record.section), record, end)
    this.#takenIn = end
  }

  #mark(shelf: Shelf): Mark {
    return { upTo: shelf.pile.total, covers: this.#takenIn }
  }

  async #read(shelf: Shelf): Promise<Result<StoredText>> {
    if (shelf.damage !== null) return unavailable(shelf.damage)
    // The updates first: a base that is written meanwhile holds them too, and twice is harmless.
    const [pile, claims] = [shelf.pile.updates(), [...shelf.claims]]
    const updates = await inPieces(pile, nextTurn)
    const base = shelf.hasBase ? await readBase(basePath(this.#bases, shelf.section)) : ok(null)
    return base.ok ? ok({ base: base.value?.state ?? null, updates, claims, epoch: shelf.epoch }) : base
  }

  async #fold(shelf: Shelf, more: readonly Uint8Array[] = []): Promise<Result<Uint8Array>> {
    const stored = await this.#read(shelf)
    if (!stored.ok) return stored
    const { updates } = stored.value
    return foldText(shelf.section, { ...stored.value, updates: [...updates, ...more] })
  }

  async #write(shelf: Shelf, state: Uint8Array, mark: Mark): Promise<Result<void>> {
    if (shelf.damage !== null) return unavailable(shelf.damage)
    if (mark.upTo < shelf.pile.dropped) return ok(undefined) // a base that holds more stands already
    const base: BaseState = { epoch: shelf.epoch, covers: mark.covers, claims: [...shelf.claims], state }
    const written = await writeBase(basePath(this.#bases, shelf.section), base)
    if (!written.ok) return written
    shelf.hasBase = true
    shelf.covers = mark.covers
    shelf.pile.dropUpTo(mark.upTo)
    return this.#dropSettled()
  }

  /** Deletes the segments that nobody needs any more. */
  async #dropSettled(): Promise<Result<void>> {
    const needed = [...this.#shelves.values()].map(({ pile }) => pile.oldestSegment ?? this.#takenIn.segment)
    try {
      await this.#log.dropBefore(Math.min(this.#takenIn.segment, ...needed))
      return ok(undefined)
    } catch (error) {
      return unavailable(`old log segments cannot be deleted: ${causeOf(error)}`)
    }
  }

  /**
   * A base that covers more than the log has would hide the records to come. The log was cut or exchanged then: the base
   * is written again with what the log has now.
   */
  async #lowerCovers(): Promise<string[]> {
    const report: string[] = []
    for (const shelf of this.#shelves.values()) {
      if (shelf.damage !== null || !isBefore(this.#log.end, shelf.covers)) continue
      const path = basePath(this.#bases, shelf.section)
      const base = await readBase(path)
      const lowered = base.ok ? await writeBase(path, { ...base.value, covers: this.#log.end }) : base
      shelf.covers = this.#log.end
      if (!lowered.ok) shelf.damage = `${path} could not be written again`
      report.push(
        `${path} is newer than the end of the log: the log was cut or exchanged, and records of other sections may be missing in it.`,
      )
    }
    return report
  }
}

const causesOf = (failure: Failure): string[] => (failure.kind === 'storeUnavailable' ? [failure.cause] : [])

/** The whole state, from base and updates. No room holds the section; the other sections' rooms have their turn in between. */
async function foldText(section: SectionId, { base, updates }: StoredText): Promise<Result<Uint8Array>> {
  const doc = new Y.Doc()
  try {
    await inPieces(buildInPieces(doc, base, updates), nextTurn)
    return ok(await inPieces(encodeState(doc), nextTurn))
  } catch (error) {
    return unavailable(`section ${section} holds an update that cannot be applied: ${causeOf(error)}`)
  } finally {
    doc.destroy()
  }
}
