/** Says beside each section's stage how its sign-off stands: in the text, in the contents, in the overview. */
import { may } from '#shared/policy'
import type { Chapter, Paper } from '#shared/records'
import { useEffect } from 'react'
import { tellStage } from '../sync/stage-details.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { signoff } from '../words/signoff.de.ts'
import { teach, useWords } from '../words/words.ts'
import { sectionStory, useNewStory, type Story } from './story.ts'
import { countIn, sayCount } from './tally.ts'

teach({ signoff })

/** Of the chapters whose draft the person may read, and in which something is called for. Draws nothing. */
export function PaperTallies({ paper }: { paper: Paper }) {
  const { records } = useRecords()
  const { person } = useWorkshop().session
  return paper.chapters
    .flatMap((id) => records.chapters[id] ?? [])
    .filter(({ id }) => may(records, person.id, 'readDraft', id).ok)
    .filter(({ sections }) => sections.some((id) => records.sections[id]?.stage !== 'drafting'))
    .map((chapter) => <ChapterTallies key={chapter.id} chapter={chapter} />)
}

function ChapterTallies({ chapter }: { chapter: Chapter }) {
  useTellingTallies(useNewStory(chapter))
  return null
}

export function useTellingTallies(story: Story): void {
  const { t } = useWords('signoff')
  useEffect(() => {
    if (story.all.state !== 'here') return
    const { sections } = story.chapter
    for (const id of sections) {
      const one = sectionStory(story, id)
      const count = one === null ? null : countIn(story, one)
      tellStage(id, count === null ? null : sayCount(t, count))
    }
    return () => sections.forEach((id) => tellStage(id, null))
  }, [story, t])
}
