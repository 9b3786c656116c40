/** The log: JSON lines on stdout. It holds no cookies, no passwords, no text and no full address. */
import { destination, pino, type DestinationStream, type Logger } from 'pino'
import type { LogLevel } from './config.ts'

export type Log = Logger

const secrets = ['cookie', 'authorization', 'set-cookie', 'password', 'current', 'next', 'email']

/** A log at `level`; `to` is standard output unless told otherwise. */
export function openLog(level: LogLevel, to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: [...secrets.flatMap(everywhere)], censor: '[hidden]' },
  }
  return pino(options, to ?? standardOutput())
}

/** When the log itself cannot be written (it may stand on the disk that is full), lines are lost, and the work goes on. */
function standardOutput(): DestinationStream {
  const output = destination({ fd: 1, sync: true })
  output.on('error', () => undefined)
  return output
}

/** pino's redaction has no "anywhere": the depths that our lines have. */
const everywhere = (key: string): string[] => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]

/**
 * An address as the log may show it: the last byte of IPv4 and all but the first 48 bits of IPv6 are gone,
 * so that it tells networks apart and not people.
 */
export function truncatedAddress(address: string | undefined): string {
  if (address === undefined) return 'unknown'
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1] ?? address
  if (/^\d+\.\d+\.\d+\.\d+$/u.test(mapped)) return mapped.replace(/\d+$/u, '0')
  if (!mapped.includes(':')) return 'unknown'
  return `${mapped.split('::')[0]?.split(':').slice(0, 3).join(':') ?? ''}::`
}
