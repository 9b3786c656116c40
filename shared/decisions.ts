/**
 * What became of all versions, as the fold of what was decided. Apart from the versions, which never change. Total, as
 * every fold: whether something may be decided is asked before it is written (`decision-rights.ts`, `server/work`).
 */
import { afterEvent } from './consultation.ts'
import type { ConsultationEvent } from './consultation-events.ts'
import { noProceedings, type Proceedings, type SectionDecision } from './decision.ts'
import type { DecisionEvent, SectionReturned } from './decision-events.ts'
import type { Entry, Event } from './events.ts'
import type { PersonId, SectionId, VersionId } from './ids.ts'

export interface Decisions {
  readonly versions: Readonly<Record<VersionId, Proceedings>>
  /** Sections that are closed since they were accepted, and in which version they were. */
  readonly closed: Readonly<Record<SectionId, VersionId>>
}

export const noDecisions: Decisions = { versions: {}, closed: {} }

export const proceedingsOf = (decisions: Decisions, version: VersionId): Proceedings =>
  decisions.versions[version] ?? noProceedings

/** When, in which entry, and by whom. */
interface Mark {
  readonly seq: number
  readonly at: string
  readonly by: PersonId | null
}

/** The decisions after `entry`; what does not concern them changes nothing. */
export function foldDecisions(decisions: Decisions, { event, seq, at, by }: Entry): Decisions {
  const mark = { seq, at, by }
  switch (event.type) {
    case 'versionFrozen':
      return event.purpose === 'submission' ? carry(decisions, event) : decisions
    case 'sectionReopened':
      return opened(decisions, event.section)
    case 'sectionReturned':
      return opened(
        recorded(decisions, event, { ...decisionIn(event, mark), kind: 'returned' }),
        event.section,
      )
    case 'sectionAccepted':
      return accepted(decisions, event, mark)
    case 'decisionNoted':
      return by === null ? decisions : noted(decisions, event, { at, by })
    case 'consultationSet':
    case 'statementDrafted':
    case 'statementHandedIn':
      return by === null ? decisions : consulted(decisions, event, { at, by })
    case 'versionClosed': {
      const { type: _type, version, ...closing } = event
      return change(decisions, version, ({ closings }) => ({
        closings: [...closings, { ...mark, ...closing }],
      }))
    }
    default:
      return decisions
  }
}

/** What is closed since it was accepted is accepted in the next version too: nobody could change a letter of it. */
function carry(
  { versions, closed }: Decisions,
  { seal, closes }: Event & { type: 'versionFrozen' },
): Decisions {
  const held = closes.flatMap((section) => {
    const version = closed[section]
    return version === undefined ? [] : [[section, version] as const]
  })
  if (held.length === 0) return { versions, closed }
  const carried = Object.fromEntries(held)
  return change({ versions, closed }, seal.version, () => ({ carried }))
}

function opened({ versions, closed }: Decisions, section: SectionId): Decisions {
  if (closed[section] === undefined) return { versions, closed }
  const { [section]: _open, ...rest } = closed
  return { versions, closed: rest }
}

/** A section that was returned first is open by now: accepting it afterwards is on record, and closes nothing. */
function accepted(
  decisions: Decisions,
  event: DecisionEvent & { type: 'sectionAccepted' },
  mark: Mark,
): Decisions {
  const { version, section } = event
  const before = proceedingsOf(decisions, version).decisions[section] ?? []
  const { versions, closed } = recorded(decisions, event, decisionIn(event, mark))
  const isClosed = before.every(({ kind }) => kind === 'accepted')
  return { versions, closed: isClosed ? { ...closed, [section]: version } : closed }
}

type Recording = SectionReturned | (DecisionEvent & { type: 'sectionAccepted' })

function decisionIn(event: Recording, mark: Mark): SectionDecision {
  const { content, note, corrects } = event
  const conditions = event.type === 'sectionAccepted' ? [] : event.conditions
  return {
    ...mark,
    kind: event.type === 'sectionAccepted' ? 'accepted' : 'returned',
    content,
    note,
    corrects,
    conditions: conditions.map(({ thread, body, paragraph }) => ({ thread, body, paragraph })),
  }
}

const recorded = (
  decisions: Decisions,
  { version, section }: Recording,
  decision: SectionDecision,
): Decisions =>
  change(decisions, version, ({ decisions: before }) => ({
    decisions: { ...before, [section]: [...(before[section] ?? []), decision] },
  }))

function noted(
  decisions: Decisions,
  { version, section, decision, words }: DecisionEvent & { type: 'decisionNoted' },
  { at, by }: { readonly at: string; readonly by: PersonId },
): Decisions {
  return change(decisions, version, ({ notes }) => ({
    notes: { ...notes, [section]: { ...notes[section], [by]: { at, decision, words } } },
  }))
}

const consulted = (
  decisions: Decisions,
  event: ConsultationEvent,
  mark: { readonly at: string; readonly by: PersonId },
): Decisions =>
  change(decisions, event.version, ({ consultation }) => ({
    consultation: afterEvent(consultation, event, mark),
  }))

function change(
  { versions, closed }: Decisions,
  version: VersionId,
  to: (before: Proceedings) => Partial<Proceedings>,
): Decisions {
  const before = versions[version] ?? noProceedings
  return { versions: { ...versions, [version]: { ...before, ...to(before) } }, closed }
}
