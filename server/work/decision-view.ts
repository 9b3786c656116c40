/** What people see of decisions: those on one version, and the paper as a matrix. */
import { conditionsAnswered, leftBefore } from '#shared/conditions'
import { proceedingsOf } from '#shared/decisions'
import { decisionOf, standingOf, type Proceedings } from '#shared/decision'
import type { DecisionsView, LeftSection, MemberNote, SectionDecisions } from '#shared/decision-api'
import { mayClose, mayNote, mayRecord } from '#shared/decision-rights'
import { ok, type Result } from '#shared/failure'
import type { PersonId, SectionId, VersionId } from '#shared/ids'
import { hearsOfConditions } from '#shared/paper-status'
import { may } from '#shared/policy'
import type { Manifest } from '#shared/version'
import type { Version } from '#shared/versions'
import type { KeptFiles } from '../store/kept-files.ts'
import type { Keeper } from './keeper.ts'
import { manifestOf, readableVersion } from './version-view.ts'

/** For who may read the version; its sections as it names them. Fails: notFound, forbidden, storeUnavailable. */
export async function decisionsFor(
  { keeper, kept }: { readonly keeper: Keeper; readonly kept: KeptFiles },
  person: PersonId,
  id: VersionId,
): Promise<Result<DecisionsView>> {
  const readable = readableVersion(keeper, person, id)
  if (!readable.ok) return readable
  const version = readable.value
  const read = await manifestOf(kept, version)
  if (!read.ok) return read
  const { records, decisions } = keeper
  const { closings } = proceedingsOf(decisions, id)
  const outcome = closings.at(-1)?.outcome ?? 'adopted'
  const mayIf = (corrects: string | null): boolean => mayClose(keeper, person, id, { corrects, outcome }).ok
  return ok({
    seq: records.seq,
    version: id,
    sections: closedIn(read.value.manifest, version).map((named) => ({
      ...named,
      ...sectionDecisions(keeper, person, version, named.section),
    })),
    left: leftFor(keeper, person, version),
    closings,
    may: { close: mayIf(null), correct: mayIf(someReason) },
  })
}

const leftFor = (keeper: Keeper, person: PersonId, version: Version): LeftSection[] =>
  (version.purpose === 'submission' ? leftBefore(keeper, version) : [])
    .filter(({ chapter }) => hearsOfConditions(keeper, person, chapter))
    .map(({ section, title, conditions }) => ({ section, title, conditions }))

type Named = Pick<SectionDecisions, 'section' | 'number' | 'title' | 'chapter'>

/** The sections that are decided on, by the names under which they were frozen, in reading order. */
export const closedIn = ({ chapters }: Manifest, { closes }: Version): Named[] =>
  chapters.flatMap(({ number, title, sections }) =>
    sections
      .filter(({ id }) => closes.includes(id))
      .map((one) => ({
        section: one.id,
        number: one.number,
        title: one.title,
        chapter: { number, title },
      })),
  )

const someReason = 'a reason'

function sectionDecisions(
  keeper: Keeper,
  person: PersonId,
  version: Version,
  section: SectionId,
): Omit<SectionDecisions, keyof Named> {
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
