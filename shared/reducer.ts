/**
 * The fold: records and one entry give the next records. Pure and total; the same function runs on the
 * server, in the browser and at recovery. It does not judge: whether an event may happen is decided
 * before it is written (`policy.ts`, `server/work`). What names an unknown thing changes nothing but `seq`.
 */
import { unreachable } from './failure.ts'
import { sameGrant, type Grant } from './grant.ts'
import type { Event, News } from './events.ts'
import type { ChapterId, PaperId, PersonId, SectionId } from './ids.ts'
import type { Chapter, Paper, Records, Section } from './records.ts'
import { isSignOffEvent, type SignOffEvent } from './signoff-events.ts'
import { stageAfter } from './stage.ts'
import { isThreadEvent, type ThreadEvent } from './thread-events.ts'

/**
 * The records after an entry, or after one whose event was withheld. They must come in order of `seq`, without gaps.
 * What happens to threads, sign-offs and versions is not theirs (`threads.ts`, `signoff-fold.ts`, `versions.ts`), but for the stage of a section.
 */
export function fold(records: Records, news: News): Records {
  const { seq } = news
  if (seq !== records.seq + 1) throw new Error(`bug: entry ${seq} does not follow ${records.seq}`)
  return { ...told(records, news), seq }
}

function told(records: Records, news: News): Records {
  if (news.event === null) {
    const { transition } = news
    return transition === undefined ? records : move(records, transition.section, transition.by)
  }
  if (isSignOffEvent(news.event)) return move(records, news.event.section, news.event.type)
  return isThreadEvent(news.event) ? records : apply(records, news.event)
}

/** The section is where the event leads it, which may be where it was. */
function move(records: Records, id: SectionId, by: Event['type']): Records {
  const section = records.sections[id]
  const stage = section && stageAfter(section.stage, by)
  return stage ? changeSection(records, id, { stage }) : records
}

export const foldAll = (records: Records, entries: readonly News[]): Records => entries.reduce(fold, records)

function apply(records: Records, event: Exclude<Event, ThreadEvent | SignOffEvent>): Records {
  switch (event.type) {
    case 'demoWorldOpened':
      return { ...records, demo: true }
    case 'paperFounded':
      return addPaper(records, event, null)
    case 'paperContinued':
      return event.steps.reduce(apply, addPaper(records, event, event.from))
    case 'workingGroupFormed':
      return {
        ...records,
        workingGroups: {
          ...records.workingGroups,
          [event.workingGroup]: { id: event.workingGroup, number: event.number, name: event.name },
        },
      }
    case 'chapterAdded':
      return addChapter(records, event)
    case 'sectionAdded':
      return addSection(records, event)
    case 'sectionRenamed':
      return changeSection(records, event.section, { title: event.title })
    case 'sectionMoved':
      return moveSection(records, event.section, event.after)
    case 'sectionRemoved':
      return removeSection(records, event.section)
    case 'sectionRestored':
      return restoreSection(records, event.section, event.after)
    case 'quorumSet':
      return changeChapter(records, event.chapter, () => ({ quorum: event.quorum }))
    case 'correctionsSet':
      return changeChapter(records, event.chapter, () => ({ objectionDays: event.days }))
    case 'versionFrozen':
      return event.closes.reduce((before, section) => move(before, section, event.type), records)
    case 'sectionAccepted':
    case 'decisionNoted':
    case 'versionClosed':
    case 'consultationSet':
    case 'statementDrafted':
    case 'statementHandedIn':
      return records
    case 'roleGranted':
      return changeGrants(records, event.person, (held) => [...without(held, event.grant), event.grant])
    case 'roleWithdrawn':
      return changeGrants(records, event.person, (held) => without(held, event.grant))
    default:
      return unreachable(event)
  }
}

function addPaper(
  records: Records,
  { paper: id, title }: Pick<Paper, 'title'> & { paper: PaperId },
  from: PaperId | null,
): Records {
  return { ...records, papers: { ...records.papers, [id]: { id, title, from, chapters: [] } } }
}

function addChapter(records: Records, event: Event & { type: 'chapterAdded' }): Records {
  const paper = records.papers[event.paper]
  if (paper === undefined) return records
  const { chapter: id, title, workingGroup } = event
  return {
    ...records,
    papers: { ...records.papers, [paper.id]: { ...paper, chapters: [...paper.chapters, id] } },
    chapters: {
      ...records.chapters,
      [id]: {
        id,
        paper: paper.id,
        title,
        workingGroup,
        sections: [],
        removed: [],
        quorum: 'twoThirds',
        objectionDays: null,
      },
    },
  }
}

function addSection(records: Records, event: Event & { type: 'sectionAdded' }): Records {
  const { section: id, chapter, title, after } = event
  const withSection: Records = {
    ...records,
    sections: { ...records.sections, [id]: { id, chapter, title, stage: 'drafting' } },
  }
  return changeChapter(withSection, chapter, (old) => ({ sections: placed(old.sections, id, after) }))
}

function changeSection(
  records: Records,
  id: SectionId,
  change: Partial<Pick<Section, 'title' | 'stage'>>,
): Records {
  const section = records.sections[id]
  if (section === undefined) return records
  return { ...records, sections: { ...records.sections, [id]: { ...section, ...change } } }
}

function moveSection(records: Records, id: SectionId, after: SectionId | null): Records {
  return changeChapterOf(records, id, (old) =>
    old.sections.includes(id) ? { sections: placed(old.sections, id, after) } : {},
  )
}

function removeSection(records: Records, id: SectionId): Records {
  return changeChapterOf(records, id, (old) => ({
    sections: old.sections.filter((other) => other !== id),
    removed: [...old.removed.filter((other) => other !== id), id],
  }))
}

function restoreSection(records: Records, id: SectionId, after: SectionId | null): Records {
  return changeChapterOf(records, id, (old) => ({
    sections: placed(old.sections, id, after),
    removed: old.removed.filter((other) => other !== id),
  }))
}

/** The order with `id` behind `after`; first for null, last when `after` does not stand (any more). */
function placed(order: readonly SectionId[], id: SectionId, after: SectionId | null): SectionId[] {
  const rest = order.filter((other) => other !== id)
  if (after === null) return [id, ...rest]
  const at = rest.indexOf(after)
  return at < 0 ? [...rest, id] : rest.toSpliced(at + 1, 0, id)
}

type ChapterChange = (
  old: Chapter,
) => Partial<Pick<Chapter, 'sections' | 'removed' | 'quorum' | 'objectionDays'>>

function changeChapterOf(records: Records, section: SectionId, change: ChapterChange): Records {
  const found = records.sections[section]
  return found === undefined ? records : changeChapter(records, found.chapter, change)
}

function changeChapter(records: Records, id: ChapterId, change: ChapterChange): Records {
  const chapter = records.chapters[id]
  if (chapter === undefined) return records
  return { ...records, chapters: { ...records.chapters, [id]: { ...chapter, ...change(chapter) } } }
}

const without = (held: readonly Grant[], gone: Grant): Grant[] => held.filter((one) => !sameGrant(one, gone))

function changeGrants(
  records: Records,
  person: PersonId,
  change: (held: readonly Grant[]) => readonly Grant[],
): Records {
  return { ...records, grants: { ...records.grants, [person]: change(records.grants[person] ?? []) } }
}
