/** Says beside each section's stage how its sign-off stands: in the text, in the contents, in the overview; there too what waits for one's answer. */
import { may } from '#shared/policy'
import type { Chapter, Paper } from '#shared/records'
import { askedOf, byDue } from '#shared/signoff-asked'
import { FileSignature } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { Link } from 'wouter'
import { tellStage } from '../sync/stage-details.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { sayDay } from '../words/dates.ts'
import { signoff } from '../words/signoff.de.ts'
import { teach, useWords } from '../words/words.ts'
import { sectionStory, useNewStory, type Story } from './story.ts'
import { countIn, sayCount } from './tally.ts'

teach({ signoff })

/** Of the chapters whose draft the person may read, and in which something is called for. */
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
  const story = useNewStory(chapter)
  useTellingTallies(story)
  return <Waiting story={story} />
}

/** What of the chapter waits for this person's answer, where the overview has a place for it. */
function Waiting({ story }: { story: Story }) {
  const { t, language } = useWords('signoff')
  const { records, me, all, chapter } = story
  const spot = useSyncExternalStore(nothingToWatch, () => document.getElementById('waiting-sign-offs'))
  const waiting = chapter.sections
    .flatMap((id) => sectionStory(story, id) ?? [])
    .flatMap((one) => {
      const asked = askedOf(records, one.section, one.signOff, me)
      return asked === null ? [] : [{ ...one, ...asked }]
    })
  if (spot === null || all.state !== 'here' || waiting.length === 0) return null
  return createPortal(
    waiting.toSorted(byDue).map(({ section, number, due }) => (
      <p key={section.id}>
        <FileSignature className="icon" aria-hidden="true" />
        <span>
          {t('waits')}{' '}
          <Link href={`/chapters/${chapter.id}/sign-offs/${section.id}`} lang="de">
            {number} {section.title}
          </Link>
          {due !== null && <>. {t('due', { date: sayDay(new Date(`${due}T00:00`), language) })}</>}
        </span>
      </p>
    )),
    spot,
  )
}

const nothingToWatch = () => () => {}

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
