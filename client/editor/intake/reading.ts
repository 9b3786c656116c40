/** Has a file read by a worker of its own, which is ended when it has answered, when it takes too long, or when nobody waits. */
import { ownScript } from '../../sync/own-script.ts'
import type { Answer } from './read.ts'
import address from './reader.worker.ts?worker&url'

/** As much of a Worker as reading needs. */
export interface Reader {
  onmessage: ((event: MessageEvent<Answer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  postMessage(file: File, transferred: Transferable[]): void
  terminate(): void
}

export interface Reading {
  readonly answer: Promise<Answer>
  /** Ends the reading; it will not answer any more. */
  cancel(): void
}

/** A true text takes a second or two, on slow machines too. */
export const patienceMillis = 20_000

const startReader = (): Reader => new Worker(ownScript(address), { type: 'module', name: 'reader' })

/** Begins to read the file. */
export function readInWorker(file: File, start: () => Reader = startReader): Reading {
  const reader = start()
  let late: ReturnType<typeof setTimeout> | undefined
  const stop = () => {
    clearTimeout(late)
    reader.terminate()
  }
  const answer = new Promise<Answer>((resolve) => {
    const end = (answered: Answer) => {
      stop()
      resolve(answered)
    }
    late = setTimeout(() => end({ kind: 'trouble', trouble: 'tooSlow' }), patienceMillis)
    reader.onmessage = ({ data }) => end(data)
    // What fails inside of the worker is an answer; this is a script that did not come.
    reader.onerror = () => end({ kind: 'trouble', trouble: 'notFetched' })
    reader.postMessage(file, [])
  })
  return { answer, cancel: stop }
}
