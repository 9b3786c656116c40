/** The paper behind an adopted one: the same chapters and people, and the template in each section. */
import { randomBytes } from 'node:crypto'
import type { Ground } from '#shared/decision-rights'
import type { BuildingStep, Entry, Event } from '#shared/events'
import { fail, must, ok, type Result } from '#shared/failure'
import { newId, type ChapterId, type PaperId, type PersonId, type SectionId } from '#shared/ids'
import { isStarted, mayStartBehind, type NextPaper } from '#shared/next-paper'
import { introduction, prefilledText } from '#shared/plan'
import type { Records } from '#shared/records'
import type { Texts } from '../store/texts.ts'
import type { Keeper } from './keeper.ts'
import { seedText } from './seed.ts'

/**
 * Starts it: first all texts, then one event, so that no crash parts it; ordered again it is the one that is there. Texts of
 * a paper that came to nothing stay behind and harm nobody.
 * Fails: notFound, forbidden, overtaken, invalid (the id is taken), storeUnavailable.
 */
export async function startNextPaper(
  keeper: Keeper,
  texts: Texts,
  by: PersonId,
  order: NextPaper,
): Promise<Result<readonly Entry[]>> {
  if (isStarted(keeper.records, order)) return ok([])
  const early = mayStart(keeper, by, order)
  if (!early.ok) return early
  const plan = planned(keeper.records, order.from)
  const sections = plan.flatMap((chapter) => chapter.sections)
  const seeded = await Promise.all(sections.map(({ id }) => seedText(texts, id, prefilledText)))
  const failed = seeded.find((result) => !result.ok)
  if (failed !== undefined && !failed.ok) return failed
  return keeper.commit(by, (records, _threads, _now, _signOffs, versions, decisions) => {
    if (isStarted(records, order)) return ok([])
    const allowed = mayStart({ records, versions, decisions }, by, order)
    return allowed.ok ? ok([eventOf(records, order, plan)]) : allowed
  })
}

function mayStart(ground: Ground, by: PersonId, { paper, from }: NextPaper): Result<void> {
  const allowed = mayStartBehind(ground, by, from)
  const isFree = ground.records.papers[paper] === undefined
  return allowed.ok && !isFree
    ? fail({ kind: 'invalid', issues: ['paper: another one has this id'] })
    : allowed
}

interface PlannedChapter {
  readonly id: ChapterId
  /** The one it is like. */
  readonly from: ChapterId
  readonly sections: readonly { readonly id: SectionId; readonly title: string }[]
}

const planned = (records: Records, from: PaperId): readonly PlannedChapter[] =>
  must(records.papers[from], 'it was looked at before').chapters.map((chapter) => ({
    id: newId('cha', randomBytes(16)),
    from: chapter,
    sections: titlesIn(records, chapter).map((title) => ({ id: newId('sec', randomBytes(16)), title })),
  }))

/** The introduction, and each topic as it stands in the chapter. */
function titlesIn(records: Records, id: ChapterId): string[] {
  const { sections } = must(records.chapters[id], 'a paper has chapters that are there')
  const titles = sections.flatMap((section) => records.sections[section]?.title ?? [])
  return [introduction, ...titles.filter((title) => title !== introduction)]
}

/** Settings and moderation are those of the moment in which it is written. */
const eventOf = (
  records: Records,
  { paper, from, title }: NextPaper,
  plan: readonly PlannedChapter[],
): Event => ({
  type: 'paperContinued',
  paper,
  from,
  title,
  steps: plan.flatMap((chapter) => stepsOf(records, paper, chapter)),
})

function stepsOf(records: Records, paper: PaperId, { id, from, sections }: PlannedChapter): BuildingStep[] {
  const { title, workingGroup, quorum, objectionDays } = must(records.chapters[from], 'a chapter stays')
  return [
    { type: 'chapterAdded', chapter: id, paper, title, workingGroup },
    ...sections.map((section, index): BuildingStep => {
      const after = sections[index - 1]?.id ?? null
      return { type: 'sectionAdded', section: section.id, chapter: id, title: section.title, after }
    }),
    { type: 'quorumSet', chapter: id, quorum },
    { type: 'correctionsSet', chapter: id, days: objectionDays },
    ...moderatorsOf(records, from).map((person): BuildingStep => {
      return { type: 'roleGranted', person, grant: { role: 'moderator', chapter: id } }
    }),
  ]
}

const moderatorsOf = ({ grants }: Records, chapter: ChapterId): PersonId[] =>
  (Object.keys(grants) as PersonId[]).filter((person) =>
    grants[person]?.some((grant) => grant.role === 'moderator' && grant.chapter === chapter),
  )
