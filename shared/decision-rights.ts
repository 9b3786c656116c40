/**
 * Who may decide what about a version, now. The server asks before it writes an event, the interface before it offers a
 * button; both get the same answer, with the same reason.
 */
import {
  closingOf,
  decisionOf,
  isAccepted,
  isAdopted,
  noProceedings,
  type CommitteeDecision,
  type Proceedings,
} from './decision.ts'
import { proceedingsOf, type Decisions } from './decisions.ts'
import { fail, ok, type OvertakenWhy, type Result } from './failure.ts'
import type { PersonId, SectionId, VersionId } from './ids.ts'
import { may, maySomewhere } from './policy.ts'
import type { Records } from './records.ts'
import { signOffOf, type SignOffs } from './signoff.ts'
import type { VersionScope } from './version.ts'
import { versionOf, versionsOf, type Version, type Versions } from './versions.ts'

/** What a decision stands on: the newest state. */
export interface Ground {
  readonly records: Records
  readonly versions: Versions
  readonly decisions: Decisions
}

type Asked = Result<void>

const overtaken = (why: OvertakenWhy) => fail({ kind: 'overtaken', why })

/** Whether the Lenkungsgruppe has a chair. */
const hasChair = ({ grants }: Records): boolean =>
  Object.values(grants).some((held) =>
    held.some((grant) => grant.role === 'steering' && grant.chair === true),
  )

const isChair = ({ grants }: Records, person: PersonId): boolean =>
  (grants[person] ?? []).some((grant) => grant.role === 'steering' && grant.chair === true)

/** Whether the person puts the decisions of the Lenkungsgruppe on record: its chair, each member where it has none. */
export const isRecorder = (records: Records, person: PersonId): boolean =>
  !hasChair(records) || isChair(records, person)

/** The version, if it was laid before the Lenkungsgruppe. Fails: notFound, invalid. */
export function submissionOf({ versions }: Ground, id: VersionId): Result<Version> {
  const version = versionOf(versions, id)
  if (version === null) return fail({ kind: 'notFound', what: 'version' })
  if (version.purpose === 'submission') return ok(version)
  return fail({ kind: 'invalid', issues: ['version: it was not laid before the Lenkungsgruppe'] })
}

/** Whether the section stands in a version that was laid before somebody later. */
const isReplaced = ({ versions }: Ground, { seal }: Version, section: SectionId): boolean =>
  versions.some(
    (later) =>
      later.seal.ordinal > seal.ordinal && later.purpose !== 'interim' && later.closes.includes(section),
  )

/** A member's own note, as long as there is something to decide. Fails: notFound, forbidden, invalid, overtaken. */
export function mayNote(ground: Ground, person: PersonId, id: VersionId, section: SectionId): Asked {
  const version = submissionOf(ground, id)
  if (!version.ok) return version
  if (!version.value.closes.includes(section)) return fail({ kind: 'notFound', what: 'section' })
  const chapter = ground.records.sections[section]?.chapter
  const allowed =
    chapter === undefined
      ? fail({ kind: 'notFound', what: 'section' } as const)
      : may(ground.records, person, 'decideVersion', chapter)
  if (!allowed.ok) return allowed
  if (closingOf(proceedingsOf(ground.decisions, id)) !== null) return overtaken('decided')
  return isReplaced(ground, version.value, section) ? overtaken('otherText') : ok(undefined)
}

/**
 * Putting the Lenkungsgruppe's decision on record: its chair; each member where it has none. The first decision is on the
 * text that is closed; one that takes its place needs a reason.
 * Fails: as `mayNote`; overtaken, when it is open again or was decided on.
 */
export function mayRecord(
  ground: Ground,
  person: PersonId,
  id: VersionId,
  section: SectionId,
  corrects: string | null,
): Asked {
  const allowed = mayNote(ground, person, id, section)
  if (!allowed.ok) return allowed
  if (!isRecorder(ground.records, person)) return fail({ kind: 'forbidden', action: 'recordDecision' })
  const before = decisionOf(proceedingsOf(ground.decisions, id), section)
  if (before !== null) return corrects === null ? overtaken('decided') : ok(undefined)
  if (corrects !== null) return fail({ kind: 'invalid', issues: ['corrects: there is nothing to correct'] })
  return ground.records.sections[section]?.stage === 'frozen' ? ok(undefined) : overtaken('otherText')
}

