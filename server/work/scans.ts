/** Scans of answers on paper: told by what is in them, not by what they are called, and kept as they came. */
import { fail, ok, type Result } from '#shared/failure'
import { personId, type PersonId, type SectionId } from '#shared/ids'
import type { Records } from '#shared/records'
import { scansOf, type SignOffs } from '#shared/signoff'
import { mayNow } from '#shared/signoff-rights'
import { scanTypes, type Scan, type ScanType } from '#shared/signoff-events'
import type { ForgettingFiles, KeptFiles } from '../store/kept-files.ts'

/** The first bytes of each type. */
const beginnings: Readonly<Record<ScanType, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
}

/** What the bytes are; null for nothing that is taken. */
function typeOf(bytes: Uint8Array): ScanType | null {
  for (const type of scanTypes) if (beginnings[type].every((byte, at) => bytes[at] === byte)) return type
  return null
}

/** Whether the person may bring a scan for this section. Fails: notFound, removed, forbidden, overtaken. */
export const mayKeepScan = (records: Records, by: PersonId, section: SectionId): Result<void> =>
  mayNow(records, by, 'enter', section)

/** Fails: invalid, for what is no PDF, JPEG or PNG; storeUnavailable. */
export async function keepScan(kept: KeptFiles, bytes: Uint8Array): Promise<Result<Scan>> {
  const type = typeOf(bytes)
  if (type === null) return fail({ kind: 'invalid', issues: ['the file is no PDF, JPEG or PNG'] })
  const name = await kept.keep(bytes)
  return name.ok ? ok({ hash: name.value, type }) : name
}

/** Whether it was brought, and is what is said of it. Fails: notFound (file), storeUnavailable. */
export async function isKeptScan(kept: KeptFiles, { hash, type }: Scan): Promise<Result<void>> {
  const bytes = await kept.read(hash)
  if (!bytes.ok) return bytes
  return typeOf(bytes.value) === type ? ok(undefined) : fail({ kind: 'notFound', what: 'file' })
}

/**
 * Takes away the scans of answers that were entered for people who are not there any more. A sheet on which others answered
 * too stays as long as one of them is there. Fails: storeUnavailable.
 */
export async function forgetScansOf(
  signOffs: SignOffs,
  kept: ForgettingFiles,
  isThere: (person: PersonId) => boolean,
): Promise<Result<void>> {
  const needed = hashesFor(signOffs, isThere)
  const left = hashesFor(signOffs, (person) => !isThere(person))
  for (const hash of left) {
    const forgotten = needed.has(hash) ? ok(undefined) : await kept.forget(hash)
    if (!forgotten.ok) return forgotten
  }
  return ok(undefined)
}

/** How many scans went with the person, and how many stay because others answered on them. */
export function scansEnteredFor(
  signOffs: SignOffs,
  person: PersonId,
  isThere: (person: PersonId) => boolean,
): { deleted: number; shared: number } {
  const needed = hashesFor(signOffs, isThere)
  const own = [...hashesFor(signOffs, (one) => one === person)]
  const shared = own.filter((hash) => needed.has(hash)).length
  return { deleted: own.length - shared, shared }
}

const hashesFor = (signOffs: SignOffs, isOne: (person: PersonId) => boolean): ReadonlySet<string> =>
  new Set(
    Object.values(signOffs).flatMap((signOff) =>
      scansOf(signOff, (person) => isOne(personId.parse(person))).map(({ hash }) => hash),
    ),
  )
