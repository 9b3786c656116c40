/** What makes the files: a thread of its own, so that whoever types is not held up; it ends when nothing comes for a while. */
import { Worker } from 'node:worker_threads'
import type { HandoutFormat, MakingStep } from '#shared/handout'
import type { HandoutData } from './handout.ts'

export interface PressOrder {
  readonly format: HandoutFormat
  readonly data: HandoutData
}

export type PressWord =
  { readonly kind: 'step'; readonly step: MakingStep } | { readonly kind: 'made'; readonly bytes: Uint8Array }

/** Makes one file at a time. Throws when it cannot. */
export interface PressMachine {
  make(order: PressOrder, onStep: (step: MakingStep) => void): Promise<Uint8Array>
  stop(): Promise<void>
}

/** Far more than the whole paper takes. */
const patienceMillis = 180_000
const heapMegabytes = 768
/** The compiler holds some 100 MB: so long it is kept for the next one. */
const idleMillis = 180_000

/** As this file, the thread's is compiled beside it. */
const program = new URL('./press-thread.js', import.meta.url)

export class PressThread implements PressMachine {
  #worker: Worker | null = null
  #idle: NodeJS.Timeout | null = null

  async make(order: PressOrder, onStep: (step: MakingStep) => void): Promise<Uint8Array> {
    if (this.#idle !== null) clearTimeout(this.#idle)
    const worker = (this.#worker ??= this.#start())
    try {
      const made = fileFrom(worker, onStep)
      worker.postMessage(order, [])
      const bytes = await made
      this.#idle = setTimeout(() => void this.stop(), idleMillis).unref()
      return bytes
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  #start(): Worker {
    const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } })
    // One that breaks while nothing is asked of it is no loss: the next order has a new one.
    const forget = (): void => {
      if (this.#worker === worker) this.#worker = null
    }
    return worker.on('error', forget).on('exit', forget)
  }

  async stop(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle)
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }
}

function fileFrom(worker: Worker, onStep: (step: MakingStep) => void): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => settle(() => reject(new Error('the file took too long'))), patienceMillis)
    const listen = (word: PressWord): void =>
      word.kind === 'made' ? settle(() => resolve(word.bytes)) : onStep(word.step)
    const broke = (error: Error): void => settle(() => reject(error))
    const end = (code: number): void =>
      settle(() => reject(new Error(`the press ended with ${code} and no file`)))
    const settle = (tell: () => void): void => {
      clearTimeout(late)
      worker.off('message', listen).off('error', broke).off('exit', end)
      tell()
    }
    worker.on('message', listen).on('error', broke).on('exit', end)
  })
}
