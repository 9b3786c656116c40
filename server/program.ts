/** The process: arguments and environment in, exit code out. */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { unreachable, type Failure, type Result } from '#shared/failure'
import { help, readCommandLine } from './command-line.ts'
import { carryOut, type Command } from './commands.ts'
import { readConfig, type Config } from './config.ts'
import { openLog, type Log } from './log.ts'
import { closeOffice, openOffice } from './office.ts'
import { askRunningServer } from './store/lock.ts'
import { carryOutUpkeep } from './upkeep.ts'

export interface Stopping {
  stop(): Promise<Result<void>>
}

type Start = (config: Config, log: Log) => Promise<Result<Stopping>>

/** What the process leaves behind: 0 done, 1 it did not work, 2 it was not understood. */
type ExitCode = 0 | 1 | 2

/** How long an orderly stop may take, in milliseconds. */
const stopBound = 10_000

/** Runs what the arguments ask for. Resolves with the exit code, when there is nothing left to do. */
export async function run(args: readonly string[], start: Start): Promise<ExitCode> {
  const asked = await readCommandLine(args, firstLine)
  if (!asked.ok) return complain(asked.failure, 2)
  if (asked.value.kind === 'help') return say([help.trimEnd()])
  const config = readConfig(process.env)
  if (!config.ok) return complain(config.failure, 2)
  switch (asked.value.kind) {
    case 'serve':
      return serve(config.value, start)
    case 'command':
      return command(config.value, asked.value.command)
    case 'upkeep':
      return said(await carryOutUpkeep(config.value.dataDir, asked.value.upkeep, new Date()))
    default:
      return unreachable(asked.value)
  }
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line
  return ''
}

async function serve(config: Config, start: Start): Promise<ExitCode> {
  const log = openLog(config.logLevel)
  dieOfBugs(log)
  // Heard from the beginning: it may be told to stop before all of it has begun, and then stops in order as well.
  const toldToStop = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
  const server = await start(config, log)
  if (!server.ok) return complain(server.failure, 1)
  log.info(
    { url: config.baseUrl.origin, host: config.host, port: config.port, data: config.dataDir },
    'listening',
  )
  const signal = await toldToStop
  log.info({ signal: String(signal[0]) }, 'stopping')
  return stopBounded(server.value, log)
}

/** A state that nobody foresaw is not worth going on with: everything acknowledged is on disk. */
function dieOfBugs(log: Log): void {
  const die = (error: unknown) => {
    log.fatal({ err: error }, 'a bug: the server stops at once')
    process.exit(1)
  }
  process.on('uncaughtException', die)
  process.on('unhandledRejection', die)
}

async function stopBounded(server: Stopping, log: Log): Promise<ExitCode> {
  const late = setTimeout(() => {
    log.error('did not stop in time; what was acknowledged is on disk')
    process.exit(1)
  }, stopBound).unref()
  const stopped = await server.stop()
  clearTimeout(late)
  if (!stopped.ok)
    log.error({ failure: stopped.failure }, 'stopped without a checkpoint; the journal holds everything')
  else log.info('stopped')
  return stopped.ok ? 0 : 1
}

/** What a running server answers through the control socket; it is of our own making. */
const answer = z.custom<Result<string[]>>(
  (value) => typeof value === 'object' && value !== null && 'ok' in value,
)

async function command(config: Config, asked: Command): Promise<ExitCode> {
  const asking = await askRunningServer(config.dataDir, asked)
  if (asking !== null && !asking.ok) return complain(asking.failure, 1)
  return said(asking === null ? await aloneWith(config, asked) : answer.parse(asking.value))
}

const said = (lines: Result<string[]>): ExitCode => (lines.ok ? say(lines.value) : complain(lines.failure, 1))

/** No server runs: the command opens the folder itself. An empty one gets the paper, never a demo world. */
async function aloneWith(config: Config, asked: Command): Promise<Result<string[]>> {
  const office = await openOffice({ ...config, demo: 'off' }, openLog('warn'))
  if (!office.ok) return office
  const done = await carryOut(office.value, asked)
  const closed = await closeOffice(office.value)
  return done.ok && !closed.ok ? closed : done
}

function say(lines: readonly string[]): ExitCode {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''))
  return 0
}

function complain(failure: Failure, code: ExitCode): ExitCode {
  process.stderr.write(`${sentences(failure).join('\n')}\n`)
  return code
}

/** A failure in words for whoever runs the server. */
function sentences(failure: Failure): string[] {
  switch (failure.kind) {
    case 'invalid':
      return ['This cannot work as it is:', ...failure.issues.map((issue) => `  ${issue}`), 'See --help.']
    case 'storeUnavailable':
      return [failure.cause]
    case 'alreadyExists':
      return ['There is an account with this address already.']
    case 'notFound':
      return [`There is no such ${failure.what}.`]
    case 'signedOut':
    case 'wrongCredentials':
    case 'forbidden':
    case 'locked':
    case 'removed':
    case 'overtaken':
    case 'notSignedOff':
    case 'objectionOpen':
    case 'resolutionMade':
    case 'tooMany':
    case 'tooLarge':
    case 'foreignOrigin':
    case 'outdatedClient':
    case 'serverError':
    case 'unreachable':
      return [`It was refused: ${failure.kind}.`]
    default:
      return unreachable(failure)
  }
}
