/**
 * All sign-offs, by section, as the fold of what happened to them. They stand apart from the records, because those are
 * shown to people who may not read the live draft. Folding copies one section's sign-off and one person's answers, both
 * bounded, so that one answer costs the same however many there were. Total, as every fold: whether something may happen
 * is decided before it is written (`signoff-rights.ts`, `server/work`).
 */
import type { Entry } from './events.ts'
import { unreachable } from './failure.ts'
import type { PersonId } from './ids.ts'
import { noSignOff, type Answer, type SignOff, type SignOffs, type SignOffStep } from './signoff.ts'
import { isSignOffEvent, type SignOffEvent } from './signoff-events.ts'

/** So many answers of one person are at hand, and so many steps and corrections of a section; all stand in the journal. */
const [mostAnswers, mostSteps, mostCorrections] = [24, 60, 24]

/** When, in which entry, and by whom; null for what the system did itself. */
interface Mark {
  readonly seq: number
  readonly at: string
  readonly by: PersonId | null
}

/** The sign-offs after `entry`; what does not concern them changes nothing. */
export function foldSignOffs(signOffs: SignOffs, { seq, at, by, event }: Entry): SignOffs {
  if (!isSignOffEvent(event)) return signOffs
  const before = signOffs[event.section] ?? noSignOff
  const after = apply(before, event, { seq, at, by })
  return after === before ? signOffs : { ...signOffs, [event.section]: after }
}

function apply(signOff: SignOff, event: SignOffEvent, mark: Mark): SignOff {
  switch (event.type) {
    case 'quorumReached':
    case 'quorumLost':
      return withStep(signOff, mark, {
        kind: event.type,
        tally: event.tally,
        because: event.because ?? null,
      })
    case 'sectionReopened':
      return withStep({ ...signOff, locked: null }, mark, { kind: 'reopened', reason: event.reason })
    case 'sectionReturned': {
      const reason = event.conditions.map(({ body }) => body).join('\n\n')
      return withStep({ ...signOff, locked: null }, mark, { kind: 'reopened', reason })
    }
    default:
      return mark.by === null ? signOff : applyTo(signOff, event, { ...mark, by: mark.by })
  }
}

/** What people do. */
type Deed = Exclude<
  SignOffEvent,
  { type: 'quorumReached' | 'quorumLost' | 'sectionReopened' | 'sectionReturned' }
>
type PersonsMark = Mark & { readonly by: PersonId }

function applyTo(signOff: SignOff, event: Deed, mark: PersonsMark): SignOff {
  switch (event.type) {
    case 'signOffCalled': {
      const { due, message, hash } = event
      const called = { ...signOff, call: { ...mark, due, message, hash }, locked: hash }
      return withStep(called, mark, { kind: 'called', due, message })
    }
    case 'signOffGiven':
      return withAnswer(signOff, mark.by, answerOf(event, mark))
    case 'signOffEntered': {
      const { person, way, givenOn, scan } = event
      const entered = { by: mark.by, way, givenOn, scan, dispute: null }
      return withAnswer(signOff, person, { ...answerOf(event, mark), entered })
    }
    case 'signOffTakenBack':
      return withAnswers(signOff, mark.by, (answers) => answers.slice(0, -1))
    case 'signOffRevoked':
      return changeWhere(signOff, mark.by, isUnrevoked, () => ({
        revoked: { at: mark.at, reason: event.reason },
      }))
    case 'signOffDisputed':
      return changeWhere(signOff, mark.by, isUndisputed, ({ entered }) => ({
        entered: entered && { ...entered, dispute: { seq: mark.seq, at: mark.at, words: event.words } },
      }))
    case 'objectionAnswered':
      return replied(signOff, event, mark)
    case 'sectionCorrected':
      return corrected(signOff, event, mark)
    default:
      return unreachable(event)
  }
}

const answerOf = (
  { answer: kind, words, hash }: Extract<Deed, { type: 'signOffGiven' | 'signOffEntered' }>,
  { seq, at }: Mark,
): Answer => ({ seq, at, kind, words, hash, revoked: null, entered: null, reply: null })

const isUnrevoked = ({ revoked }: Answer): boolean => revoked === null
const isUndisputed = ({ entered }: Answer): boolean => entered !== null && entered.dispute === null
const isObjection = ({ kind, revoked, reply }: Answer): boolean =>
  kind === 'objection' && revoked === null && reply === null

const withStep = (signOff: SignOff, { seq, at, by }: Mark, deed: SignOffStep['deed']): SignOff => ({
  ...signOff,
  history: [...signOff.history, { seq, at, by, deed }].slice(-mostSteps),
})

function withAnswers(
  signOff: SignOff,
  person: PersonId,
  change: (answers: readonly Answer[]) => readonly Answer[],
): SignOff {
  const before = signOff.answers[person] ?? []
  return { ...signOff, answers: { ...signOff.answers, [person]: change(before) } }
}

const withAnswer = (signOff: SignOff, person: PersonId, answer: Answer): SignOff =>
  withAnswers(signOff, person, (answers) => kept([...answers, answer]))

/** Of too many, one goes that a newer answer to the same text replaces, else the oldest. */
function kept(answers: readonly Answer[]): readonly Answer[] {
  if (answers.length <= mostAnswers) return answers
  const replaced = answers.findIndex(({ hash }, at) =>
    answers.slice(at + 1, -1).some((newer) => newer.hash === hash),
  )
  return answers.toSpliced(Math.max(replaced, 0), 1)
}

const changeWhere = (
  signOff: SignOff,
  person: PersonId,
  which: (answer: Answer) => boolean,
  change: (answer: Answer) => Partial<Answer>,
): SignOff =>
  withAnswers(signOff, person, (answers) =>
    answers.map((answer) => (which(answer) ? { ...answer, ...change(answer) } : answer)),
  )

/** The newest objection is answered: that is the one that stands. */
function replied(
  signOff: SignOff,
  { person, reason }: Extract<Deed, { type: 'objectionAnswered' }>,
  { seq, by, at }: PersonsMark,
): SignOff {
  const newest = signOff.answers[person]?.findLast(isObjection)
  return changeWhere(
    signOff,
    person,
    (answer) => answer === newest,
    () => ({ reply: { seq, by, at, reason } }),
  )
}

function corrected(
  signOff: SignOff,
  { from, to, words, reason, until }: Extract<Deed, { type: 'sectionCorrected' }>,
  mark: PersonsMark,
): SignOff {
  const corrections = [...signOff.corrections, { ...mark, from, to, words, reason, until }].slice(
    -mostCorrections,
  )
  return withStep({ ...signOff, corrections, locked: to }, mark, { kind: 'corrected', reason })
}
