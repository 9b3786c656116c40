/** A measured server in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { must } from '#shared/failure'
import { holdsWithin, pause } from './figures.ts'

const collectOnSignal = fileURLToPath(new URL('../servers/collect-on-signal.mjs', import.meta.url))

export interface Program {
  /** The Node binary to run it with; the same for all contenders. */
  readonly node: string
  readonly script: string
  readonly words?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly folder?: string
}

/** None outlives the benchmark. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

export class Measured {
  readonly port: number
  readonly #child: ChildProcess
  readonly #memory: string
  #said = ''

  private constructor(port: number, child: ChildProcess, memory: string) {
    this.port = port
    this.#memory = memory
    this.#child = child
    for (const stream of [child.stdout, child.stderr]) {
      stream
        ?.setEncoding('utf8')
        .on('data', (text: string) => (this.#said = (this.#said + text).slice(-4000)))
    }
  }

  /** Resolves when it takes connections. Throws with what it said when it does not. */
  static async start({ node, script, words = [], env = {}, folder }: Program): Promise<Measured> {
    const port = await freePort()
    const memory = join(tmpdir(), `lip-bench-memory-${port}`)
    const child = spawn(node, ['--expose-gc', '--import', collectOnSignal, script, ...words], {
      env: { ...process.env, ...env, PORT: String(port), BENCH_MEMORY: memory },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(folder === undefined ? {} : { cwd: folder }),
    })
    const measured = new Measured(port, child, memory)
    running.add(child)
    child.once('exit', () => running.delete(child))
    const deadline = Date.now() + 20_000
    while (!(await takesConnections(port))) {
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`did not start:\n${measured.#said}`)
      await pause(20)
    }
    return measured
  }

  /**
   * What it holds after a garbage collection, in bytes: heap and buffers. (The resident size would say less: a heap
   * that was once larger stays resident and hides what is new.)
   */
  async held(): Promise<number> {
    let least = Number.POSITIVE_INFINITY
    for (let time = 0; time < 3; time++) {
      this.#child.kill('SIGUSR2')
      await pause(500)
      least = Math.min(least, Number(readFileSync(this.#memory, 'utf8')))
    }
    return least
  }

  /** The longest time in which it heard nobody since this was asked before, in milliseconds; 0 the first time. */
  async stall(): Promise<number> {
    this.#child.kill('SIGWINCH')
    await pause(300)
    return Number(readFileSync(`${this.#memory}-stall`, 'utf8'))
  }

  /** What it said last, for whoever looks for a reason. */
  get said(): string {
    return this.#said
  }

  /** Ends it in order; after 15 s at once. */
  async stop(): Promise<void> {
    for (const written of [this.#memory, `${this.#memory}-stall`]) rmSync(written, { force: true })
    this.#child.kill('SIGTERM')
    if (await holdsWithin(15_000, () => this.#child.exitCode !== null || this.#child.signalCode !== null))
      return
    this.#child.kill('SIGKILL')
    await once(this.#child, 'exit')
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' ? must(address, 'a listening server has an address').port : 0
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
