/**
 * The write-ahead log of all sections' texts, in numbered segments (`wal-00000001.log`, …). Only the last segment
 * grows; the others are kept until every section in them has a newer base state. Segments follow each other
 * without a gap, so a missing one is noticed.
 */
import { readFile, rm } from 'node:fs/promises'
import { must, ok, type Result } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { AppendFile } from './append-file.ts'
import { causeOf, openDiskFile, syncFolder, unavailable, type DiskFile } from './disk.ts'
import { encodeRecord, type LogRecord } from './log-record.ts'
import {
  checkSequence,
  damagedSentence,
  listSegments,
  readSegment,
  segmentPath,
  type SegmentReading,
} from './log-segments.ts'
import type { StoreState, TextRecord } from './texts.ts'

/** A place in the log: everything before it is in front of it. */
export interface LogPlace {
  readonly segment: number
  readonly offset: number
}

export const isBefore = (one: LogPlace, other: LogPlace): boolean =>
  one.segment < other.segment || (one.segment === other.segment && one.offset < other.offset)

export interface LogOptions {
  readonly folder: string
  /** The size at which the log goes on in a new segment, in bytes. */
  readonly segmentBytes: number
  /** Whether there must be a log: a store that has bases has one. */
  readonly isExpected?: boolean
  /** Called at opening for each whole record, in order; `end` is the place behind it. */
  readonly onRecord: (record: LogRecord, end: LogPlace) => void
  /** Opens a segment for writing; a test hands in another disk. */
  readonly openFile?: (path: string) => Promise<DiskFile>
  readonly probeMs?: number
}

export interface OpenedLog {
  readonly log: WriteAheadLog
  readonly report: readonly string[]
}

export class WriteAheadLog {
  readonly #options: LogOptions
  readonly #file: AppendFile
  #oldest: number
  #current: number
  #dropping: Promise<void> = Promise.resolve()

  private constructor(
    options: LogOptions,
    file: DiskFile,
    segments: { oldest: number; current: number; length: number },
  ) {
    this.#options = options
    this.#oldest = segments.oldest
    this.#current = segments.current
    this.#file = new AppendFile(file, {
      name: 'the write-ahead log',
      length: segments.length,
      nextFile: (length) => this.#nextSegment(length),
      ...(options.probeMs === undefined ? {} : { probeMs: options.probeMs }),
    })
  }

  /**
   * Reads all segments. A torn tail of the last one (bytes that were being written, zeros, junk) is cut off and
   * reported. Fails: storeUnavailable when a record that was acknowledged is damaged or a segment is missing;
   * nothing is changed then.
   */
  static async open(options: LogOptions): Promise<Result<OpenedLog>> {
    try {
      return await WriteAheadLog.#open(options)
    } catch (error) {
      return unavailable(`the write-ahead log in ${options.folder} cannot be opened: ${causeOf(error)}`)
    }
  }

  static async #open(options: LogOptions): Promise<Result<OpenedLog>> {
    const found = checkSequence(options.folder, await listSegments(options.folder))
    if (!found.ok) return found
    if (options.isExpected && found.value.length === 0) return unavailable(lostSentence(options.folder))
    const segments = found.value.length > 0 ? found.value : [1]
    const [oldest, current] = [must(segments[0], 'a segment'), must(segments.at(-1), 'a segment')]
    const report: string[] = []
    let length = 0
    for (const segment of found.value) {
      const path = segmentPath(options.folder, segment)
      const bytes = await readFile(path)
      const reading = readSegment(bytes, segment === current, (record, offset) =>
        options.onRecord(record, { segment, offset }),
      )
      const judged = judge(path, bytes, reading)
      if (!judged.ok) return judged
      report.push(...judged.value)
      length = reading.whole
    }
    const file = await (options.openFile ?? openDiskFile)(segmentPath(options.folder, current))
    if (report.length > 0) await cut(file, length)
    return ok({ log: new WriteAheadLog(options, file, { oldest, current, length }), report })
  }

  /** The end of what is on disk. */
  get end(): LogPlace {
    return { segment: this.#current, offset: this.#file.length }
  }

  /** The numbers of the oldest segment and of the one that grows. */
  get segments(): { oldest: number; current: number } {
    return { oldest: this.#oldest, current: this.#current }
  }

  get state(): StoreState {
    return this.#file.state
  }

  onState(listener: (state: StoreState) => void): () => void {
    return this.#file.onState(listener)
  }

  /** Resolves when the record is on disk; all records of one flush share one promise. Fails: as AppendFile. */
  append(section: SectionId, record: TextRecord): Promise<Result<void>> {
    return this.#file.append(encodeRecord(section, record, this.#file.queued))
  }

  /**
   * Deletes the oldest segments up to (without) this one; never the one that grows. Throws as the disk does.
   * Calls take their turn: two that ran at once would skip a segment, and what is left would have a gap.
   */
  dropBefore(segment: number): Promise<void> {
    const dropped = this.#dropping.then(() => this.#drop(Math.min(segment, this.#current)))
    this.#dropping = dropped.catch(() => undefined)
    return dropped
  }

  async #drop(end: number): Promise<void> {
    const { folder } = this.#options
    for (; this.#oldest < end; this.#oldest++) {
      await rm(segmentPath(folder, this.#oldest), { force: true })
      await syncFolder(folder) // one after the other: no crash may leave a gap
    }
  }

  async close(): Promise<void> {
    await this.#dropping
    await this.#file.close()
  }

  async #nextSegment(length: number): Promise<DiskFile | null> {
    const { folder, segmentBytes, openFile } = this.#options
    if (length < segmentBytes) return null
    const file = await (openFile ?? openDiskFile)(segmentPath(folder, this.#current + 1))
    this.#current += 1
    return file
  }
}

/** What the bytes behind the whole records mean: sentences for the report, or why the log must not be opened. */
function judge(path: string, bytes: Uint8Array, { whole, damaged }: SegmentReading): Result<string[]> {
  if (whole === bytes.length) return ok([])
  if (damaged) return unavailable(damagedSentence(path, whole))
  return ok([
    `${path}: the last ${bytes.length - whole} bytes (from ${whole} on) were no whole record: a write that was cut short, or damage at the very end. They were cut off.`,
  ])
}

const lostSentence = (folder: string): string =>
  `there are base states in ${folder}, but no segment of the write-ahead log. Restore it from a backup; if it is gone for good, put an empty file ${segmentPath(folder, 1)} there, and what was written since the last settling is lost.`

async function cut(file: DiskFile, length: number): Promise<void> {
  await file.truncate(length)
  await file.sync()
}
