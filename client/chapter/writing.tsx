/** The writing page: a chapter with its sections, each a text that all of its writers write at once. */
import type { ReactNode } from 'react'
import type { PersonId, SectionId } from '#shared/ids'
import type { Chapter } from '#shared/records'
import { EditorDesk } from '../editor/desk.tsx'
import { FileDoor } from '../editor/file-door.tsx'
import { KeepFocus } from '../editor/keep-focus.tsx'
import { SaveStateText } from '../editor/save-state.tsx'
import { EditorToolbar } from '../editor/toolbar.tsx'
import type { PersonHere } from '../sync/here.ts'
import { useHere } from '../sync/use-here.ts'
import { useRoomDoor } from '../sync/use-room.ts'
import { useRecords } from '../sync/workshop.tsx'
import { late } from '../ui/late.tsx'
import { useWords } from '../words/words.ts'
import { ArrangeChapter, missing } from './arranging.tsx'
import { ChapterBar } from './chapter-bar.tsx'
import { ChapterHead, useWriters } from './chapter-head.tsx'
import { Contents } from './contents.tsx'
import { HereDrop } from './here-drop.tsx'
import { Hidden } from './hidden.tsx'
import { useHashArrival } from './hash-arrival.ts'
import { useChapterNews } from './news.ts'
import { numberedSections } from './numbered.ts'
import type { RemovedNoticeProps } from './removed-notice.tsx'
import { useMay } from './rights.ts'
import { SectionView } from './section-view.tsx'
import { useLostSections } from './visited.ts'
import './chapter.css'

const RemovedNotice = late(async () => (await import('./removed-notice.tsx')).RemovedNotice, { missing })

interface WritingProps {
  chapter: Chapter
  /** What is said about the text: it stands beside it, and finds its doors in the bar and at the sections. */
  children?: ReactNode
}

export function Writing(props: WritingProps) {
  return useMay(props.chapter, 'readDraft') ? <Desk {...props} /> : <Hidden chapter={props.chapter} />
}

function Desk({ chapter, children }: WritingProps) {
  const { records } = useRecords()
  const here = useHere(chapter.id)
  const writes = useMay(chapter, 'write')
  const sections = numberedSections(records, chapter)
  useHashArrival()
  return (
    <EditorDesk sections={chapter.sections}>
      <ChapterBar chapter={chapter} now="writing" tools={writes ? <EditorToolbar /> : undefined}>
        <SaveStateText writes={writes} />
        <span id="threads-door" />
        <HereDrop here={here} sections={sections} />
      </ChapterBar>
      <div className="chapter chapter--beside">
        <Contents sections={sections} here={here} />
        <div className="chapter__sheet">
          <ChapterHead chapter={chapter} />
          {!writes && <WhyReadOnly chapter={chapter} />}
          <Sections chapter={chapter} here={here} />
        </div>
        {children}
      </div>
      <FileDoor />
    </EditorDesk>
  )
}

function WhyReadOnly({ chapter }: { chapter: Chapter }) {
  const { t } = useWords('chapter')
  const group = useWriters(chapter)
  const why = group === null ? t('whyReadOnly.moderation') : t('whyReadOnly.group', { group })
  return <p className="chapter__why">{why}</p>
}

function Sections({ chapter, here }: { chapter: Chapter; here: readonly PersonHere[] }) {
  const { records } = useRecords()
  const arranges = useMay(chapter, 'arrangeSections')
  const removers = useChapterNews(chapter.id)
  const { lost, dismiss } = useLostSections(chapter, here)
  const arranged = arranges ? chapter : null
  return (
    <>
      <Lost sections={lost} removers={removers} onDismiss={dismiss} />
      {chapter.sections.length === 0 && <NoSection arranges={arranges} />}
      <KeepFocus order={chapter.sections}>
        {numberedSections(records, chapter).map(({ section, number }) => (
          <SectionView key={section.id} section={section} number={number} arranged={arranged} />
        ))}
      </KeepFocus>
      {arranges && <ArrangeChapter chapter={chapter} />}
    </>
  )
}

interface LostProps {
  sections: readonly SectionId[]
  removers: ReadonlyMap<SectionId, PersonId | null>
  onDismiss: (section: SectionId) => void
}

function Lost({ sections, removers, onDismiss }: LostProps) {
  const { records } = useRecords()
  if (sections.length === 0) return null
  return (
    <div className="removed-notices">
      {sections
        .flatMap((id) => records.sections[id] ?? [])
        .map((section) => (
          <Removed
            key={section.id}
            section={section}
            by={removers.get(section.id) ?? null}
            onDismiss={() => onDismiss(section.id)}
          />
        ))}
    </div>
  )
}

/** What was last in the section is held until the notice is here. */
function Removed(props: RemovedNoticeProps) {
  useRoomDoor(props.section.id)
  return <RemovedNotice {...props} />
}

function NoSection({ arranges }: { arranges: boolean }) {
  const { t } = useWords('chapter')
  return (
    <p className="chapter__none">
      {t('empty')} {arranges && t('emptyModerator')}
    </p>
  )
}
