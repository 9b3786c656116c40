/**
 * What goes with a version wherever it is told of: its number, its fingerprint, and both with its address as a QR code. So who
 * keeps the mail can prove, years later, which version it was about.
 */
import { ok, type Result } from '#shared/failure'
import type { PersonId, VersionId } from '#shared/ids'
import type { Records } from '#shared/records'
import type { Fingerprint } from '#shared/version'
import type { Version } from '#shared/versions'
import { qrPng, qrSvg } from '../press/qr.ts'
import type { Keeper } from './keeper.ts'
import { readableVersion, type ViewDeps } from './version-view.ts'

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
  const link = linkTo(baseUrl, version)
  return {
    number,
    name: of.name,
    scope: scopeTitle(keeper.records, of),
    fingerprint,
    link,
    code: qrPng({ version: { url: link, fingerprint } }),
  }
}

const linkTo = (baseUrl: URL, version: VersionId): string => new URL(`/versions/${version}`, baseUrl).href

interface CodeDeps extends Pick<ViewDeps, 'keeper'> {
  readonly config: { readonly baseUrl: URL }
}

/** The code alone, as a drawing (SVG) that never changes. Fails: notFound, forbidden. */
export function versionCode({ keeper, config }: CodeDeps, person: PersonId, id: VersionId): Result<string> {
  const version = readableVersion(keeper, person, id)
  if (!version.ok) return version
  const { fingerprint } = version.value.seal
  return ok(qrSvg({ version: { url: linkTo(config.baseUrl, id), fingerprint } }))
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
