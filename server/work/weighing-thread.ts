/** The thread in which a file of the Abwägungstabelle is made: parts come in, one file goes out, and it ends. */
import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { must } from '#shared/failure'
import { WeighingFile, type WeighingOrder, type WeighingPart } from './weighing-file.ts'

const port = must(parentPort, 'it runs as a thread')
// Whoever types comes first. Linux counts this for the thread that asks (setpriority(2)), others for the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW)
// Our own program sends it, in these shapes.
const file = new WeighingFile(workerData as WeighingOrder)

port.on('message', (message: WeighingPart | { kind: 'end' }) => {
  if (message.kind !== 'end') file.take(message)
  // What it throws ends the thread with its error.
  else send(file.make())
})

function send(made: Uint8Array): void {
  const bytes = new Uint8Array(made)
  port.postMessage(bytes, [bytes.buffer])
}
