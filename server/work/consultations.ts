/** Asking bodies about a version, and what they answer. Whether they may is asked of `shared/consultation-rights`. */
import { canonicalJson, type Json } from '#shared/canonical'
import { isKnownDraft, type Consultation } from '#shared/consultation'
import type {
  BodyView,
  ConsultationView,
  Consulting,
  Drafting,
  HandingIn,
  WaitingStatement,
} from '#shared/consultation-api'
import { bodiesOf, mayConsult, mayDraft, mayHandIn } from '#shared/consultation-rights'
import type { Ground } from '#shared/decision-rights'
import { proceedingsOf } from '#shared/decisions'
import type { Entry, Event } from '#shared/events'
import { fail, ok, type Result } from '#shared/failure'
import type { Grant } from '#shared/grant'
import type { PersonId, VersionId } from '#shared/ids'
import { foldLine } from '#shared/one-line'
import { maySomewhere } from '#shared/policy'
import { versionOf, type Version } from '#shared/versions'
import type { KeptFiles } from '../store/kept-files.ts'
import { closedIn } from './decision-view.ts'
import { dayOf } from './hannover-day.ts'
import type { Keeper } from './keeper.ts'
import { manifestOf, readableVersion } from './version-view.ts'

type Committed = Promise<Result<readonly Entry[]>>

/** Decides on the newest state. */
const commit = (
  keeper: Keeper,
  by: PersonId,
  decide: (ground: Ground, now: Date) => Result<readonly Event[]>,
): Committed =>
  keeper.commit(by, (records, _threads, now, _signOffs, versions, decisions) =>
    decide({ records, versions, decisions }, now),
  )

const consultationOf = ({ decisions }: Pick<Ground, 'decisions'>, version: VersionId) =>
  proceedingsOf(decisions, version).consultation

const same = (one: Json, other: Json): boolean => canonicalJson(one) === canonicalJson(other)

/**
 * Opens the consultation or changes it; said again it is nothing new.
 * Fails: notFound, forbidden, invalid (also a day that is over), overtaken, storeUnavailable.
 */
export function consult(keeper: Keeper, by: PersonId, version: VersionId, asked: Consulting): Committed {
  return commit(keeper, by, (ground, now) => {
    const allowed = mayConsult(ground, by, version, asked.bodies)
    if (!allowed.ok) return allowed
    const before = consultationOf(ground, version)
    const { bodies, due, message } = before ?? { bodies: [], due: null, message: null }
    if (same({ bodies, due, message }, asked)) return ok([])
    if (asked.due < dayOf(now)) return fail({ kind: 'invalid', issues: ['due: a day that is over'] })
    return ok([{ type: 'consultationSet', version, ...asked }])
  })
}

/**
 * A draft of the body's statement, beside those that it does not replace; sent again it is nothing new.
 * Fails: notFound, forbidden, alreadyExists (the statement), invalid (about another section), storeUnavailable.
 */
export function draft(keeper: Keeper, by: PersonId, version: VersionId, drafted: Drafting): Committed {
  return commit(keeper, by, (ground) => {
    const allowed = mayDraft(ground, by, version, drafted.body)
    if (!allowed.ok) return allowed
    if (!isAboutIt(ground, version, drafted.passages)) return aboutOther
    const consultation = consultationOf(ground, version)
    const isKnown = consultation !== null && isKnownDraft(consultation, drafted.body, drafted.draft)
    return ok(isKnown ? [] : [{ type: 'statementDrafted', version, ...drafted }])
  })
}

const aboutOther = fail({ kind: 'invalid', issues: ['passages: no section of this version'] })

/** What stands nowhere in the version would stand beside no text, and nobody would read it there. */
function isAboutIt(
  { versions }: Ground,
  version: VersionId,
  passages: Drafting['passages'] | HandingIn['passages'],
): boolean {
  const closes = versionOf(versions, version)?.closes ?? []
  return (passages ?? []).every(({ section }) => section === null || closes.includes(section))
}

