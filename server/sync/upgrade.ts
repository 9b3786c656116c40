/** Who may have a socket, decided before there is one: the origin, the session, the address, the right to it. */
import type { IncomingMessage } from 'node:http'
import { fail, ok, type Result } from '#shared/failure'
import { sectionId, type SectionId } from '#shared/ids'
import { mayRead } from '#shared/policy'
import { linePath } from '#shared/line-path'
import type { Records } from '#shared/records'
import type { Caller } from './connection.ts'

/** Where a socket leads: to the line, or to one section's room. */
export type Target = { kind: 'line' } | { kind: 'room'; section: SectionId }

export interface Admission {
  readonly caller: Caller
  readonly target: Target
}

export interface Gate {
  readonly records: Records
  readonly origins: ReadonlySet<string>
  readonly whoIs: (request: IncomingMessage) => Caller | null
}

/** Whether the path is this door's at all. */
export const isSyncPath = (request: IncomingMessage): boolean => {
  const path = pathOf(request)
  return path === linePath || path.startsWith(`${linePath}/`)
}

/** Fails: foreignOrigin, signedOut, notFound, forbidden. */
export function admit(request: IncomingMessage, gate: Gate): Result<Admission> {
  if (!isOwnOrigin(request, gate.origins)) return fail({ kind: 'foreignOrigin' })
  const caller = gate.whoIs(request)
  if (caller === null) return fail({ kind: 'signedOut' })
  const target = targetOf(pathOf(request))
  if (target === null) return fail({ kind: 'notFound', what: 'page' })
  const allowed =
    target.kind === 'line' ? ok(undefined) : mayRead(gate.records, caller.person, target.section)
  return allowed.ok ? ok({ caller, target }) : allowed
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/'

function targetOf(path: string): Target | null {
  if (path === linePath) return { kind: 'line' }
  const section = sectionId.safeParse(path.slice(linePath.length + 1))
  return section.success ? { kind: 'room', section: section.data } : null
}

/**
 * Browsers always say where a socket's page came from, and cannot be made to lie; what is no browser says
 * nothing and has no cookie of ours by accident. A page of the very host that is asked is our own.
 */
function isOwnOrigin(request: IncomingMessage, origins: ReadonlySet<string>): boolean {
  const { origin, host } = request.headers
  if (origin === undefined || origins.has(origin)) return true
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
}
