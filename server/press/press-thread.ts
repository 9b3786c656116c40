/** The thread in which files are made, one after the other. Typst stays warm in it from the first PDF on. */
import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { must } from '#shared/failure'
import { handoutOf } from './handout.ts'
import { makeFile } from './making.ts'
import type { PressOrder, PressWord } from './press-machine.ts'
import { Typst } from './typst.ts'

const port = must(parentPort, 'it runs as a thread')
// Whoever types comes first. Linux counts this for the thread that asks (setpriority(2)), others for the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW)

let typst: Promise<Typst> | null = null

function warmTypst(): Promise<Typst> {
  if (typst === null) say({ kind: 'step', step: 'starting' })
  typst ??= Typst.start()
  return typst
}

const say = (word: PressWord): void => port.postMessage(word, [])

async function make({ format, data }: PressOrder): Promise<void> {
  const handout = handoutOf(data)
  const compiler = format === 'pdf' ? await warmTypst() : null
  say({ kind: 'step', step: 'setting' })
  const made = await makeFile(format, handout, async () =>
    must(compiler, 'a format without Typst asks for it'),
  )
  const bytes = new Uint8Array(made)
  port.postMessage({ kind: 'made', bytes } satisfies PressWord, [bytes.buffer])
}

// What it throws ends the thread with its error; the next order has a new one.
port.on('message', (order: PressOrder) => void make(order))
