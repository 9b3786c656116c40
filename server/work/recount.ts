/** What follows from events that may change how a sign-off stands. */
import type { Event } from '#shared/events'
import { foldFacts, noFacts, type Facts } from '#shared/facts'
import type { PersonId } from '#shared/ids'
import { recount } from '#shared/signoff-count'
import type { RecountCause } from '#shared/signoff-events'

/** When and by whom. */
interface Cause {
  readonly by: PersonId | null
  readonly now: Date
}

/**
 * The events, and behind them those that bring each section's stage in line with its count: written together, so that no
 * moment and no crash parts them.
 */
export function withRecount(
  { records, signOffs }: Pick<Facts, 'records' | 'signOffs'>,
  { by, now }: Cause,
  events: readonly Event[],
): Event[] {
  const at = now.toISOString()
  const entries = events.map((event, index) => ({ seq: records.seq + 1 + index, at, by, event }))
  const after = foldFacts({ ...noFacts, records, signOffs }, entries)
  const locked = Object.values(after.records.sections).filter(({ stage }) => stage !== 'drafting')
  const because = causeIn(events)
  const changed = locked.flatMap((section) => recount(after.records, after.signOffs, section, because) ?? [])
  return [...events, ...changed]
}

/** null: somebody answered, or called. */
function causeIn(events: readonly Event[]): RecountCause | null {
  if (events.some(({ type }) => type === 'roleGranted' || type === 'roleWithdrawn')) return 'members'
  return events.some(({ type }) => type === 'quorumSet') ? 'quorum' : null
}
