/**
 * A file that only grows, with group fsync: one flush at a time, and everything that was appended meanwhile goes
 * out together in one write and one fdatasync. All appends of a flush share one promise, so an append costs a
 * copy of its bytes and nothing else.
 *
 * Invariant: `length` is the end of what is on disk and was answered with ok. What a failed flush left behind it is
 * cut off before anything else is written, so nothing half-written is ever followed by something whole.
 */
import { ok, type Result } from '#shared/failure'
import { deferred, type Deferred } from './deferred.ts'
import { causeOf, unavailable, type DiskFile } from './disk.ts'
import { GrowingBytes } from './growing-bytes.ts'
import type { StoreState } from './texts.ts'

export interface AppendFileOptions {
  /** How the file is called in sentences, for example "the journal". */
  readonly name: string
  /** The end of what is whole in the file. */
  readonly length: number
  /** Asked before each flush, with the length: a fresh, empty file to go on in, or null to stay. May throw as a disk does. */
  readonly nextFile?: (length: number) => Promise<DiskFile | null>
  /** How often a disk that refused is tried again, in milliseconds. */
  readonly probeMs?: number
}

/** What a probe writes, in bytes: zeros, which every reader takes for a torn tail, cut off again at once. */
const probeBytes = 64 * 1024

interface Flush {
  readonly bytes: GrowingBytes
  readonly done: Deferred<Result<void>>
}

export class AppendFile {
  readonly #options: AppendFileOptions
  readonly #listeners = new Set<(state: StoreState) => void>()
  #file: DiskFile
  #length: number
  #state: StoreState = { writable: true }
  #waiting: Flush | null = null
  /** The buffer of an earlier flush, to be used again. */
  #spare: GrowingBytes | null = null
  #running: Promise<void> | null = null
  #probing: NodeJS.Timeout | null = null
  /** Something may stand behind `length`. */
  #torn = false

  constructor(file: DiskFile, options: AppendFileOptions) {
    this.#file = file
    this.#length = options.length
    this.#options = options
  }

  get length(): number {
    return this.#length
  }

  /** How many bytes are waiting for the next flush: the place that the next append takes in it. */
  get queued(): number {
    return this.#waiting?.bytes.length ?? 0
  }

  get state(): StoreState {
    return this.#state
  }

  /** Called whenever `state` changes. Returns the way to stop. */
  onState(listener: (state: StoreState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Resolves when the bytes (copied at once) are on disk. Fails: storeUnavailable, and then everything that was
   * waiting fails too, so that nothing is on disk whose predecessor is not.
   */
  append(bytes: Uint8Array): Promise<Result<void>> {
    this.#waiting ??= this.#newFlush()
    this.#waiting.bytes.push(bytes)
    this.#running ??= this.#run()
    return this.#waiting.done.promise
  }

  /** Waits for what is on its way, then lets the file go. */
  async close(): Promise<void> {
    while (this.#running !== null) await this.#running
    this.#stopProbing()
    if (this.#torn) await this.#mend().catch(() => undefined) // else the next opening cuts the tail
    await this.#file.close()
  }

  #newFlush(): Flush {
    const bytes = this.#spare ?? new GrowingBytes(1 << 16)
    this.#spare = null
    return { bytes, done: deferred() }
  }

  async #run(probe = false): Promise<void> {
    await (probe ? this.#probe() : Promise.resolve()) // lets everything appended in this turn join
    while (this.#waiting !== null) {
      const flush = this.#waiting
      this.#waiting = null
      await this.#flush(flush)
    }
    this.#running = null
  }

  async #flush(flush: Flush): Promise<void> {
    try {
      await this.#write(flush.bytes.view())
    } catch (error) {
      return this.#refuse(flush, error)
    }
    this.#length += flush.bytes.length
    this.#torn = false
    this.#setWritable()
    this.#reuse(flush.bytes)
    flush.done.settle(ok(undefined))
  }

  async #write(bytes: Uint8Array): Promise<void> {
    await this.#mend()
    await this.#moveOn()
    this.#torn = true
    await this.#file.write(bytes, this.#length)
    await this.#file.sync()
  }

  async #mend(): Promise<void> {
    if (!this.#torn) return
    await this.#file.truncate(this.#length)
    await this.#file.sync()
    this.#torn = false
  }

  async #moveOn(): Promise<void> {
    const next = (await this.#options.nextFile?.(this.#length)) ?? null
    if (next === null) return
    const old = this.#file
    this.#file = next
    this.#length = 0
    await old.close()
  }

  /** What waited for this flush and what queued behind it fail together, in one step. */
  async #refuse(flush: Flush, error: unknown): Promise<void> {
    const cause = `${this.#options.name} cannot be written: ${causeOf(error)}`
    const behind = this.#waiting
    this.#waiting = null
    this.#setState({ writable: false, cause })
    this.#startProbing()
    flush.done.settle(unavailable(cause))
    behind?.done.settle(unavailable(cause))
    await this.#mend().catch(() => undefined) // tried again before the next write
  }

  async #probe(): Promise<void> {
    try {
      await this.#write(new Uint8Array(probeBytes))
      await this.#mend()
    } catch {
      return // it still refuses: the state says so already
    }
    this.#setWritable()
  }

  #setWritable(): void {
    this.#stopProbing()
    this.#setState({ writable: true })
  }

  #setState(state: StoreState): void {
    if (sameState(this.#state, state)) return
    this.#state = state
    for (const listener of this.#listeners) listener(state)
  }

  #startProbing(): void {
    const tryAgain = () => {
      this.#running ??= this.#run(true)
    }
    this.#probing ??= setInterval(tryAgain, this.#options.probeMs ?? 1000).unref()
  }

  #stopProbing(): void {
    if (this.#probing !== null) clearInterval(this.#probing)
    this.#probing = null
  }

  #reuse(bytes: GrowingBytes): void {
    bytes.clear()
    this.#spare = bytes
  }
}

const sameState = (one: StoreState, other: StoreState): boolean =>
  one.writable ? other.writable : !other.writable && one.cause === other.cause
