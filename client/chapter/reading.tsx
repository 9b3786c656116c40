/** The reading view: the whole chapter as still text, to read, to search, to select, to print. */
import { Printer } from 'lucide-react'
import { useState } from 'react'
import type { Chapter } from '#shared/records'
import { ReadingText } from '../editor/reading-text.tsx'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { sayMoment } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { ChapterBar } from './chapter-bar.tsx'
import { ChapterHead } from './chapter-head.tsx'
import { Contents } from './contents.tsx'
import { useHashArrival } from './hash-arrival.ts'
import { Hidden } from './hidden.tsx'
import { numberedSections, type NumberedSection } from './numbered.ts'
import { useMay } from './rights.ts'
import './chapter.css'

export function Reading({ chapter }: { chapter: Chapter }) {
  return useMay(chapter, 'readDraft') ? <ReadingPage chapter={chapter} /> : <Hidden chapter={chapter} />
}

function ReadingPage({ chapter }: { chapter: Chapter }) {
  const { t } = useWords('chapter')
  const { records } = useRecords()
  const sections = numberedSections(records, chapter)
  useHashArrival()
  return (
    <>
      <ChapterBar chapter={chapter} now="reading">
        <Button small icon={<Printer className="icon" aria-hidden="true" />} onClick={() => window.print()}>
          {t('readingView.print')}
        </Button>
      </ChapterBar>
      <div className="chapter chapter--reading">
        <Contents sections={sections} />
        <article className="chapter__sheet">
          <p className="chapter__paper" lang="de">
            {records.papers[chapter.paper]?.title}
          </p>
          <ChapterHead chapter={chapter} />
          <StateOfText />
          {sections.map((one) => (
            <ReadSection key={one.section.id} {...one} />
          ))}
        </article>
      </div>
    </>
  )
}

function StateOfText() {
  const { t, language } = useWords('chapter')
  const { asOf } = useWorkshop()
  // Started without the server, the text is as old as what was heard of it last.
  const [opened] = useState(() => new Date(asOf ?? Date.now()))
  return (
    <p className="chapter__state">
      {t('readingView.state', { date: sayMoment(opened, language) })}. {t('readingView.note')}
    </p>
  )
}

function ReadSection({ section, number }: NumberedSection) {
  const titleId = `title-${section.id}`
  return (
    <section className="section" id={section.id} aria-labelledby={titleId}>
      <header className="section__head">
        <h2 id={titleId}>
          <span className="section__number">{number}</span> <span lang="de">{section.title}</span>
        </h2>
      </header>
      <ReadingText section={section.id} />
    </section>
  )
}
