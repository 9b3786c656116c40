/**
 * The sign-off of a section: what was called for, what each person answered and to which text, and which of it counts.
 * An answer is never deleted and never follows the text: it counts for the text it was given to, and no other.
 */
import type { ContentHash } from './content.ts'
import type { ChangedWords } from './correction.ts'
import type { PersonId, SectionId } from './ids.ts'
import type { AnswerKind, EntryWay, RecountCause, Scan, Tally } from './signoff-events.ts'

/** When, in which entry, and by whom. */
interface Done {
  readonly seq: number
  readonly at: string
  readonly by: PersonId
}

/** The lock: who called, since when, why, and until when answers are asked for. */
export interface Call extends Done {
  readonly due: string | null
  readonly message: string | null
  readonly hash: ContentHash
}

/** "Im Auftrag": who entered the answer, and how it had come. */
export interface Entered {
  readonly by: PersonId
  readonly way: EntryWay
  readonly givenOn: string
  readonly scan: Scan | null
  /** The person in whose name it was entered says that it is not hers. */
  readonly dispute: { readonly seq: number; readonly at: string; readonly words: string | null } | null
}

export interface Answer {
  readonly seq: number
  readonly at: string
  readonly kind: AnswerKind
  /** The note, or the reason of an objection. */
  readonly words: string | null
  readonly hash: ContentHash
  readonly revoked: { readonly at: string; readonly reason: string | null } | null
  /** null: the person gave it herself. */
  readonly entered: Entered | null
  /** How the moderation answered an objection; it blocks no more then. */
  readonly reply: (Done & { readonly reason: string }) | null
}

/** "Redaktionelle Änderung": answers to `from` that were given before go on for `to`, and are shown so. */
export interface Correction extends Done {
  readonly from: ContentHash
  readonly to: ContentHash
  readonly words: readonly ChangedWords[]
  readonly reason: string
  /** A day: who answered before can object until its end. */
  readonly until: string
}

/** What led from one stage to another, or changed the locked text. */
export interface SignOffStep {
  readonly seq: number
  readonly at: string
  /** Who did it, or what it followed from; null for the command line. */
  readonly by: PersonId | null
  readonly deed:
    | { readonly kind: 'called'; readonly due: string | null; readonly message: string | null }
    | { readonly kind: 'reopened'; readonly reason: string }
    | {
        readonly kind: 'quorumReached' | 'quorumLost'
        readonly tally: Tally
        /** null: it followed from an answer. */
        readonly because: RecountCause | null
      }
    | { readonly kind: 'corrected'; readonly reason: string }
}

export interface SignOff {
  /** The newest one; null when it was never called for. */
  readonly call: Call | null
  /** The locked text; null while it is open. */
  readonly locked: ContentHash | null
  /** Of each person the newest ones, the newest last. */
  readonly answers: Readonly<Record<PersonId, readonly Answer[]>>
  readonly corrections: readonly Correction[]
  /** The newest ones, the newest last. */
  readonly history: readonly SignOffStep[]
}

export const noSignOff: SignOff = { call: null, locked: null, answers: {}, corrections: [], history: [] }

export type SignOffs = Readonly<Record<SectionId, SignOff>>

export const noSignOffs: SignOffs = {}

export const signOffOf = (signOffs: SignOffs, section: SectionId): SignOff => signOffs[section] ?? noSignOff

/**
 * What an answer is worth: `valid` for the very text there is; `corrected` for a text that only a correction parts from it;
 * `outdated` for any other.
 */
export type Validity = 'valid' | 'corrected' | 'outdated' | 'revoked' | 'disputed'

/** @param current the hash of the section's text as it is now */
export function validityOf(signOff: SignOff, answer: Answer, current: ContentHash): Validity {
  if (answer.revoked !== null) return 'revoked'
  if (answer.entered?.dispute != null) return 'disputed'
  if (answer.hash === current) return 'valid'
  return isCorrectedInto(signOff, answer, current) ? 'corrected' : 'outdated'
}

/** Whether corrections since the answer, and nothing else, lead from its text to this one. */
const isCorrectedInto = (signOff: SignOff, answer: Answer, current: ContentHash): boolean =>
  correctionsOf(signOff, answer).some(({ to }) => to === current)

/** The corrections since the answer that lead on from its text, in their order. */
export function correctionsOf({ corrections }: SignOff, { seq, hash }: Answer): Correction[] {
  const texts = new Set([hash])
  return corrections.filter(({ seq: at, from, to }) => at > seq && texts.has(from) && texts.add(to))
}

/** The newest correction that the answer goes on through and that can be objected to on this day; null: none (any more). */
export const openCorrection = (signOff: SignOff, answer: Answer, today: string): Correction | null =>
  correctionsOf(signOff, answer).findLast(({ until }) => until >= today) ?? null

/**
 * The last day on which one of these people can still object to a correction of what she answered to; null: nobody can (any
 * more).
 */
export function lastDayToObject(signOff: SignOff, people: readonly PersonId[], today: string): string | null {
  const { locked } = signOff
  if (locked === null) return null
  const days = people
    .flatMap((person) => wordOf(signOff, person, locked) ?? [])
    .filter((word) => word.kind !== 'objection' && validityOf(signOff, word, locked) === 'corrected')
    .flatMap((word) => correctionsOf(signOff, word).map(({ until }) => until))
    .filter((until) => until >= today)
  return days.sort().at(-1) ?? null
}

/** Whether an answer of this worth counts for the text there is. */
export const holds = (validity: Validity): boolean => validity === 'valid' || validity === 'corrected'
const stands = (validity: Validity): boolean => holds(validity) || validity === 'outdated'

/** What the person's word is: her newest answer to this text, else her newest one; null for none that stands. */
export function wordOf(signOff: SignOff, person: PersonId, current: ContentHash): Answer | null {
  const standing = (signOff.answers[person] ?? []).filter((one) => stands(validityOf(signOff, one, current)))
  const toThis = standing.findLast((one) => holds(validityOf(signOff, one, current)))
  return toThis ?? standing.at(-1) ?? null
}

/** The texts that were signed or called for here. */
export function textsOf({ call, locked, answers, corrections }: SignOff): ReadonlySet<ContentHash> {
  return new Set([
    ...[call?.hash ?? [], locked ?? []].flat(),
    ...Object.values(answers).flatMap((given) => given.map(({ hash }) => hash)),
    ...corrections.flatMap(({ from, to }) => [from, to]),
  ])
}

/** The scans of answers on paper, of these people. */
export const scansOf = (
  { answers }: SignOff,
  isOne: (person: string) => boolean = () => true,
): readonly Scan[] =>
  Object.entries(answers).flatMap(([person, given]) =>
    isOne(person) ? given.flatMap(({ entered }) => entered?.scan ?? []) : [],
  )

/** The names of all files that a sign-off refers to; scans go with the people whose answers they show. */
export const keptFor = (signOff: SignOff, isThere: (person: string) => boolean): readonly string[] => [
  ...textsOf(signOff),
  ...scansOf(signOff, isThere).map(({ hash }) => hash),
]
