/**
 * Who has to hear of what happened to a thread. It follows from the thread alone, so nothing is kept for it, and a
 * restart tells the same. Nobody hears of their own deeds. Whether somebody may (still) read it is asked when it is told.
 */
import type { PersonId, ReplyId, SectionId, ThreadId } from './ids.ts'
import { remarkOf, type Remark, type Step, type Thread } from './thread.ts'
import type { Outcome } from './thread-events.ts'

export type NoticeKind =
  'assigned' | 'mentioned' | 'answered' | 'resolved' | 'reopened' | 'accepted' | 'rejected'

export interface Notice {
  readonly to: PersonId
  readonly thread: ThreadId
  readonly section: SectionId
  /** Of the entry that it tells of. */
  readonly seq: number
  readonly at: string
  readonly by: PersonId
  readonly kind: NoticeKind
  /** What was said with it, or the reason that was given. */
  readonly words: string | null
  readonly outcome: Outcome | null
}

type Hearer = readonly [to: PersonId, kind: NoticeKind]

/** All notices of the thread, in the order of what they tell of, at most one for a person and a step. */
export function noticesOf(thread: Thread): Notice[] {
  if (thread.state === 'withdrawn') return []
  return thread.history.flatMap((step) => told(thread, step, hearersOf(thread, step)))
}

/** Of several reasons to hear of one step the first counts. */
function told(thread: Thread, step: Step, hearers: readonly Hearer[]): Notice[] {
  const { id, section } = thread
  const { seq, at, by, deed } = step
  const kinds = new Map(hearers.toReversed().filter(([to]) => to !== by))
  const outcome = deed.kind === 'resolved' ? deed.outcome : null
  const words = wordsOf(thread, step)
  return [...kinds].map(([to, kind]) => ({ to, thread: id, section, seq, at, by, kind, words, outcome }))
}

/** Who hears of a step, the strongest reason first. */
function hearersOf(thread: Thread, step: Step): Hearer[] {
  const { deed } = step
  switch (deed.kind) {
    case 'opened':
      return mentionedIn(thread, null)
    case 'replied': {
      const answered = involvedBefore(thread, step).map((to): Hearer => [to, 'answered'])
      const isSaid = remarkOf(thread, deed.reply)?.body !== null
      return isSaid ? [...mentionedIn(thread, deed.reply), ...answered] : []
    }
    case 'edited':
      return standing(remarkOf(thread, deed.reply))
        .filter((person) => deed.mentioned.includes(person))
        .map((to) => [to, 'mentioned'])
    case 'assigned':
      return deed.to === null ? [] : [[deed.to, 'assigned']]
    case 'resolved':
    case 'reopened':
      return [[thread.by, deed.kind]]
    case 'suggestionAccepted':
      return [[thread.by, 'accepted']]
    case 'suggestionRejected':
      return [[thread.by, 'rejected']]
    default:
      return []
  }
}

/** Those whom the remark named from the first; who was added later hears of the edit. */
function mentionedIn(thread: Thread, reply: ReplyId | null): Hearer[] {
  const added = new Set(
    thread.history.flatMap(({ deed }) =>
      deed.kind === 'edited' && deed.reply === reply ? deed.mentioned : [],
    ),
  )
  return standing(remarkOf(thread, reply))
    .filter((person) => !added.has(person))
    .map((to) => [to, 'mentioned'])
}

const standing = (remark: Remark | null): readonly PersonId[] =>
  remark === null || remark.body === null ? [] : remark.mentions

/** Who had opened it, spoken in it, or was seeing to it. */
function involvedBefore({ by, remarks, history }: Thread, { seq }: Step): PersonId[] {
  const spoke = remarks.filter((remark) => remark.seq < seq && remark.body !== null).map((one) => one.by)
  const last = history.findLast((step) => step.seq < seq && step.deed.kind === 'assigned')?.deed
  const assignee = last?.kind === 'assigned' ? last.to : null
  return [...new Set([by, ...spoke, ...(assignee === null ? [] : [assignee])])]
}

function wordsOf(thread: Thread, { deed }: Step): string | null {
  switch (deed.kind) {
    case 'replied':
    case 'edited':
      return remarkOf(thread, deed.reply)?.body ?? null
    case 'resolved':
    case 'suggestionRejected':
      return deed.reason
    case 'opened':
    case 'assigned':
      return thread.remarks[0]?.body ?? null
    default:
      return null
  }
}
