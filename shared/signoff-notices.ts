/**
 * Who has to hear of what happened to a section's sign-off. It follows from the sign-off, and from who signs and who keeps
 * it now, so nothing is kept for it. Nobody hears of their own deeds, nor of what does not stand any more.
 */
import type { PersonId, SectionId } from './ids.ts'
import { may } from './policy.ts'
import { signersOf } from './quorum.ts'
import type { Records, Section } from './records.ts'
import type { ChangedWords } from './correction.ts'
import { correctionsOf, type Answer, type SignOff } from './signoff.ts'
import type { AnswerKind, RecountCause, Tally } from './signoff-events.ts'

interface Happened {
  /** Of the entry that it tells of. */
  readonly seq: number
  readonly at: string
  /** null: it followed by itself, or was done at the command line. */
  readonly by: PersonId | null
  /** What was said with it, or the reason that was given. */
  readonly words: string | null
}

type What =
  /** It waits for an answer; `outdated`: what the person answered before is to another text. */
  | { readonly kind: 'called' | 'outdated'; readonly due: string | null }
  /** The text that the person has answered to is open again. */
  | { readonly kind: 'reopened' }
  /** It was changed editorially; until `due`, a day, one can object. */
  | { readonly kind: 'corrected'; readonly due: string; readonly changes: readonly ChangedWords[] }
  | { readonly kind: 'entered'; readonly answer: AnswerKind }
  /** The person's own objection. */
  | { readonly kind: 'objectionAnswered' }
  /** To the moderation: somebody objects to the text, or to what was entered in her name. */
  | { readonly kind: 'objected' | 'disputed' }
  | {
      readonly kind: 'quorumReached' | 'quorumLost'
      readonly tally: Tally
      readonly because: RecountCause | null
    }

export type SignOffTold = Happened & What
export type SignOffNotice = SignOffTold & { readonly to: PersonId; readonly section: SectionId }

/** What the person has to hear of the section's sign-off, the oldest first, at most one for an entry. */
export function signOffNoticesOf(
  records: Records,
  section: Section,
  signOff: SignOff,
  to: PersonId,
): SignOffNotice[] {
  const signs = signersOf(records, section.chapter).includes(to)
  const keeps = may(records, to, 'keepSignOffs', section.chapter).ok
  const standing = (signOff.answers[to] ?? []).filter(isStanding)
  const told = [
    ...(signs ? [...theCall(signOff, standing), ...reopenings(signOff, standing), ...recounts(signOff)] : []),
    ...corrections(signOff, standing),
    ...toPerson(signOff.answers[to] ?? []),
    ...(keeps ? [...objections(signOff, to), ...counts(signOff)] : []),
  ]
  const bySeq = new Map(told.filter(({ by }) => by !== to).map((one) => [one.seq, one]))
  return [...bySeq.values()]
    .sort((one, other) => one.seq - other.seq)
    .map((one) => ({ ...one, to, section: section.id }))
}

const isStanding = ({ revoked, entered }: Answer): boolean => revoked === null && entered?.dispute == null

/** The one in force; none to who has signed this very text before. */
function theCall({ call, locked }: SignOff, standing: readonly Answer[]): SignOffTold[] {
  if (call === null || locked === null) return []
  const { seq, at, by, message: words, due, hash } = call
  const before = standing.filter((answer) => answer.seq < seq)
  if (before.some((answer) => answer.hash === hash)) return []
  return [{ seq, at, by, words, kind: before.length === 0 ? 'called' : 'outdated', due }]
}

/** Of a text that she has answered to. */
const reopenings = ({ history }: SignOff, standing: readonly Answer[]): SignOffTold[] =>
  history.flatMap(({ seq, at, by, deed }) =>
    deed.kind === 'reopened' && standing.some((answer) => answer.seq < seq)
      ? [{ seq, at, by, words: deed.reason, kind: 'reopened' }]
      : [],
  )

/** Those that an answer of hers goes on through. */
const corrections = (signOff: SignOff, standing: readonly Answer[]): SignOffTold[] =>
  [...new Set(standing.flatMap((answer) => correctionsOf(signOff, answer)))].map(
    ({ seq, at, by, reason, until, words }) => {
      return { seq, at, by, words: reason, kind: 'corrected', due: until, changes: words }
    },
  )

/** What others did with her answers. */
const toPerson = (answers: readonly Answer[]): SignOffTold[] =>
  answers.flatMap(({ seq, at, kind, words, entered, reply }) => [
    ...(entered === null ? [] : [{ seq, at, by: entered.by, words, kind: 'entered', answer: kind } as const]),
    ...(reply === null ? [] : [replyTo(reply)]),
  ])

const replyTo = ({ seq, at, by, reason }: NonNullable<Answer['reply']>): SignOffTold => {
  return { seq, at, by, words: reason, kind: 'objectionAnswered' }
}

/** What the moderation entered itself is no news to it. */
function objections({ answers }: SignOff, to: PersonId): SignOffTold[] {
  const all = Object.entries(answers) as [PersonId, readonly Answer[]][]
  return all
    .filter(([by]) => by !== to)
    .flatMap(([by, given]) =>
      given.flatMap(({ seq, at, kind, words, revoked, entered, reply }) => [
        ...(kind === 'objection' && revoked === null && reply === null && entered === null
          ? [{ seq, at, by, words, kind: 'objected' } as const]
          : []),
        ...(entered?.dispute == null ? [] : [{ ...entered.dispute, by, kind: 'disputed' } as const]),
      ]),
    )
}

const counts = ({ history }: SignOff): SignOffTold[] =>
  history.flatMap(({ deed, ...mark }) =>
    deed.kind === 'quorumReached' || deed.kind === 'quorumLost' ? [{ ...mark, ...deed, words: null }] : [],
  )

/** Those that no answer caused: the group's members or the quorum are others. */
const recounts = (signOff: SignOff): SignOffTold[] =>
  counts(signOff).filter((one) => 'because' in one && one.because !== null)
