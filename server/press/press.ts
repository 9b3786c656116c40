/** The press: files of versions, one after the other; what was made a while ago, and is asked for again, is there. */
import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '#shared/failure'
import type { HandoutFormat, HandoutStep } from '#shared/handout'
import type { HandoutData } from './handout.ts'
import type { PressMachine } from './press-machine.ts'

/** So many may wait for a file; so many seconds others are asked to wait. */
const [mostWaiting, retryAfterSeconds] = [8, 10]
/** Files that are kept, the one asked for longest ago goes first; and how large they are together. */
const [mostKept, mostBytes] = [24, 48 * 1024 * 1024]

interface Job {
  /** Names what it is made of. */
  readonly key: string
  step: HandoutStep
  bytes: number
  readonly made: Promise<Uint8Array>
}

export class Press {
  readonly #machine: PressMachine
  /** By name: of a version and a format the newest. */
  readonly #jobs = new Map<string, Job>()
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()

  constructor(machine: PressMachine) {
    this.#machine = machine
  }

  /**
   * The file. Whoever asks for the same while it is made waits for the same.
   * @param name of the version, for `step`. Fails: tooMany. Throws when the file cannot be made.
   */
  async file(name: string, format: HandoutFormat, data: HandoutData): Promise<Result<Uint8Array>> {
    const slot = `${name}.${format}`
    const key = createHash('sha256').update(JSON.stringify(data)).digest('hex')
    const known = this.#jobs.get(slot)
    if (known?.key === key) {
      this.#jobs.delete(slot)
      this.#jobs.set(slot, known)
      return ok(await known.made)
    }
    if (this.#waiting >= mostWaiting) return fail({ kind: 'tooMany', retryAfterSeconds })
    const job = this.#begin(slot, key, { format, data })
    this.#jobs.set(slot, job)
    const bytes = await job.made
    this.#trim()
    return ok(bytes)
  }

  /** How far the file is that was asked for last under this name. */
  step(name: string, format: HandoutFormat): HandoutStep {
    return this.#jobs.get(`${name}.${format}`)?.step ?? { kind: 'none' }
  }

  stop(): Promise<void> {
    return this.#machine.stop()
  }

  #begin(slot: string, key: string, order: Parameters<PressMachine['make']>[0]): Job {
    const turn = this.#last.then(() => this.#machine.make(order, (kind) => (job.step = { kind })))
    const job: Job = { key, step: { kind: 'waiting', ahead: this.#waiting }, bytes: 0, made: turn }
    this.#waiting += 1
    this.#last = turn.then(
      ({ length }) => {
        Object.assign(job, { step: { kind: 'made' }, bytes: length })
        this.#next()
      },
      () => {
        // What could not be made is tried again when it is asked for again.
        if (this.#jobs.get(slot) === job) this.#jobs.delete(slot)
        this.#next()
      },
    )
    return job
  }

  /** One is done: those that wait move up. */
  #next(): void {
    this.#waiting -= 1
    for (const job of this.#jobs.values())
      if (job.step.kind === 'waiting') job.step = { kind: 'waiting', ahead: Math.max(job.step.ahead - 1, 0) }
  }

  #trim(): void {
    let [count, bytes] = [0, 0]
    for (const [slot, job] of [...this.#jobs].reverse()) {
      count += 1
      bytes += job.bytes
      if (job.step.kind === 'made' && (count > mostKept || bytes > mostBytes)) this.#jobs.delete(slot)
    }
  }
}
