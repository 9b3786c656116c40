/**
 * Who may do what to a section's sign-off, now. The server asks before it writes an event, the interface before it offers
 * a button; both get the same answer, with the same reason.
 */
import type { ContentHash } from './content.ts'
import { mostCorrections } from './correction.ts'
import { fail, ok, type OvertakenWhy, type Result } from './failure.ts'
import type { PersonId, SectionId } from './ids.ts'
import { may, mayRead, type Action } from './policy.ts'
import { signersOf } from './quorum.ts'
import type { Chapter, Records } from './records.ts'
import { holds, validityOf, wordOf, type Answer, type SignOff } from './signoff.ts'
import { stages, type Stage } from './stage.ts'

/** How long a click can be taken back, and how long it may be on its way, in milliseconds. */
export const takeBackMillis = 10_000
const onTheWayMillis = 2_000

const locked = ['signing', 'signedOff'] as const satisfies readonly Stage[]

interface Rule {
  readonly in: readonly Stage[]
  readonly right: Action
}

/** What can be done, in which stages, and by which right. What else must hold stands in the functions below. */
export const deeds = {
  call: { in: ['drafting'], right: 'callForSignOff' },
  /** Also of a version that was laid before the Lenkungsgruppe, until that has decided. */
  reopen: { in: [...locked, 'frozen'], right: 'callForSignOff' },
  answer: { in: locked, right: 'signOff' },
  /** Take a click back, or an answer of before, also once the section is open again. */
  revoke: { in: stages, right: 'signOff' },
  enter: { in: locked, right: 'keepSignOffs' },
  dispute: { in: stages, right: 'readDraft' },
  answerObjection: { in: locked, right: 'keepSignOffs' },
  correct: { in: locked, right: 'keepSignOffs' },
} as const satisfies Record<string, Rule>
export type Deed = keyof typeof deeds

type Asked = Result<void>

const overtaken = (why: OvertakenWhy) => fail({ kind: 'overtaken', why })

/** Whether this fits the section's stage and the person's rights. Fails: notFound, removed, forbidden, overtaken. */
export function mayNow(records: Records, person: PersonId, deed: Deed, section: SectionId): Asked {
  const found = records.sections[section]
  const readable = mayRead(records, person, section)
  if (!readable.ok || found === undefined) return readable
  const rule: Rule = deeds[deed]
  const allowed = may(records, person, rule.right, found.chapter)
  if (!allowed.ok || rule.in.includes(found.stage)) return allowed
  return overtaken(deed === 'call' ? 'called' : 'notCalled')
}

/** Whether there is anybody to sign. Fails: as `mayNow`; invalid, for a working group without experts. */
export function mayCall(records: Records, person: PersonId, section: SectionId): Asked {
  const allowed = mayNow(records, person, 'call', section)
  const chapter = chapterOf(records, section)
  if (!allowed.ok || chapter === undefined || chapter.workingGroup === null) return allowed
  const hasSigners = signersOf(records, chapter.id).length > 0
  return hasSigners ? allowed : fail({ kind: 'invalid', issues: ['the working group has no experts'] })
}

/** Fails: as `mayNow`; overtaken, when it is not the text that the person has seen. */
export function mayAnswer(
  records: Records,
  person: PersonId,
  section: SectionId,
  signOff: SignOff,
  seen: ContentHash,
): Asked {
  const allowed = mayNow(records, person, 'answer', section)
  return allowed.ok && signOff.locked !== seen ? overtaken('otherText') : allowed
}

const newestOf = (signOff: SignOff, person: PersonId): Answer | null =>
  signOff.answers[person]?.at(-1) ?? null