/** Fails: as `draft`; overtaken (drafts she has not seen). */
export function handIn(
  keeper: Keeper,
  by: PersonId,
  version: VersionId,
  { body, passages, seen }: HandingIn,
): Committed {
  return commit(keeper, by, (ground) => {
    const known = consultationOf(ground, version)?.statements[body]
    if (known?.by === by && same(known.passages, passages)) return ok([])
    const allowed = mayHandIn(ground, by, version, body, seen)
    if (!allowed.ok) return allowed
    if (!isAboutIt(ground, version, passages)) return aboutOther
    return ok([{ type: 'statementHandedIn', version, body, passages }])
  })
}

/**
 * Members see their own body with its drafts; the Lenkungsgruppe and the moderation all of them, as they were handed in.
 * Fails: notFound, forbidden, storeUnavailable.
 */
export async function consultationFor(
  { keeper, kept }: { readonly keeper: Keeper; readonly kept: KeptFiles },
  person: PersonId,
  id: VersionId,
): Promise<Result<ConsultationView>> {
  const readable = readableVersion(keeper, person, id)
  if (!readable.ok) return readable
  const { records } = keeper
  const own = bodiesOf(records, person)
  const readsAll = maySomewhere(records, person, 'readStatements')
  if (!readsAll && own.length === 0) return fail({ kind: 'forbidden', action: 'readStatements' })
  const read = await manifestOf(kept, readable.value)
  if (!read.ok) return read
  const consultation = consultationOf(keeper, id)
  const heard = (consultation?.bodies ?? []).filter((body) => readsAll || own.includes(body))
  return ok({
    seq: records.seq,
    version: id,
    sections: closedIn(read.value.manifest, readable.value).map(({ section, number, title }) => {
      return { section, number, title }
    }),
    asked: consultation && {
      at: consultation.at,
      by: consultation.by,
      due: consultation.due,
      message: consultation.message,
    },
    bodies: heard.map((body) => bodyView(keeper, person, id, body)),
    known: maySomewhere(records, person, 'decideVersion') ? knownBodies(keeper) : null,
    mayAsk: mayConsult(keeper, person, id, Object.keys(consultation?.statements ?? {})).ok,
  })
}

/** That a body of the person is asked about a version and has not answered. */
export interface Waiting {
  readonly version: Version
  readonly body: string
  readonly consultation: Consultation
}

/** Where the person's bodies have still to answer, until the committee has decided. */
export function waitingFor({ records, versions, decisions }: Ground, person: PersonId): Waiting[] {
  const bodies = bodiesOf(records, person)
  if (bodies.length === 0) return []
  return versions.flatMap((version) => {
    const { consultation, closings } = proceedingsOf(decisions, version.seal.version)
    if (consultation === null || closings.length > 0) return []
    return bodies
      .filter((body) => consultation.bodies.includes(body) && consultation.statements[body] === undefined)
      .map((body) => ({ version, body, consultation }))
  })
}

/** The same as a list to draw, the first due first. */
export const statementsOwed = (ground: Ground, person: PersonId): WaitingStatement[] =>
  waitingFor(ground, person)
    .map(({ version: { seal, name }, body, consultation: { due } }) => ({
      version: seal.version,
      number: seal.number,
      name,
      body,
      due,
    }))
    .sort((one, other) => one.due.localeCompare(other.due))

function bodyView(keeper: Keeper, person: PersonId, id: VersionId, body: string): BodyView {
  const consultation = consultationOf(keeper, id)
  const statement = consultation?.statements[body] ?? null
  const drafts = consultation?.drafts[body] ?? []
  const mine = bodiesOf(keeper.records, person).includes(body)
  const seen = drafts.map((one) => one.id)
  return {
    body,
    statement,
    late: statement !== null && consultation !== null && dayOf(new Date(statement.at)) > consultation.due,
    drafts: mine ? drafts : null,
    may: {
      draft: mayDraft(keeper, person, id, body).ok,
      handIn: mayHandIn(keeper, person, id, body, seen).ok,
    },
  }
}

/** The bodies that somebody sits in. */
const knownBodies = ({ records }: Keeper): string[] =>
  [...new Set(Object.values(records.grants).flatMap((held) => held.flatMap(bodyOf)))].sort((one, other) =>
    one.localeCompare(other, 'de'),
  )

const bodyOf = (grant: Grant): string[] => (grant.role === 'advisor' ? [foldLine(grant.body)] : [])
