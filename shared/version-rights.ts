/** Who may freeze what, and read which version. The server asks before it does, the interface before it offers a button. */
import { bodiesOf } from './consultation-rights.ts'
import { isAccepted } from './decision.ts'
import { proceedingsOf, type Decisions } from './decisions.ts'
import { fail, ok, type Result } from './failure.ts'
import type { ChapterId, PersonId, SectionId } from './ids.ts'
import { may, rightsTo } from './policy.ts'
import { signersOf } from './quorum.ts'
import type { Records } from './records.ts'
import { lastDayToObject, signOffOf, type SignOffs } from './signoff.ts'
import type { Purpose, VersionScope } from './version.ts'
import type { Version, Versions } from './versions.ts'

/** What the right to freeze stands on: the newest state, and the day in Hannover. */
export interface FreezingGround {
  readonly records: Records
  readonly signOffs: SignOffs
  readonly today: string
}

/** The chapters that it freezes, in reading order. */
export function chaptersIn(records: Records, scope: VersionScope): readonly ChapterId[] {
  if ('paper' in scope) return records.papers[scope.paper]?.chapters ?? []
  return records.chapters[scope.chapter] === undefined ? [] : [scope.chapter]
}

/** The sections that it freezes, in reading order. */
export const sectionsIn = (records: Records, scope: VersionScope): readonly SectionId[] =>
  chaptersIn(records, scope).flatMap((chapter) => records.chapters[chapter]?.sections ?? [])

/** Which of them are not signed off: with these, nothing is laid before anybody. */
export const unsignedIn = (records: Records, scope: VersionScope): readonly SectionId[] =>
  sectionsIn(records, scope).filter((id) => !signedStages.has(records.sections[id]?.stage ?? 'drafting'))

const signedStages: ReadonlySet<string> = new Set(['signedOff', 'frozen'])

/**
 * Whether the person may freeze this now: the moderation of the chapter, of the paper as a whole that of any of its chapters.
 * Fails: notFound, forbidden, invalid (nothing to freeze), notSignedOff, objectionOpen.
 */
export function mayFreeze(
  ground: FreezingGround,
  person: PersonId,
  scope: VersionScope,
  purpose: Purpose,
): Result<void> {
  const { records } = ground
  const allowed = mayInOne(records, person, scope)
  if (!allowed.ok) return allowed
  if (sectionsIn(records, scope).length === 0)
    return fail({ kind: 'invalid', issues: ['there is no section'] })
  return purpose === 'interim' ? ok(undefined) : mayLay(ground, scope)
}

/** Whether all of it is signed off, and all who signed have had their days. Fails: notSignedOff, objectionOpen. */
function mayLay(ground: FreezingGround, scope: VersionScope): Result<void> {
  const unsigned = unsignedIn(ground.records, scope)
  if (unsigned.length > 0) return fail({ kind: 'notSignedOff', sections: [...unsigned] })
  const open = sectionsIn(ground.records, scope).flatMap((id) => openObjection(ground, id))
  const until = open.map((one) => one.until).sort()
  const last = until.at(-1)
  return last === undefined
    ? ok(undefined)
    : fail({ kind: 'objectionOpen', sections: open.map(({ id }) => id), until: last })
}

/** What is frozen already was laid before somebody when nobody could object any more. */
function openObjection({ records, signOffs, today }: FreezingGround, id: SectionId) {
  const section = records.sections[id]
  if (section?.stage !== 'signedOff') return []
  const until = lastDayToObject(signOffOf(signOffs, id), signersOf(records, section.chapter), today)
  return until === null ? [] : [{ id, until }]
}

function mayInOne(records: Records, person: PersonId, scope: VersionScope): Result<void> {
  const chapters = chaptersIn(records, scope)
  if (chapters.length === 0) return fail({ kind: 'notFound', what: 'paper' in scope ? 'paper' : 'chapter' })
  const asked = chapters.map((chapter) => may(records, person, 'freeze', chapter))
  return asked.find(({ ok: allowed }) => allowed) ?? fail({ kind: 'forbidden', action: 'freeze' })
}

/**
 * Whether the person may read the version: who has the right somewhere in it; the committee, what the Lenkungsgruppe has
 * accepted as a whole, and what was made of it; advisors, what their body is asked about.
 */
export function mayReadVersion(
  records: Records,
  decisions: Decisions,
  person: PersonId,
  version: Version,
): boolean {
  const held = new Set(
    chaptersIn(records, version.seal.scope).flatMap((chapter) => [
      ...rightsTo(records, person, 'readVersion', chapter),
    ]),
  )
  if (held.has('yes') || (held.has('accepted') && isForCommittee(version, decisions))) return true
  return held.has('consultation') && isAsked(records, decisions, person, version)
}

function isAsked(records: Records, decisions: Decisions, person: PersonId, { seal }: Version): boolean {
  const { consultation } = proceedingsOf(decisions, seal.version)
  return bodiesOf(records, person).some((body) => consultation?.bodies.includes(body) === true)
}

const isForCommittee = (version: Version, decisions: Decisions): boolean =>
  version.purpose === 'resolution' || isAccepted(version, proceedingsOf(decisions, version.seal.version))

/** Those that the person may read, in the order of their chain. */
export const readableVersions = (
  records: Records,
  decisions: Decisions,
  versions: Versions,
  person: PersonId,
): Versions => versions.filter((version) => mayReadVersion(records, decisions, person, version))
