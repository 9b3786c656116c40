/** Who may ask bodies about a version, and who answers for them. The server asks before it writes an event. */
import type { Consultation } from './consultation.ts'
import { isRecorder, submissionOf, type Ground } from './decision-rights.ts'
import { closingOf } from './decision.ts'
import { proceedingsOf } from './decisions.ts'
import { fail, ok, type Result } from './failure.ts'
import type { Grant } from './grant.ts'
import type { DraftId, PersonId, VersionId } from './ids.ts'
import { foldLine } from './one-line.ts'
import { maySomewhere } from './policy.ts'
import type { Records } from './records.ts'
import { versionOf } from './versions.ts'

type Asked = Result<void>

/** The names of the bodies that the person sits in. */
export const bodiesOf = ({ grants }: Records, person: PersonId): readonly string[] => [
  ...new Set(
    (grants[person] ?? []).flatMap((grant) => (grant.role === 'advisor' ? [foldLine(grant.body)] : [])),
  ),
]

const sitsIn = (grant: Grant, body: string): boolean =>
  grant.role === 'advisor' && foldLine(grant.body) === body

/** Who sits in the body. */
export const membersOf = ({ grants }: Records, body: string): PersonId[] =>
  (Object.keys(grants) as PersonId[]).filter((person) =>
    (grants[person] ?? []).some((grant) => sitsIn(grant, body)),
  )

/** Whether it makes somebody the chair of the body. */
export const isChairOf = (grant: Grant, body: string): boolean =>
  grant.role === 'advisor' && grant.chair === true && sitsIn(grant, body)

/** The chair hands in; each member where the body has none. */
function handsIn({ grants }: Records, person: PersonId, body: string): boolean {
  const hasChair = Object.values(grants).some((held) => held.some((grant) => isChairOf(grant, body)))
  return !hasChair || (grants[person] ?? []).some((grant) => isChairOf(grant, body))
}

/**
 * Asking these bodies, or asking others or longer: who puts decisions on record. Whoever has answered stays asked.
 * Fails: notFound, forbidden, invalid, overtaken (the committee has decided).
 */
export function mayConsult(
  ground: Ground,
  person: PersonId,
  id: VersionId,
  bodies: readonly string[],
): Asked {
  const version = submissionOf(ground, id)
  if (!version.ok) return version
  if (!maySomewhere(ground.records, person, 'decideVersion')) return forbidden('decideVersion')
  if (!isRecorder(ground.records, person)) return forbidden('recordDecision')
  const proceedings = proceedingsOf(ground.decisions, id)
  if (closingOf(proceedings) !== null) return fail({ kind: 'overtaken', why: 'decided' })
  const answered = Object.keys(proceedings.consultation?.statements ?? {})
  const left = answered.filter((body) => !bodies.includes(body))
  return left.length === 0
    ? ok(undefined)
    : fail({ kind: 'invalid', issues: [`bodies: ${left.join(', ')} has answered`] })
}

const forbidden = (action: string) => fail({ kind: 'forbidden', action })

/** The consultation in which the person's body is asked. Fails: notFound, forbidden. */
function askedOf(ground: Ground, person: PersonId, id: VersionId, body: string): Result<Consultation> {
  const { records, versions, decisions } = ground
  if (versionOf(versions, id) === null) return fail({ kind: 'notFound', what: 'version' })
  const { consultation } = proceedingsOf(decisions, id)
  const mine = maySomewhere(records, person, 'handInStatement') && bodiesOf(records, person).includes(body)
  const isAsked = mine && consultation !== null && consultation.bodies.includes(body)
  return isAsked ? ok(consultation) : forbidden('handInStatement')
}

/** Writing the body's statement with the others of it. Fails: notFound, forbidden, alreadyExists (it was handed in). */
export function mayDraft(ground: Ground, person: PersonId, id: VersionId, body: string): Asked {
  const asked = askedOf(ground, person, id, body)
  if (!asked.ok) return asked
  const isIn = asked.value.statements[body] !== undefined
  return isIn ? fail({ kind: 'alreadyExists', what: 'statement' }) : ok(undefined)
}

/** Once, late too. Fails: as `mayDraft`; overtaken, when there are drafts that the person has not seen. */
export function mayHandIn(
  ground: Ground,
  person: PersonId,
  id: VersionId,
  body: string,
  seen: readonly DraftId[],
): Asked {
  const allowed = mayDraft(ground, person, id, body)
  if (!allowed.ok) return allowed
  if (!handsIn(ground.records, person, body)) return forbidden('handInForBody')
  const drafts = proceedingsOf(ground.decisions, id).consultation?.drafts[body] ?? []
  const isSeen = drafts.every((draft) => seen.includes(draft.id))
  return isSeen ? ok(undefined) : fail({ kind: 'overtaken', why: 'otherText' })
}
