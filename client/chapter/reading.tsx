/** The reading view: the whole chapter as still text, to read, to search, to select, to print. */
import { Printer } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Chapter } from '#shared/records'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { BlockList } from '../text/block-list.tsx'
import { Button } from '../ui/button.tsx'
import { sayMoment } from '../words/dates.ts'
import { reading } from '../words/reading.de.ts'
import { teach, useWords } from '../words/words.ts'
import { ChapterBar } from './chapter-bar.tsx'
import { ChapterHead } from './chapter-head.tsx'
import { ChapterReader, type ReadChapter, type ReadSection } from './chapter-reader.ts'
import { Contents } from './contents.tsx'
import { useHashArrival } from './hash-arrival.ts'
import { Hidden } from './hidden.tsx'
import { useMay } from './rights.ts'
import './chapter.css'
import '../editor/editor.css'

teach({ reading })

export function Reading({ chapter }: { chapter: Chapter }) {
  return useMay(chapter, 'readDraft') ? <ReadingPage chapter={chapter} /> : <Hidden chapter={chapter} />
}

function ReadingPage({ chapter }: { chapter: Chapter }) {
  const { t } = useWords('reading')
  const { records } = useRecords()
  const now = useReader(chapter)
  useHashArrival()
  return (
    <>
      <ChapterBar chapter={chapter} now="reading">
        <Button small icon={<Printer className="icon" aria-hidden="true" />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </ChapterBar>
      <div className="chapter chapter--reading">
        <Contents sections={now.sections.map((section) => ({ section, number: section.number }))} />
        <article className="chapter__sheet">
          <p className="chapter__paper" lang="de">
            {records.papers[chapter.paper]?.title}
          </p>
          <ChapterHead chapter={chapter} />
          <StateOfText now={now} />
          {now.sections.map((section) => (
            <SectionToRead key={section.id} section={section} from={now.from} />
          ))}
        </article>
      </div>
    </>
  )
}

/** The page is drawn anew for each chapter. */
function useReader(chapter: Chapter): ReadChapter {
  const workshop = useWorkshop()
  const [reader] = useState(() => new ChapterReader(workshop, chapter))
  useEffect(() => reader.begin(), [reader])
  return useSyncExternalStore(reader.subscribe, () => reader.now)
}

function StateOfText({ now: { from, at } }: { now: ReadChapter }) {
  const { t, language } = useWords('reading')
  return (
    <p className="chapter__state">
      {t('state', { date: sayMoment(new Date(at), language) })}. {t('note')}{' '}
      <span className="chapter__freshness">{t(from === 'device' ? 'kept' : 'follows')}</span>
    </p>
  )
}

interface SectionToReadProps {
  section: ReadSection
  from: ReadChapter['from']
}

function SectionToRead({ section, from }: SectionToReadProps) {
  const titleId = `title-${section.id}`
  return (
    <section className="section" id={section.id} aria-labelledby={titleId}>
      <header className="section__head">
        <h2 id={titleId}>
          <span className="section__number">{section.number}</span> <span lang="de">{section.title}</span>
        </h2>
      </header>
      <TextToRead blocks={section.blocks} from={from} />
    </section>
  )
}

const whyNoText = { nowhere: 'waiting', server: 'unreadable', device: 'notOnDevice' } as const

function TextToRead({ blocks, from }: { blocks: ReadSection['blocks']; from: ReadChapter['from'] }) {
  const { t } = useWords('reading')
  if (blocks === null) {
    return (
      <p className="text-waiting" role="status">
        {t(whyNoText[from])}
      </p>
    )
  }
  if (blocks.length === 0) return <p className="text-waiting">{t('empty')}</p>
  return (
    <div className="text" lang="de">
      <BlockList list={blocks} />
    </div>
  )
}
