/** What became of a version that was laid before somebody. */
import type { Consultation } from './consultation.ts'
import type { ContentHash } from './content.ts'
import type { Closing, DecisionKind } from './decision-events.ts'
import type { PersonId, SectionId, ThreadId, VersionId } from './ids.ts'
import type { Version } from './versions.ts'

/** When, in which entry, and by whom. */
interface Done {
  readonly seq: number
  readonly at: string
  readonly by: PersonId | null
}

/** Why the one before it was corrected; null for the first. */
interface Correcting {
  readonly corrects: string | null
}

export interface Condition {
  readonly thread: ThreadId
  readonly body: string
  readonly paragraph: number | null
}

/** About one section, as it was recorded. */
export interface SectionDecision extends Done, Correcting {
  readonly kind: DecisionKind
  readonly content: ContentHash
  readonly note: string | null
  /** None for an accepted one. */
  readonly conditions: readonly Condition[]
}

/** What one member of the Lenkungsgruppe noted about a section, last. */
export interface DecisionNote {
  readonly at: string
  readonly decision: DecisionKind | null
  readonly words: string | null
}

/** The committee's decision. */
export interface CommitteeDecision extends Done, Correcting {
  readonly date: string
  readonly printedMatter: string
  readonly outcome: Closing
  readonly note: string | null
}

export interface Proceedings {
  /** null: nobody was asked. */
  readonly consultation: Consultation | null
  /** Sections that came with it as an earlier version had them, accepted there and closed ever since. */
  readonly carried: Readonly<Record<SectionId, VersionId>>
  /** Of each section, the newest last. */
  readonly decisions: Readonly<Record<SectionId, readonly SectionDecision[]>>
  readonly notes: Readonly<Record<SectionId, Readonly<Record<PersonId, DecisionNote>>>>
  /** The newest last; none while it is not closed. */
  readonly closings: readonly CommitteeDecision[]
}

export const noProceedings: Proceedings = {
  consultation: null,
  carried: {},
  decisions: {},
  notes: {},
  closings: [],
}

/** How a section of a version stands. */
export type Standing = 'undecided' | DecisionKind

/** The decision that holds; null for none, also where an earlier version's is carried on. */
export const decisionOf = ({ decisions }: Proceedings, section: SectionId): SectionDecision | null =>
  decisions[section]?.at(-1) ?? null

export function standingOf(proceedings: Proceedings, section: SectionId): Standing {
  const own = decisionOf(proceedings, section)?.kind
  return own ?? (proceedings.carried[section] === undefined ? 'undecided' : 'accepted')
}

/** The committee's decision that holds; null while it has not decided. */
export const closingOf = ({ closings }: Proceedings): CommitteeDecision | null => closings.at(-1) ?? null

/** Whether the Lenkungsgruppe has accepted every section of it. */
export const isAccepted = ({ purpose, closes }: Version, proceedings: Proceedings): boolean =>
  purpose === 'submission' && closes.every((section) => standingOf(proceedings, section) === 'accepted')

const adopting: readonly Closing[] = ['adopted', 'adoptedWithChanges']

/** Whether the committee took it, as it is or with changes. */
export const isAdopted = (proceedings: Proceedings): boolean => {
  const closed = closingOf(proceedings)
  return closed !== null && adopting.includes(closed.outcome)
}
