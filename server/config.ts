/** All configuration, read and checked in this one place. */
import path from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '#shared/failure'

export interface Config {
  readonly port: number
  readonly host: string
  /** Absolute. */
  readonly dataDir: string
  /** How browsers reach the server: scheme, host and port, no path. */
  readonly baseUrl: URL
  /** The origins a browser's request may come from. */
  readonly origins: ReadonlySet<string>
  /** `auto`: an empty store becomes the demo world; `off`: it gets the empty paper. */
  readonly demo: 'auto' | 'off'
  readonly logLevel: LogLevel
  /** How many proxies stand before the server; 0 takes no forwarded header at its word. */
  readonly trustedProxies: number
  /** How long a session lives without a request. */
  readonly sessionDays: number
  readonly mail: MailConfig
  /** What one socket may send, sustained; a burst is twelve times that. Raised by the benchmark only. */
  readonly messagesPerSecond: number
  /** How many commands of one kind a person may give. Raised by the benchmark only. */
  readonly commandsPerMinute: number
}

export interface MailConfig {
  /** Null: mails are put in a folder. May hold a password. */
  readonly smtp: URL | null
  /** The address of the house. */
  readonly from: string
  /** How long news are gathered for those who want them at once. */
  readonly gatherSeconds: number
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/u, `must be a whole number from ${from} to ${to}`)
    .transform(Number)
    .pipe(z.int().min(from, `must be at least ${from}`).max(to, `must be at most ${to}`))

const baseUrl = z
  .string()
  .refine((text) => URL.canParse(text), 'must be a full address such as https://lip.example.org')
  .transform((text) => new URL(text))
  .refine(
    (url) => url.protocol === 'http:' || url.protocol === 'https:',
    'must begin with http:// or https://',
  )
  .refine((url) => `${url.origin}/` === url.href, 'must be scheme, host and port only, without a path')

/** The path and what is behind it would be options that nobody has checked. */
const smtpUrl = z
  .string()
  .refine((text) => URL.canParse(text), 'must be an address such as smtps://name:password@mail.example.org')
  .transform((text) => new URL(text))
  .refine(
    ({ protocol }) => protocol === 'smtp:' || protocol === 'smtps:',
    'must begin with smtp:// or smtps://',
  )
  .refine(
    ({ hostname, pathname, search, hash }) =>
      hostname !== '' && pathname.length <= 1 && search === '' && hash === '',
    'must be scheme, name, password, host and port only',
  )

const environment = z.object({
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[0-9a-zA-Z.:-]+$/u, 'must be a host name or an address')
    .default('127.0.0.1'),
  LIP_DATA_DIR: z.string().min(1, 'must name a folder').default('./data'),
  LIP_BASE_URL: baseUrl.optional(),
  LIP_DEMO: z.enum(['auto', 'off'], 'must be auto or off').default('auto'),
  LIP_LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  LIP_TRUST_PROXY: wholeNumber(0, 10).optional(),
  LIP_SESSION_DAYS: wholeNumber(1, 90).default(14),
  LIP_SMTP_URL: smtpUrl.optional(),
  LIP_MAIL_FROM: z.email('must be an e-mail address').optional(),
  LIP_MAIL_GATHER_SECONDS: wholeNumber(0, 3600).default(300),
  LIP_LIMIT_MESSAGES_PER_SECOND: wholeNumber(1, 999_999).default(250),
  LIP_LIMIT_COMMANDS_PER_MINUTE: wholeNumber(1, 999_999).default(600),
})

/**
 * The configuration in these environment variables; an empty value counts as not set.
 * Fails: invalid, with one readable line for each wrong variable.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Result<Config> {
  const set = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== '' && value !== undefined),
  )
  const read = environment.safeParse(set)
  const issues = [
    ...unknownSettings(set),
    ...senderMissing(set),
    ...(read.success ? [] : read.error.issues.map(issueLine)),
  ]
  if (issues.length > 0 || !read.success) return fail({ kind: 'invalid', issues })
  return ok(composed(read.data))
}

const issueLine = (issue: z.core.$ZodIssue): string => `${issue.path.join('.')} ${issue.message}`

/** A mail server takes no mail from nobody. */
const senderMissing = (set: object): string[] =>
  'LIP_SMTP_URL' in set && !('LIP_MAIL_FROM' in set) ? ['LIP_MAIL_FROM must be set with LIP_SMTP_URL'] : []

/** A misspelt setting would silently be its default. */
const unknownSettings = (set: object): string[] =>
  Object.keys(set)
    .filter((name) => name.startsWith('LIP_') && !(name in environment.shape))
    .map((name) => `${name} is not a setting`)

function composed(read: z.infer<typeof environment>): Config {
  const base = read.LIP_BASE_URL ?? new URL(`http://${bracketed(read.HOST)}:${read.PORT}`)
  return {
    port: read.PORT,
    host: read.HOST,
    dataDir: path.resolve(read.LIP_DATA_DIR),
    baseUrl: base,
    origins: new Set([base.origin, ...loopbackOrigins(base)]),
    demo: read.LIP_DEMO,
    logLevel: read.LIP_LOG_LEVEL,
    // The server itself speaks no TLS: where browsers do, a proxy stands before it.
    trustedProxies: read.LIP_TRUST_PROXY ?? (base.protocol === 'https:' ? 1 : 0),
    sessionDays: read.LIP_SESSION_DAYS,
    mail: {
      smtp: read.LIP_SMTP_URL ?? null,
      from: read.LIP_MAIL_FROM ?? 'werkstatt@localhost.invalid',
      gatherSeconds: read.LIP_MAIL_GATHER_SECONDS,
    },
    messagesPerSecond: read.LIP_LIMIT_MESSAGES_PER_SECOND,
    commandsPerMinute: read.LIP_LIMIT_COMMANDS_PER_MINUTE,
  }
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** This machine has three names for itself; a page opened under one is not foreign to the others. */
function loopbackOrigins(base: URL): string[] {
  if (!loopbackNames.includes(base.hostname)) return []
  return loopbackNames.map((name) => new URL(`${base.protocol}//${name}:${base.port}`).origin)
}

/** Whether browsers reach the server over TLS: then cookies are Secure and HSTS is sent. */
export const isSecure = (config: Config): boolean => config.baseUrl.protocol === 'https:'

/** The session cookie's name; the prefix binds it to host, path and TLS (RFC 6265bis). */
export const cookieName = (config: Config): string => (isSecure(config) ? '__Host-lip' : 'lip')
