/** What people answer when they are asked to sign. Whether they may is asked of `shared/signoff-rights`. */
import type { Entry, Event } from '#shared/events'
import { fail, ok, type Result } from '#shared/failure'
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import { may } from '#shared/policy'
import type { Records } from '#shared/records'
import { signOffOf, type Answer, type SignOff } from '#shared/signoff'
import type {
  Answering,
  AnsweringObjection,
  Disputing,
  Entering,
  Revoking,
  SetCorrections,
  SetQuorum,
} from '#shared/signoff-api'
import {
  mayAnswer,
  mayAnswerObjection,
  mayDispute,
  mayEnter,
  mayRevoke,
  mayTakeBack,
} from '#shared/signoff-rights'
import type { KeptFiles } from '../store/kept-files.ts'
import type { Keeper } from './keeper.ts'
import { withRecount } from './recount.ts'
import { isKeptScan } from './scans.ts'

type Committed = Promise<Result<readonly Entry[]>>

interface Desk {
  readonly records: Records
  readonly signOff: SignOff
  readonly now: Date
}

/** Decides about one section's sign-off on the newest state; the stage follows the count. */
function onSection(
  keeper: Keeper,
  by: PersonId,
  section: SectionId,
  decide: (desk: Desk) => Result<Event | null>,
): Committed {
  return keeper.commit(by, (records, _threads, now, signOffs) => {
    const decided = decide({ records, now, signOff: signOffOf(signOffs, section) })
    if (!decided.ok) return decided
    return ok(decided.value === null ? [] : withRecount({ records, signOffs }, { by, now }, [decided.value]))
  })
}

/** To the very text the person has seen; said again it is nothing new. Fails: notFound, removed, forbidden, overtaken, storeUnavailable. */
export function answer(keeper: Keeper, by: PersonId, section: SectionId, given: Answering): Committed {
  return onSection(keeper, by, section, ({ records, signOff }) => {
    const allowed = mayAnswer(records, by, section, signOff, given.hash)
    if (!allowed.ok) return allowed
    return ok(isSaid(signOff, by, given) ? null : { type: 'signOffGiven', section, ...given })
  })
}

/** Whether that is what she said last, herself. */
function isSaid(signOff: SignOff, person: PersonId, given: Answering): boolean {
  const last = signOff.answers[person]?.at(-1)
  return last?.entered === null && stillThere(last) && sameAnswer(last, given)
}

const stillThere = ({ revoked, reply }: Answer): boolean => revoked === null && reply === null

const sameAnswer = ({ kind, words, hash }: Answer, given: Answering): boolean =>
  kind === given.answer && words === given.words && hash === given.hash

/** Fails: notFound, removed, forbidden, overtaken (too late), storeUnavailable. */
export function takeBack(keeper: Keeper, by: PersonId, section: SectionId): Committed {
  return onSection(keeper, by, section, ({ records, signOff, now }) => {
    const allowed = mayTakeBack(records, by, section, signOff, now)
    return allowed.ok ? ok({ type: 'signOffTakenBack', section }) : allowed
  })
}

/** Fails: notFound, removed, forbidden, overtaken, storeUnavailable. */
export function revoke(keeper: Keeper, by: PersonId, section: SectionId, { reason }: Revoking): Committed {
  return onSection(keeper, by, section, ({ records, signOff }) => {
    const allowed = mayRevoke(records, by, section, signOff)
    return allowed.ok ? ok({ type: 'signOffRevoked', section, reason }) : allowed
  })
}

/** "Im Auftrag"; entered again it is nothing new. Fails: as `answer`; notFound (person, file), invalid. */
export async function enter(
  keeper: Keeper,
  kept: KeptFiles,
  by: PersonId,
  section: SectionId,
  given: Entering,
): Committed {
  const scan = given.scan === null ? ok(undefined) : await isKeptScan(kept, given.scan)
  if (!scan.ok) return scan
  return onSection(keeper, by, section, ({ records, signOff, now }) => {
    const { person, hash: seen } = given
    const allowed = mayEnter(records, by, section, signOff, { person, seen })
    if (!allowed.ok) return allowed
    if (given.givenOn > tomorrow(now)) return fail({ kind: 'invalid', issues: ['givenOn: a day to come'] })
    return ok(isEntered(signOff, given) ? null : { type: 'signOffEntered', section, ...given })
  })
}

const day = 24 * 60 * 60 * 1000
/** Somewhere it is tomorrow already. */
const tomorrow = (now: Date): string => new Date(now.getTime() + day).toISOString().slice(0, 10)

function isEntered(signOff: SignOff, given: Entering): boolean {
  const last = signOff.answers[given.person]?.at(-1)
  if (last === undefined || last.entered === null || last.entered.dispute !== null) return false
  const { way, givenOn, scan } = last.entered
  const isSame = way === given.way && givenOn === given.givenOn && scan?.hash === given.scan?.hash
  return isSame && stillThere(last) && sameAnswer(last, given)
}

/** Fails: notFound, removed, forbidden, overtaken, storeUnavailable. */
export function dispute(keeper: Keeper, by: PersonId, section: SectionId, { words }: Disputing): Committed {
  return onSection(keeper, by, section, ({ records, signOff }) => {
    const allowed = mayDispute(records, by, section, signOff)
    return allowed.ok ? ok({ type: 'signOffDisputed', section, words }) : allowed
  })
}

/** Fails: notFound, removed, forbidden, overtaken, storeUnavailable. */
export function answerObjection(
  keeper: Keeper,
  by: PersonId,
  section: SectionId,
  { person, reason }: AnsweringObjection,
): Committed {
  return onSection(keeper, by, section, ({ records, signOff }) => {
    const allowed = mayAnswerObjection(records, by, section, signOff, person)
    return allowed.ok ? ok({ type: 'objectionAnswered', section, person, reason }) : allowed
  })
}

/** For how many days signers can object to a correction that is made from now on; null: none are made. Fails: notFound, forbidden, storeUnavailable. */
export function setCorrections(
  keeper: Keeper,
  by: PersonId,
  chapter: ChapterId,
  { days }: SetCorrections,
): Committed {
  return keeper.commit(by, (records) => {
    const allowed = may(records, by, 'keepSignOffs', chapter)
    if (!allowed.ok) return allowed
    const isSet = records.chapters[chapter]?.objectionDays === days
    return ok(isSet ? [] : [{ type: 'correctionsSet', chapter, days }])
  })
}

/** Sections that are up for sign-off are counted anew. Fails: notFound, forbidden, storeUnavailable. */
export function setQuorum(
  keeper: Keeper,
  by: PersonId,
  chapter: ChapterId,
  { quorum }: SetQuorum,
): Committed {
  return keeper.commit(by, (records, _threads, now, signOffs) => {
    const allowed = may(records, by, 'keepSignOffs', chapter)
    if (!allowed.ok) return allowed
    if (records.chapters[chapter]?.quorum === quorum) return ok([])
    return ok(withRecount({ records, signOffs }, { by, now }, [{ type: 'quorumSet', chapter, quorum }]))
  })
}
