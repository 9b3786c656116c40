/** The paper as a matrix: chapters, their sections, and what was decided on each of them last. */
import { closingOf, decisionOf, standingOf, type Proceedings } from './decision.ts'
import type { PaperStatus, SectionStatus, VersionName } from './decision-api.ts'
import { proceedingsOf } from './decisions.ts'
import type { Facts } from './facts.ts'
import { fail, must, ok, type Result } from './failure.ts'
import type { ChapterId, PaperId, PersonId, SectionId } from './ids.ts'
import { rightsTo } from './policy.ts'
import { chapterNumber } from './records.ts'
import { threadOf } from './threads.ts'
import { readableVersions } from './version-rights.ts'
import type { Version, Versions } from './versions.ts'

/** As the person may see it. Fails: notFound (paper). */
export function paperStatus(facts: Facts, person: PersonId, paper: PaperId): Result<PaperStatus> {
  const { records, versions, decisions } = facts
  const found = records.papers[paper]
  if (found === undefined) return fail({ kind: 'notFound', what: 'paper' })
  const readable = readableVersions(records, decisions, versions, person)
  return ok({
    seq: records.seq,
    chapters: found.chapters.map((id) => {
      const chapter = must(records.chapters[id], 'a paper has chapters that are there')
      const hears = hearsOfConditions(facts, person, id)
      return {
        chapter: id,
        number: chapterNumber(records, chapter),
        title: chapter.title,
        sections: chapter.sections.map((section) => sectionStatus(facts, readable, section, hears)),
      }
    }),
  })
}

/** Whether the person hears what becomes of conditions: who writes there, and the Lenkungsgruppe. */
export const hearsOfConditions = (
  { records }: Pick<Facts, 'records'>,
  person: PersonId,
  chapter: ChapterId,
): boolean => rightsTo(records, person, 'readVersion', chapter).has('yes')

function sectionStatus(facts: Facts, readable: Versions, id: SectionId, hears: boolean): SectionStatus {
  const { records, decisions } = facts
  const section = must(records.sections[id], 'a chapter has sections that are there')
  const chapter = must(records.chapters[section.chapter], 'a section stands in a chapter')
  const ofSection = readable.filter(({ closes }) => closes.includes(id))
  const submission = ofSection.findLast(({ purpose }) => purpose === 'submission')
  const proceedings = submission === undefined ? null : proceedingsOf(decisions, submission.seal.version)
  return {
    section: id,
    number: `${chapterNumber(records, chapter)}.${chapter.sections.indexOf(id) + 1}`,
    title: section.title,
    stage: section.stage,
    version: nameOf(submission, id),
    resolution: nameOf(resolutionAfter(ofSection, submission), id),
    standing: proceedings === null ? 'undecided' : standingOf(proceedings, id),
    decidedAt: proceedings && (decisionOf(proceedings, id)?.at ?? null),
    conditions: hears && proceedings !== null ? waiting(facts, proceedings, id) : null,
    closing: proceedings && closingIn(proceedings),
  }
}

/** One that was frozen before the submission is none of it. */
const resolutionAfter = (versions: Versions, submission: Version | undefined): Version | undefined =>
  versions.findLast(
    ({ purpose, seal }) => purpose === 'resolution' && seal.ordinal > (submission?.seal.ordinal ?? 0),
  )

function nameOf(version: Version | undefined, id: SectionId): VersionName | null {
  if (version === undefined) return null
  const { seal, names } = version
  const section = must(names[id], 'a version names what it closes')
  return { id: seal.version, number: seal.number, section }
}

function closingIn(proceedings: Proceedings): SectionStatus['closing'] {
  const closing = closingOf(proceedings)
  return closing && { outcome: closing.outcome, date: closing.date, printedMatter: closing.printedMatter }
}

function waiting({ threads }: Facts, proceedings: Proceedings, section: SectionId) {
  const all = decisionOf(proceedings, section)?.conditions ?? []
  const open = all.filter(({ thread }) => threadOf(threads, thread)?.state !== 'resolved')
  return { total: all.length, open: open.length }
}
