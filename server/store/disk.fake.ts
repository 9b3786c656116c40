/** A disk that is full: as much room as it was given, and it remembers in which order it was asked. */
import type { DiskFile } from './disk.ts'

export class DiskError extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

export class FullDisk implements DiskFile {
  /** What was asked, in order: 'write 12', 'sync', 'truncate 0', 'close'. */
  readonly calls: string[] = []
  /** What the system answers to a write that does not fit. */
  refusal = 'ENOSPC'
  /** What `truncate` answers, when it cannot be done either. */
  truncateRefusal: string | null = null
  /** What `sync` answers once, when it fails. */
  syncRefusal: string | null = null
  #bytes = new Uint8Array(0)
  #room: number
  #held: Promise<void> = Promise.resolve()
  #letGo: () => void = () => undefined

  constructor(room: number) {
    this.#room = room
  }

  /** What stands in the file. */
  get bytes(): Uint8Array {
    return this.#bytes.slice()
  }

  makeRoom(room: number): void {
    this.#room = room
  }

  /** Keeps every following `sync` waiting until `letGo`. */
  holdSyncs(): void {
    this.#held = new Promise((resolve) => (this.#letGo = resolve))
  }

  letGo(): void {
    this.#letGo()
  }

  /** As a real disk does: what fits is written, then comes the refusal. */
  write(bytes: Uint8Array, position: number): Promise<void> {
    this.calls.push(`write ${bytes.length}`)
    const fitting = bytes.subarray(0, Math.max(0, this.#room - position))
    this.#put(fitting, position)
    return fitting.length < bytes.length ? Promise.reject(new DiskError(this.refusal)) : Promise.resolve()
  }

  async sync(): Promise<void> {
    this.calls.push('sync')
    await this.#held
    const refusal = this.syncRefusal
    this.syncRefusal = null
    if (refusal !== null) throw new DiskError(refusal)
  }

  truncate(length: number): Promise<void> {
    this.calls.push(`truncate ${length}`)
    if (this.truncateRefusal !== null) return Promise.reject(new DiskError(this.truncateRefusal))
    this.#bytes = this.#bytes.slice(0, length)
    return Promise.resolve()
  }

  close(): Promise<void> {
    this.calls.push('close')
    return Promise.resolve()
  }

  #put(bytes: Uint8Array, position: number): void {
    const grown = new Uint8Array(Math.max(this.#bytes.length, position + bytes.length))
    grown.set(this.#bytes)
    grown.set(bytes, position)
    this.#bytes = grown
  }
}
