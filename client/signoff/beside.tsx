/** What of sign-off stands on the writing page: how it stands, at the sections that are called for, and the way to answer. */
import type { SectionId } from '#shared/ids'
import type { Chapter } from '#shared/records'
import { useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { useRecords } from '../sync/workshop.tsx'
import { signoff } from '../words/signoff.de.ts'
import { teach } from '../words/words.ts'
import { CallLine } from './call-line.tsx'
import { LockNews } from './lock-news.tsx'
import { WayToText } from './section-card.tsx'
import { sectionStory, StoryContext, useNewStory, useStory } from './story.ts'
import { useTellingTallies } from './tallies.tsx'
import './signoff.css'

teach({ signoff })

/** Nothing is asked for where nothing is called for. */
export function SignOffsBeside({ chapter }: { chapter: Chapter }) {
  const { records } = useRecords()
  const sections = chapter.sections.flatMap((id) => records.sections[id] ?? [])
  return (
    <>
      {sections.map((section) => (
        <LockNews key={section.id} {...section} />
      ))}
      {sections.some(({ stage }) => stage !== 'drafting') && <AtSections chapter={chapter} />}
    </>
  )
}

function AtSections({ chapter }: { chapter: Chapter }) {
  const story = useNewStory(chapter)
  useTellingTallies(story)
  return (
    <StoryContext value={story}>
      {chapter.sections.map((section) => (
        <AtSection key={section} section={section} />
      ))}
    </StoryContext>
  )
}

function AtSection({ section }: { section: SectionId }) {
  const one = sectionStory(useStory(), section)
  const spot = useSyncExternalStore(nothingToWatch, () => document.getElementById(`sign-off-${section}`))
  if (one === null || one.signOff.locked === null || spot === null) return null
  return createPortal(
    <div className="section-signoff">
      <CallLine one={one} />
      <WayToText one={one} />
    </div>,
    spot,
  )
}

const nothingToWatch = () => () => {}
