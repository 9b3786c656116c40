/** Has a file made in a thread of its own, so that whoever types meanwhile is not held up. */
import { Worker } from 'node:worker_threads'
import type { WeighingOrder, WeighingPart } from './weighing-file.ts'

/** Far more than the largest paper takes. */
const patienceMillis = 60_000
const heapMegabytes = 768

/** As this file, the thread's is compiled beside it. */
const program = new URL('./weighing-thread.js', import.meta.url)

/** Throws what the thread throws, and when it takes too long or too much. */
export async function makeInThread(
  order: WeighingOrder,
  parts: AsyncIterable<WeighingPart>,
): Promise<Uint8Array> {
  const limits = { maxOldGenerationSizeMb: heapMegabytes }
  const worker = new Worker(program, { workerData: order, resourceLimits: limits })
  try {
    const made = fileFrom(worker)
    // A thread that ends while it is fed fails here first.
    await Promise.race([made, feed(worker, parts)])
    return await made
  } finally {
    await worker.terminate()
  }
}

async function feed(worker: Worker, parts: AsyncIterable<WeighingPart>): Promise<void> {
  for await (const part of parts) worker.postMessage(part, [])
  worker.postMessage({ kind: 'end' }, [])
}

function fileFrom(worker: Worker): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the file took too long')), patienceMillis)
    worker.once('message', (bytes: Uint8Array) => resolve(bytes))
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`the thread ended with ${code} and no file`))
    })
  })
}
