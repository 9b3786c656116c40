/** The true, built server in a process and a data folder of its own: started, killed, restarted, stopped. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { must } from '#shared/failure'

const main = fileURLToPath(new URL('../server/dist/main.js', import.meta.url))

export interface ServerOptions {
  /** An existing data folder; without one, a fresh folder that goes with `stop`. */
  readonly data?: string
  /** Added to the server's environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Flags for Node itself. */
  readonly nodeFlags?: readonly string[]
  /** A line for the shell that the server is started from, for example `ulimit -n 60`. */
  readonly under?: string
}

export interface Server {
  /** Where it answers, for example `http://127.0.0.1:40001`. */
  readonly url: string
  readonly port: number
  readonly data: string
  /** Everything it wrote to its log so far, restarts included. */
  log(): string
  /** The process id; changes with a restart. */
  pid(): number
  /** Ends it at once, as a power cut would. */
  kill9(): Promise<void>
  /** Starts it again on the same port and data; ends it in order first, if it runs. */
  restart(): Promise<void>
  /** Ends it in order (SIGTERM) and throws when it does not end well. */
  stop(): Promise<void>
  /** Runs a command of the command line against the same data folder. Throws with its output when it fails. */
  command(...words: string[]): Promise<string>
  /** The same, with `input` on its standard input. */
  commandWith(input: string, ...words: string[]): Promise<string>
}

/** Starts the server; resolves when `/readyz` says it is ready. Throws with its log when it does not come up. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'lip-e2e-')))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port), LIP_DATA_DIR: data, LIP_BASE_URL: url }
  const written: string[] = []
  let running: ChildProcess | null = null

  const start = async () => {
    const words = [process.execPath, ...(options.nodeFlags ?? []), main]
    const started = spawn('sh', ['-c', `${options.under ?? ':'}; exec "$@"`, 'sh', ...words], {
      env: { ...env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running = started
    collect(started, written)
    await untilReady(url, started, () => written.join(''))
  }
  const end = async (signal: NodeJS.Signals) => {
    const ending = running
    running = null
    return ending === null ? null : exitOf(ending, signal)
  }
  const stop = async () => {
    const exit = await end('SIGTERM')
    if (options.data === undefined) await rm(data, { recursive: true, force: true })
    if (exit !== null && exit !== 0) throw new Error(`the server ended with ${exit}:\n${written.join('')}`)
  }
  await start()
  return {
    url,
    port,
    data,
    log: () => written.join(''),
    pid: () => must(running?.pid, 'the server runs'),
    kill9: async () => void (await end('SIGKILL')),
    restart: async () => {
      await end('SIGTERM')
      await start()
    },
    stop,
    command: (...words) => run([main, ...words], { ...env, ...options.env }),
    commandWith: (input, ...words) => run([main, ...words], { ...env, ...options.env }, input),
  }
}

/** A port that nobody listens on right now. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  const port = typeof address === 'object' ? must(address, 'a listening server has an address').port : 0
  probe.close()
  await once(probe, 'close')
  return port
}

function collect(child: ChildProcess, into: string[]): void {
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => into.push(text))
  }
}

async function untilReady(url: string, child: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${log()}`)
    if (await answersOk(`${url}/readyz`)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  throw new Error(`the server was not ready after 30 s:\n${log()}`)
}

const answersOk = (url: string): Promise<boolean> =>
  fetch(url).then(
    (answer) => answer.ok,
    () => false,
  )

/** Sends the signal and waits for the end. Returns the exit code; null when the signal itself ended it. */
async function exitOf(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  const ended = once(child, 'exit')
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await ended
  clearTimeout(late)
  return child.exitCode
}

async function run(words: readonly string[], env: NodeJS.ProcessEnv, input = ''): Promise<string> {
  const written: string[] = []
  const child = spawn(process.execPath, words, { env, stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.end(input)
  collect(child, written)
  await once(child, 'close')
  if (child.exitCode !== 0) throw new Error(`${words.slice(1).join(' ')} failed:\n${written.join('')}`)
  return written.join('')
}
