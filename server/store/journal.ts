/** The journal: everything that happened apart from text, one line each, chained by hashes. */
import { open, readFile } from 'node:fs/promises'
import type { Entry } from '#shared/events'
import { must, ok, type Result } from '#shared/failure'
import { AppendFile } from './append-file.ts'
import { deferred, type Deferred } from './deferred.ts'
import { causeOf, openDiskFile, unavailable, type DiskFile } from './disk.ts'
import { brokenSentence, checkBehind, findLines, tornSentence } from './journal-check.ts'
import { chainStart, readLine, writeLines, type ChainEnd } from './journal-line.ts'
import type { StoreState } from './texts.ts'

export interface Journal {
  /** Sequence number of the last entry on disk; 0 for an empty journal. */
  readonly seq: number
  /** Hash of the last entry on disk, 64 hex digits. */
  readonly hash: string
  /**
   * Resolves when the entries are on disk, all of them or none. They must follow what was handed in before without a
   * gap. Fails: storeUnavailable, also for entries that stand on others which did not reach the disk.
   */
  append(entries: readonly Entry[]): Promise<Result<void>>
  /** Entries on disk from this sequence number on, in order. Fails: storeUnavailable. */
  read(fromSeq: number): Promise<Result<Entry[]>>
  /** The hash of an entry on disk; of none for 0. Fails: storeUnavailable. */
  hashAt(seq: number): Promise<Result<string>>
  readonly state: StoreState
  /** Called whenever `state` changes. Returns the way to stop. */
  onState(listener: (state: StoreState) => void): () => void
}

export interface JournalOptions {
  readonly path: string
  /** Where the checkpoint stands: lines up to there were proven when it was written. */
  readonly checkpoint?: ChainEnd | null
  /** Opens the file for writing; a test hands in another disk. */
  readonly openFile?: (path: string) => Promise<DiskFile>
  readonly probeMs?: number
}

export interface OpenedJournal {
  readonly journal: JournalFile
  /** The entries behind the checkpoint. */
  readonly recent: readonly Entry[]
  readonly report: readonly string[]
}

interface Group {
  readonly entries: Entry[]
  readonly done: Deferred<Result<void>>
}

/**
 * The journal in one file. Entries that come while a group is being written form the next group; a group's lines
 * are chained only when the group before it is on disk, so no line ever stands on one that is not.
 */
export class JournalFile implements Journal {
  readonly #path: string
  readonly #file: AppendFile
  /** Where each line ends, in bytes: line n is entry n. */
  readonly #ends: number[]
  #end: ChainEnd
  /** The last sequence number handed in. */
  #promised: number
  #waiting: Group | null = null
  #running: Promise<void> | null = null

  private constructor(path: string, file: AppendFile, ends: number[], end: ChainEnd) {
    this.#path = path
    this.#file = file
    this.#ends = ends
    this.#end = end
    this.#promised = end.seq
  }

  /**
   * Checks the chain behind the checkpoint and cuts off a torn last line (reported). Fails: storeUnavailable for a
   * chain that is broken, or that does not reach or does not fit the checkpoint; `cause` names the line.
   */
  static async open(options: JournalOptions): Promise<Result<OpenedJournal>> {
    try {
      return await JournalFile.#open(options)
    } catch (error) {
      return unavailable(`${options.path} cannot be opened: ${causeOf(error)}`)
    }
  }

