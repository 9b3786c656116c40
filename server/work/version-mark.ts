/**
 * What goes with a version wherever it is told of: its number, its fingerprint, and both with its address as a QR code. So who
 * keeps the mail can prove, years later, which version it was about.
 */
import type { Records } from '#shared/records'
import type { Fingerprint } from '#shared/version'
import type { Version } from '#shared/versions'
import { qrPng } from '../press/qr.ts'
import type { Keeper } from './keeper.ts'

export interface VersionMark {
  readonly number: string
  readonly name: string
  /** The title of its chapter, or of the paper. */
  readonly scope: string
  readonly fingerprint: Fingerprint
  /** Where the version is read. */
  readonly link: string
  /** A PNG picture. */
  readonly code: Uint8Array
}

/** Where versions are told of. */
interface Place {
  readonly baseUrl: URL
  readonly keeper: Pick<Keeper, 'records' | 'versions'>
}

export function versionMark({ baseUrl, keeper }: Place, of: Version): VersionMark {
  const { version, number, fingerprint } = of.seal
  const link = new URL(`/versions/${version}`, baseUrl).href
  return {
    number,
    name: of.name,
    scope: scopeTitle(keeper.records, of),
    fingerprint,
    link,
    code: qrPng({ version: { url: link, fingerprint } }),
  }
}

/** Of the newest version of the house: it stands for all before it. Null while there is none. */
export function headMark(place: Place): VersionMark | null {
  const head = place.keeper.versions.at(-1)
  return head === undefined ? null : versionMark(place, head)
}

function scopeTitle({ chapters, papers }: Records, { paper, seal: { scope } }: Version): string {
  const found = 'paper' in scope ? papers[paper] : chapters[scope.chapter]
  return found?.title ?? ''
}