/**
 * Putting the committee's decision on record, on a version that the Lenkungsgruppe has accepted as a whole; one that takes
 * its place says why, and once a resolution was made of it, has the same outcome. Fails: notFound, forbidden, invalid, overtaken,
 * resolutionMade.
 */
export function mayClose(
  ground: Ground,
  person: PersonId,
  id: VersionId,
  { corrects, outcome }: Pick<CommitteeDecision, 'corrects' | 'outcome'>,
): Asked {
  const { records, versions, decisions } = ground
  const version = versionOf(versions, id)
  if (version === null) return fail({ kind: 'notFound', what: 'version' })
  if (!maySomewhere(records, person, 'closeVersion'))
    return fail({ kind: 'forbidden', action: 'closeVersion' })
  const proceedings = proceedingsOf(decisions, id)
  if (!isAccepted(version, proceedings)) return overtaken('notDecided')
  if (lastSubmission(versions, version.seal.scope)?.seal.version !== id) return overtaken('otherText')
  const closed = closingOf(proceedings)
  if (closed === null && corrects !== null)
    return fail({ kind: 'invalid', issues: ['corrects: there is nothing to correct'] })
  if (closed !== null && corrects === null) return overtaken('decided')
  const made = resolutionOf(versions, version)
  return made === null || closed?.outcome === outcome
    ? ok(undefined)
    : fail({ kind: 'resolutionMade', number: made.seal.number })
}

/** What was made of a submission that the committee took; null for none. */
const resolutionOf = (versions: Versions, { seal }: Version): Version | null =>
  versionsOf(versions, seal.scope).find(
    (later) => later.purpose === 'resolution' && later.seal.ordinal > seal.ordinal,
  ) ?? null

const lastSubmission = (versions: Versions, scope: VersionScope): Version | null =>
  versionsOf(versions, scope).findLast(({ purpose }) => purpose === 'submission') ?? null

interface Signed extends Ground {
  readonly signOffs: SignOffs
}

/**
 * Whether the committee has taken what was laid before it last: only that becomes a resolution. Each text is the one that it
 * took, but where it took it with changes. Fails: overtaken.
 * @param sections all that the scope freezes
 */
export function mayResolve(ground: Signed, scope: VersionScope, sections: readonly SectionId[]): Asked {
  const last = lastSubmission(ground.versions, scope)
  const proceedings = last === null ? noProceedings : proceedingsOf(ground.decisions, last.seal.version)
  if (!isAdopted(proceedings)) return overtaken('notDecided')
  if (closingOf(proceedings)?.outcome === 'adoptedWithChanges') return ok(undefined)
  const isTaken = (section: SectionId) => isAsTaken(ground, proceedings, section)
  return sections.every(isTaken) ? ok(undefined) : overtaken('otherText')
}

/** Whether the section is closed since it was accepted, or was signed again to the very text that was. */
function isAsTaken({ decisions, signOffs }: Signed, proceedings: Proceedings, section: SectionId): boolean {
  if (decisions.closed[section] !== undefined) return true
  const { locked } = signOffOf(signOffs, section)
  return locked !== null && locked === decisionOf(proceedings, section)?.content
}

/**
 * Whether the moderation may open a section again: not one that the Lenkungsgruppe has accepted, unless the committee wants
 * it otherwise. Fails: overtaken.
 */
export function mayOpenAgain({ versions, decisions }: Ground, section: SectionId): Asked {
  if (decisions.closed[section] === undefined) return ok(undefined)
  const last = versions.findLast(
    ({ purpose, closes }) => purpose === 'submission' && closes.includes(section),
  )
  const closed = last === undefined ? null : closingOf(proceedingsOf(decisions, last.seal.version))
  return closed === null || closed.outcome === 'adopted' ? overtaken('decided') : ok(undefined)
}