  static async #open({
    path,
    checkpoint,
    openFile,
    probeMs,
  }: JournalOptions): Promise<Result<OpenedJournal>> {
    const file = await (openFile ?? openDiskFile)(path)
    const bytes = await readFile(path)
    const { ends, torn } = findLines(bytes)
    const checked = checkBehind(path, bytes, ends, checkpoint ?? chainStart)
    if (!checked.ok) {
      await file.close()
      return checked
    }
    const length = ends.at(-1) ?? 0
    if (torn > 0) await cut(file, length)
    const appendFile = new AppendFile(file, {
      name: 'the journal',
      length,
      ...(probeMs === undefined ? {} : { probeMs }),
    })
    const journal = new JournalFile(path, appendFile, ends, checked.value.end)
    return ok({ journal, recent: checked.value.entries, report: torn > 0 ? [tornSentence(path, torn)] : [] })
  }

  get seq(): number {
    return this.#end.seq
  }

  get hash(): string {
    return this.#end.hash
  }

  get state(): StoreState {
    return this.#file.state
  }

  onState(listener: (state: StoreState) => void): () => void {
    return this.#file.onState(listener)
  }

  append(entries: readonly Entry[]): Promise<Result<void>> {
    const first = entries[0]?.seq ?? this.#promised + 1
    if (first <= this.#promised) throw new Error(`bug: entry ${first} is in the journal already`)
    if (first > this.#promised + 1)
      return Promise.resolve(unavailable('earlier entries could not be written'))
    this.#waiting ??= { entries: [], done: deferred() }
    this.#waiting.entries.push(...entries)
    this.#promised += entries.length
    this.#running ??= this.#run()
    return this.#waiting.done.promise
  }

  async read(fromSeq: number): Promise<Result<Entry[]>> {
    const first = Math.max(1, fromSeq)
    const lines = await this.#readLines(first, this.seq)
    if (!lines.ok) return lines
    const entries: Entry[] = []
    for (const text of lines.value) {
      const line = readLine(text)
      if (line.kind === 'broken')
        return unavailable(brokenSentence(this.#path, first + entries.length, line.why))
      entries.push(line.entry)
    }
    return ok(entries)
  }

  async hashAt(seq: number): Promise<Result<string>> {
    if (seq === 0) return ok(chainStart.hash)
    if (seq === this.seq) return ok(this.hash)
    const lines = await this.#readLines(seq, seq)
    if (!lines.ok) return lines
    const line = readLine(lines.value[0] ?? '')
    return line.kind === 'whole' ? ok(line.end.hash) : unavailable(brokenSentence(this.#path, seq, line.why))
  }

  /** Waits for what is on its way, then lets the file go. */
  async close(): Promise<void> {
    while (this.#running !== null) await this.#running
    await this.#file.close()
  }

  async #run(): Promise<void> {
    await Promise.resolve() // lets everything appended in this turn join
    while (this.#waiting !== null) {
      const group = this.#waiting
      this.#waiting = null
      await this.#write(group)
    }
    this.#running = null
  }

  async #write(group: Group): Promise<void> {
    const { text, ends, end } = writeLines(this.#end, group.entries)
    const base = this.#file.length
    const written = await this.#file.append(Buffer.from(text))
    if (!written.ok) return this.#drop(group, written)
    this.#end = end
    for (const lineEnd of ends) this.#ends.push(base + lineEnd)
    group.done.settle(written)
  }

  /** In one step: nothing may be chained to what did not reach the disk. */
  #drop(group: Group, refusal: Result<void>): void {
    const behind = this.#waiting
    this.#waiting = null
    this.#promised = this.#end.seq
    group.done.settle(refusal)
    behind?.done.settle(refusal)
  }

  async #readLines(from: number, to: number): Promise<Result<string[]>> {
    if (from > to) return ok([])
    const start = from === 1 ? 0 : must(this.#ends[from - 2], 'a line on disk has an end')
    const end = must(this.#ends[to - 1], 'a line on disk has an end')
    try {
      const text = await readRange(this.#path, start, end)
      return ok(text.split('\n').slice(0, -1))
    } catch (error) {
      return unavailable(`${this.#path} cannot be read: ${causeOf(error)}`)
    }
  }
}

async function cut(file: DiskFile, length: number): Promise<void> {
  await file.truncate(length)
  await file.sync()
}

async function readRange(path: string, start: number, end: number): Promise<string> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(end - start), 0, end - start, start)
    if (bytesRead < end - start) throw new Error('it is shorter than it was')
    return buffer.toString('utf8')
  } finally {
    await handle.close()
  }
}