/** Within ten seconds, and only what one gave oneself. Fails: as `mayNow`; overtaken. */
export function mayTakeBack(
  records: Records,
  person: PersonId,
  section: SectionId,
  signOff: SignOff,
  now: Date,
): Asked {
  const allowed = mayNow(records, person, 'revoke', section)
  const newest = newestOf(signOff, person)
  if (!allowed.ok) return allowed
  if (newest === null || newest.entered !== null || newest.revoked !== null) return overtaken('notAnswered')
  const age = now.getTime() - Date.parse(newest.at)
  return age > takeBackMillis + onTheWayMillis ? overtaken('takeBackOver') : ok(undefined)
}

/** Whatever of her own stands, an objection too. Fails: as `mayNow`; overtaken, when nothing does. */
export function mayRevoke(records: Records, person: PersonId, section: SectionId, signOff: SignOff): Asked {
  const allowed = mayNow(records, person, 'revoke', section)
  const standing = (signOff.answers[person] ?? []).some(
    ({ revoked, entered }) => revoked === null && entered?.dispute == null,
  )
  return allowed.ok && !standing ? overtaken('notAnswered') : allowed
}

/**
 * In the name of another expert of the working group, who has not said anything to this text herself.
 * Fails: as `mayAnswer`; notFound (person); overtaken.
 */
export function mayEnter(
  records: Records,
  by: PersonId,
  section: SectionId,
  signOff: SignOff,
  { person, seen }: { readonly person: PersonId; readonly seen: ContentHash },
): Asked {
  const allowed = mayNow(records, by, 'enter', section)
  if (!allowed.ok) return allowed
  if (signOff.locked !== seen) return overtaken('otherText')
  if (person === by) return fail({ kind: 'invalid', issues: ['one answers for oneself oneself'] })
  if (!isSigner(records, person, section)) return fail({ kind: 'notFound', what: 'person' })
  const own = (signOff.answers[person] ?? []).some(
    (answer) => answer.entered === null && holds(validityOf(signOff, answer, seen)),
  )
  return own ? overtaken('answered') : ok(undefined)
}

function chapterOf(records: Records, section: SectionId): Chapter | undefined {
  const found = records.sections[section]
  return found && records.chapters[found.chapter]
}

function isSigner(records: Records, person: PersonId, section: SectionId): boolean {
  const chapter = chapterOf(records, section)
  return chapter !== undefined && signersOf(records, chapter.id).includes(person)
}

/** What was entered in one's own name. Fails: as `mayNow`; overtaken, when there is nothing. */
export function mayDispute(records: Records, person: PersonId, section: SectionId, signOff: SignOff): Asked {
  const allowed = mayNow(records, person, 'dispute', section)
  const there = (signOff.answers[person] ?? []).some(
    ({ entered, revoked }) => entered !== null && entered.dispute === null && revoked === null,
  )
  return allowed.ok && !there ? overtaken('notAnswered') : allowed
}

/** Fails: as `mayNow`; overtaken, when the person's objection does not stand (any more). */
export function mayAnswerObjection(
  records: Records,
  by: PersonId,
  section: SectionId,
  signOff: SignOff,
  person: PersonId,
): Asked {
  const allowed = mayNow(records, by, 'answerObjection', section)
  const word = signOff.locked === null ? null : wordOf(signOff, person, signOff.locked)
  const stands = word?.kind === 'objection' && word.reply === null
  return allowed.ok && !stands ? overtaken('notAnswered') : allowed
}

/** Where the chapter allows it, a few times from one call to the next. Fails: as `mayNow`; forbidden. */
export function mayCorrect(records: Records, by: PersonId, section: SectionId, signOff: SignOff): Asked {
  const allowed = mayNow(records, by, 'correct', section)
  const mayBe = chapterOf(records, section)?.objectionDays != null && correctionsLeft(signOff) > 0
  return allowed.ok && !mayBe ? fail({ kind: 'forbidden', action: 'correct' }) : allowed
}

/** How often the text may still be corrected until it is called for again. */
export function correctionsLeft({ call, corrections }: SignOff): number {
  const since = corrections.filter(({ seq }) => call !== null && seq > call.seq)
  return mostCorrections - since.length
}
