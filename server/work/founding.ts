/** A fresh paper from the template: working groups, chapters, and a prefilled section for each topic. */
import { randomBytes } from 'node:crypto'
import type { Entry, Event } from '#shared/events'
import { ok, type Result } from '#shared/failure'
import { newId, type ChapterId, type PaperId, type SectionId, type WorkingGroupId } from '#shared/ids'
import { introduction, paperPlan, paperTitle, prefilledText, type ChapterPlan } from '#shared/plan'
import type { TextElement } from '#shared/text'
import type { Texts } from '../store/texts.ts'
import type { Keeper } from './keeper.ts'
import { seedText } from './seed.ts'

/** What the things of a paper are called, and what is written in them. */
export interface Foundation {
  paper(): PaperId
  chapter(chapter: string): ChapterId
  workingGroup(chapter: string): WorkingGroupId
  section(chapter: string, title: string): SectionId
  /** null: the template's headings. */
  text(chapter: string, title: string): readonly TextElement[] | null
}

/** Random names and the template's text. */
export const plainFoundation: Foundation = {
  paper: () => newId('pap', randomBytes(16)),
  chapter: () => newId('cha', randomBytes(16)),
  workingGroup: () => newId('wg', randomBytes(16)),
  section: () => newId('sec', randomBytes(16)),
  text: () => null,
}

interface PlannedSection {
  readonly id: SectionId
  readonly text: readonly TextElement[]
}

/** Founds the paper: first all texts, then all events at once, `also` behind them. Fails: storeUnavailable. */
export async function foundPaper(
  keeper: Keeper,
  texts: Texts,
  foundation: Foundation,
  also: readonly Event[] = [],
): Promise<Result<readonly Entry[]>> {
  const { events, sections } = planned(foundation)
  const seeded = await Promise.all(sections.map(({ id, text }) => seedText(texts, id, text)))
  const failed = seeded.find((result) => !result.ok)
  if (failed !== undefined && !failed.ok) return failed
  return keeper.commit(null, () => ok([...events, ...also]))
}

function planned(foundation: Foundation): { events: Event[]; sections: PlannedSection[] } {
  const paper = foundation.paper()
  const chapters = paperPlan.map((plan, index) => plannedChapter(foundation, paper, plan, index + 1))
  return {
    events: [{ type: 'paperFounded', paper, title: paperTitle }, ...chapters.flatMap(({ events }) => events)],
    sections: chapters.flatMap(({ sections }) => sections),
  }
}

function plannedChapter(
  foundation: Foundation,
  paper: PaperId,
  plan: ChapterPlan,
  number: number,
): { events: Event[]; sections: PlannedSection[] } {
  const { title } = plan
  const chapter = foundation.chapter(title)
  const workingGroup = plan.hasWorkingGroup ? foundation.workingGroup(title) : null
  const sections = [introduction, ...plan.topics].map((topic) => ({
    id: foundation.section(title, topic),
    title: topic,
    text: foundation.text(title, topic) ?? prefilledText,
  }))
  const formed: Event[] =
    workingGroup === null ? [] : [{ type: 'workingGroupFormed', workingGroup, number, name: title }]
  const added = sections.map((section, index): Event => {
    const after = sections[index - 1]?.id ?? null
    return { type: 'sectionAdded', section: section.id, chapter, title: section.title, after }
  })
  return {
    events: [...formed, { type: 'chapterAdded', chapter, paper, title, workingGroup }, ...added],
    sections,
  }
}
