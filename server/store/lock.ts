/**
 * One process per data folder, and the control door for the command line: both are one unix socket,
 * `control.sock`. Whoever listens has the folder. The system closes the socket with the process, however it ends,
 * so a lock can neither outlive its owner nor be mistaken for another process's (as a pid can, in containers).
 * It holds on one machine; a folder shared over a network must be given to one machine only.
 *
 * The door speaks JSON, one request and one answer per connection, each ended by a line break.
 */
import { chmod, rename, rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { ok, type Result } from '#shared/failure'
import { deferred } from './deferred.ts'
import { causeOf, codeOf, unavailable } from './disk.ts'

export type ControlHandler = (request: unknown) => Promise<unknown>

export interface Lock {
  /** Answers requests from `askRunningServer`; those that came earlier have waited. What `handler` answers must be JSON. */
  listen(handler: ControlHandler): void
  /** Gives the folder free. */
  release(): Promise<void>
}

/** What a path may have in `sockaddr_un`, with some room: 104 bytes on macOS, 108 on Linux. */
const pathLimit = 100

const requestLimit = 1 << 20

/** Takes the folder for this process. Fails: storeUnavailable when another process has it. */
export async function takeLock(dir: string): Promise<Result<Lock>> {
  const path = socketPath(dir)
  if (!path.ok) return path
  const handler = deferred<ControlHandler>()
  const visitors = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    visitors.add(socket)
    socket.once('close', () => visitors.delete(socket))
    void serve(socket, handler.promise)
  })
  try {
    const taken = await take(server, path.value)
    if (!taken.ok) return taken
    return ok({ listen: handler.settle, release: () => release(server, path.value, visitors) })
  } catch (error) {
    return unavailable(`${path.value} cannot be opened: ${causeOf(error)}`)
  }
}

/**
 * Asks the process that has the folder; null when none has. Fails: storeUnavailable when it hung up without an
 * answer, or could not do what was asked.
 */
export async function askRunningServer(dir: string, request: unknown): Promise<Result<unknown> | null> {
  const path = socketPath(dir)
  if (!path.ok) return path
  const reached = await reach(path.value)
  if (reached.kind === 'nobody') return null
  if (reached.kind === 'unclear') return unavailable(reached.cause)
  reached.socket.end(`${JSON.stringify(request)}\n`)
  return readAnswer(reached.socket)
}

/** Unix socket paths are short: from a deep folder the way from here may still fit. */
function socketPath(dir: string): Result<string> {
  const path = join(dir, 'control.sock')
  const fitting = [path, relative(process.cwd(), path)].find((one) => Buffer.byteLength(one) <= pathLimit)
  if (fitting !== undefined) return ok(fitting)
  return unavailable(
    `the path ${path} is too long for a socket (at most ${pathLimit} bytes): choose a shorter data folder`,
  )
}

async function take(server: Server, path: string): Promise<Result<void>> {
  const reached = await reach(path)
  if (reached.kind === 'somebody') {
    reached.socket.destroy()
    return inUse(path)
  }
  if (reached.kind === 'unclear') return unavailable(reached.cause)
  if (reached.left && !(await clear(path))) return inUse(path)
  return listenOn(server, path)
}

/**
 * Puts away the socket of a process that is gone. Another process may have taken the folder since we looked: what
 * is put away is asked once more, and put back when it lives. False when it lives.
 */
async function clear(path: string): Promise<boolean> {
  const aside = `${path}.${process.pid}`
  await rename(path, aside)
  const reached = await reach(aside)
  if (reached.kind === 'nobody') {
    await rm(aside, { force: true })
    return true
  }
  if (reached.kind === 'somebody') reached.socket.destroy()
  await rename(aside, path)
  return false
}

async function listenOn(server: Server, path: string): Promise<Result<void>> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(path, resolve)
    })
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') return inUse(path)
    throw error
  }
  await chmod(path, 0o600)
  server.unref()
  return ok(undefined)
}

const inUse = (path: string) =>
  unavailable(`another process uses this data folder (it answers on ${path}); stop it first`)

async function release(server: Server, path: string, visitors: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  for (const socket of visitors) socket.destroy()
  await closed
  await rm(path, { force: true })
}

type Reached =
  | { kind: 'somebody'; socket: Socket }
  /** `left`: a socket file of a process that is gone lies there. */
  | { kind: 'nobody'; left: boolean }
  | { kind: 'unclear'; cause: string }

function reach(path: string): Promise<Reached> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => resolve({ kind: 'somebody', socket }))
    socket.once('error', (error) => resolve(notReached(path, error)))
  })
}

function notReached(path: string, error: Error): Reached {
  const code = codeOf(error)
  if (code === 'ENOENT') return { kind: 'nobody', left: false }
  if (code === 'ECONNREFUSED') return { kind: 'nobody', left: true }
  return {
    kind: 'unclear',
    cause: `it cannot be told whether another process uses ${path}: ${causeOf(error)}`,
  }
}

const answer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), cause: z.string() }),
])

/** One request, one answer. A handler that throws has a bug: the one who asked is told, the server goes on. */
async function serve(socket: Socket, ready: Promise<ControlHandler>): Promise<void> {
  socket.on('error', () => socket.destroy()) // whoever asked is gone
  const line = await readLine(socket)
  if (line === null) return void socket.destroy()
  socket.end(`${JSON.stringify(await answerTo(line, await ready))}\n`)
}

async function answerTo(line: string, handler: ControlHandler): Promise<z.infer<typeof answer>> {
  try {
    return { ok: true, value: await handler(JSON.parse(line)) }
  } catch (error) {
    return { ok: false, cause: error instanceof Error ? error.message : String(error) }
  }
}

async function readAnswer(socket: Socket): Promise<Result<unknown>> {
  const line = await readLine(socket)
  socket.destroy()
  const parsed = answer.safeParse(line === null ? null : JSON.parse(line))
  if (!parsed.success) return unavailable('the running server hung up without an answer')
  return parsed.data.ok ? ok(parsed.data.value) : unavailable(parsed.data.cause)
}

/** Everything up to the first line break; null when the other side ends, breaks off or says too much before. */
function readLine(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (more: string) => {
      text += more
      const end = text.indexOf('\n')
      if (end >= 0) resolve(text.slice(0, end))
      else if (text.length > requestLimit) resolve(null)
    })
    socket.once('end', () => resolve(null))
    socket.once('error', () => resolve(null))
    socket.once('close', () => resolve(null))
  })
}
