/** A thread: what was said at one place of the text, and every step of what became of it. */
import type { Anchor } from './anchor.ts'
import type { PersonId, ReplyId, SectionId, ThreadId, VersionId } from './ids.ts'
import type { Outcome } from './thread-events.ts'

/**
 * `answered`: since it was opened (or reopened) somebody else has spoken. `withdrawn`: its author took it back before
 * anybody answered; a trace of it stays.
 */
export type ThreadState = 'open' | 'answered' | 'resolved' | 'reopened' | 'withdrawn'

export interface Remark {
  /** null: the one that opened the thread. */
  readonly reply: ReplyId | null
  /** Sequence number of the entry that brought it. */
  readonly seq: number
  readonly by: PersonId
  readonly at: string
  /** As last edited; null when it was withdrawn. */
  readonly body: string | null
  readonly mentions: readonly PersonId[]
  readonly editedAt: string | null
}

export interface Suggestion {
  /** The passage as it stood when the suggestion was made, and what its author would have there. */
  readonly original: string
  readonly replacement: string
  readonly decision: Decision | null
}

export interface Decision {
  readonly kind: 'accepted' | 'rejected' | 'withdrawn'
  readonly by: PersonId
  readonly at: string
  readonly reason: string | null
}

/** What became of it. */
export interface Resolution {
  readonly outcome: Outcome
  readonly reason: string | null
  readonly by: PersonId
  readonly at: string
}

/** What happened in a step; `before` is null where the old wording went with a remark that was withdrawn. */
export type Deed =
  | { readonly kind: 'opened' }
  | { readonly kind: 'replied'; readonly reply: ReplyId }
  /** `mentioned`: whom it names since then, and did not before. */
  | {
      readonly kind: 'edited'
      readonly reply: ReplyId | null
      readonly before: string | null
      readonly mentioned: readonly PersonId[]
    }
  | { readonly kind: 'withdrawn'; readonly reply: ReplyId | null }
  | { readonly kind: 'assigned'; readonly to: PersonId | null; readonly due: string | null }
  | { readonly kind: 'tagged'; readonly tags: readonly string[] }
  | { readonly kind: 'resolved'; readonly outcome: Outcome; readonly reason: string | null }
  | { readonly kind: 'reopened' }
  | { readonly kind: 'suggestionAccepted' }
  | { readonly kind: 'suggestionRejected'; readonly reason: string }
  | { readonly kind: 'suggestionWithdrawn' }
  /** This thread was joined into that one; null: parted from it again. */
  | { readonly kind: 'joinedInto'; readonly into: ThreadId | null }
  /** These were joined into this one, or parted from it. */
  | { readonly kind: 'tookIn' | 'letGo'; readonly threads: readonly ThreadId[] }

export interface Step {
  readonly seq: number
  readonly by: PersonId
  readonly at: string
  readonly deed: Deed
}

/** Of the Lenkungsgruppe: the thread is a condition with which it returned the section. */
export interface ConditionOf {
  readonly version: VersionId
  /** The version's number, for example "1.0", and the paragraph of it that is meant; null: the whole section. */
  readonly number: string
  readonly paragraph: number | null
}

export interface Thread {
  readonly id: ThreadId
  readonly section: SectionId
  readonly by: PersonId
  readonly at: string
  /** Where it stands now; null: in the whole section. */
  readonly anchor: Anchor | null
  /** The words it was opened on; null for the whole section. */
  readonly quote: string | null
  /** The one that opened it, then the replies. */
  readonly remarks: readonly Remark[]
  readonly state: ThreadState
  readonly assignee: PersonId | null
  readonly due: string | null
  readonly tags: readonly string[]
  /** null while it is not resolved. */
  readonly resolution: Resolution | null
  readonly suggestion: Suggestion | null
  /** The thread that speaks for this one ("gleichlautend"). */
  readonly joinedInto: ThreadId | null
  /** The threads that this one speaks for. */
  readonly joined: readonly ThreadId[]
  /** Only of one that is a condition. */
  readonly condition?: ConditionOf
  /** Everything that happened, in order; anchors that were kept apart. */
  readonly history: readonly Step[]
}

export const remarkOf = (thread: Thread, reply: ReplyId | null): Remark | null =>
  thread.remarks.find((remark) => remark.reply === reply) ?? null

/** Whether a suggestion waits for its decision. */
export const isPending = ({ suggestion, state }: Thread): boolean =>
  suggestion !== null && suggestion.decision === null && state !== 'resolved'

/** The thread's state, as it follows from everything else. */
export function stateOf({ resolution, remarks, history }: Omit<Thread, 'state'>): ThreadState {
  if (resolution !== null) return 'resolved'
  const standing = remarks.filter(({ body }) => body !== null)
  if (standing.every(({ by }) => by === remarks[0]?.by) && remarks[0]?.body === null) return 'withdrawn'
  const reopened = history.findLast(({ deed }) => deed.kind === 'reopened')
  const since = reopened ?? remarks[0]
  const isAnswered = standing.some(({ seq, by }) => since !== undefined && seq > since.seq && by !== since.by)
  if (isAnswered) return 'answered'
  return reopened === undefined ? 'open' : 'reopened'
}
