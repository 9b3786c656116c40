/** What people see of decisions: those on one version, and the paper as a matrix. */
import { conditionsAnswered } from '#shared/conditions'
import { proceedingsOf } from '#shared/decisions'
import { decisionOf, standingOf, type Proceedings } from '#shared/decision'
import type { DecisionsView, MemberNote, SectionDecisions } from '#shared/decision-api'
import { mayClose, mayNote, mayRecord } from '#shared/decision-rights'
import { ok, type Result } from '#shared/failure'
import type { PersonId, SectionId, VersionId } from '#shared/ids'
import { hearsOfConditions } from '#shared/paper-status'
import { may } from '#shared/policy'
import type { Version } from '#shared/versions'
import type { Keeper } from './keeper.ts'
import { readableVersion } from './version-view.ts'

/** For who may read the version. Fails: notFound, forbidden. */
export function decisionsFor(keeper: Keeper, person: PersonId, id: VersionId): Result<DecisionsView> {
  const { records, decisions } = keeper
  const readable = readableVersion(keeper, person, id)
  if (!readable.ok) return readable
  const version = readable.value
  const proceedings = proceedingsOf(decisions, id)
  const mayIf = (corrects: string | null): boolean => mayClose(keeper, person, id, corrects).ok
  return ok({
    seq: records.seq,
    version: id,
    sections: version.closes.map((section) => sectionDecisions(keeper, person, version, section)),
    closings: proceedings.closings,
    may: { close: mayIf(null), correct: mayIf(someReason) },
  })
}

const someReason = 'a reason'

function sectionDecisions(
  keeper: Keeper,
  person: PersonId,
  version: Version,
  section: SectionId,
): SectionDecisions {
  const { records, decisions } = keeper
  const id = version.seal.version
  const proceedings = proceedingsOf(decisions, id)
  const chapter = records.sections[section]?.chapter
  const [decides, hears] =
    chapter === undefined
      ? [false, false]
      : [may(records, person, 'decideVersion', chapter).ok, hearsOfConditions(keeper, person, chapter)]
  const mayIf = (corrects: string | null): boolean => mayRecord(keeper, person, id, section, corrects).ok
  return {
    section,
    standing: standingOf(proceedings, section),
    carried: decisionOf(proceedings, section) === null ? (proceedings.carried[section] ?? null) : null,
    decisions: proceedings.decisions[section] ?? [],
    notes: decides ? notesOf(proceedings, section) : null,
    conditions: hears ? conditionsAnswered(keeper, version, section) : null,
    may: { note: mayNote(keeper, person, id, section).ok, decide: mayIf(null), correct: mayIf(someReason) },
  }
}

/** The first to note something first; what was taken back is not there. */
function notesOf({ notes }: Proceedings, section: SectionId): MemberNote[] {
  const all = Object.entries(notes[section] ?? {}).map(([by, noted]) => ({ by: by as PersonId, ...noted }))
  return all
    .filter(({ decision, words }) => decision !== null || words !== null)
    .sort((one, other) => one.at.localeCompare(other.at))
}
