/** All that is said about a chapter's text, beside it: the threads of its sections, to read and to write. */
import { MessageSquarePlus } from 'lucide-react'
import { isTold } from '#shared/events'
import type { SectionId, ThreadId } from '#shared/ids'
import { mayOpen } from '#shared/thread-rights'
import { sectionNumber, type Chapter } from '#shared/records'
import type { Thread } from '#shared/thread'
import { useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import type { ChapterThreads as ChapterThreadsKnown } from '../sync/threads-mirror.ts'
import { lateOf } from '../sync/late-words.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import { late } from '../ui/late.tsx'
import { threads as german } from '../words/threads.de.ts'
import { teach, useWords } from '../words/words.ts'
import { beginOnSection, show } from './going.ts'
import { Grouping } from './grouping.ts'
import { useKeptDraft } from './kept-draft.ts'
import { useKeys } from './keys.ts'
import { MarginColumn } from './margin-column.tsx'
import { MarkedWords } from './marked-words.tsx'
import { useNameOf } from './names.ts'
import { SectionPlaces } from './section-places.tsx'
import {
  shownThreads,
  StoryContext,
  useChapterThreads,
  useMargin,
  useMayDo,
  useNewStory,
  useStory,
} from './story.tsx'
import { StandIns } from './stand-ins.tsx'
import type { LateWordsNoticeProps } from './suggesting/late-words.tsx'
import { Restored, SuggestButton } from './suggesting/suggest-button.tsx'
import { PanelButton, ThreadsPanel, WayToCard } from './threads-panel.tsx'
import { useIsWide } from './wide.ts'
import './threads.css'

teach({ threads: german })

/** Stands inside an EditorDesk, in the grid of the chapter. */
export function ChapterThreads({ chapter }: { chapter: Chapter }) {
  return (
    <StoryContext value={useNewStory(chapter.id)}>
      <Threads chapter={chapter} />
    </StoryContext>
  )
}

function Threads({ chapter }: { chapter: Chapter }) {
  const { places } = useStory()
  const all = useChapterThreads()
  const margin = useMargin()
  const standings = useSyncExternalStore(places.subscribe, () => places.standings)
  const { draft, active, showsResolved } = margin
  const shown = useMemo(
    () => shownThreads(chapter.sections, all, places.inOrder(standings), { showsResolved, active }),
    [chapter.sections, all, places, showsResolved, active, standings],
  )
  const [grouping] = useState(() => new Grouping())
  const bySection = useMemo(() => grouping.of(chapter.sections, shown), [grouping, chapter.sections, shown])
  const isWide = useIsWide()
  useKeys(shown)
  useTextClicks()
  useKeptDraft()
  useArrival(shown)
  useAnswersSaid()
  return (
    <>
      {chapter.sections.map((section) => (
        <SectionPlaces
          key={section}
          section={section}
          threads={bySection.get(section) ?? none}
          active={bySection.get(section)?.some(({ id }) => id === active) === true ? active : null}
          draft={draft?.section === section ? draft : null}
        />
      ))}
      {chapter.sections.map((section) => (
        <SectionButton key={section} section={section} />
      ))}
      <Restored sections={chapter.sections} />
      <LateWords sections={chapter.sections} />
      <PanelButton at={useSpot('threads-door', !isWide)} />
      <MarkedWords isWide={isWide} />
      {!isWide && <WayToCard />}
      {!isWide && !margin.isOpen && <StandIns shown={shown} drawn={noneDrawn} />}
      {isWide ? <MarginColumn shown={shown} /> : margin.isOpen && <ThreadsPanel shown={shown} />}
    </>
  )
}

const none: readonly Thread[] = []
const noneDrawn: ReadonlySet<ThreadId> = new Set()

/** An element of the page that waits for something of ours; null while it is not there or not wanted. */
const useSpot = (id: string, isWanted: boolean): HTMLElement | null =>
  useSyncExternalStore(nothingToWatch, () => (isWanted ? document.getElementById(id) : null))

const nothingToWatch = () => () => {}

const LateWordsNotice = late(async () => (await import('./suggesting/late-words.tsx')).LateWordsNotice)

/** Under each section that was locked before the words of this device were there. */
function LateWords({ sections }: { sections: readonly SectionId[] }) {
  const words = lateOf(useWorkshop())
  const all = useSyncExternalStore(words.subscribe, () => words.all)
  return sections
    .filter((section) => all.some((one) => one.late === section))
    .map((section) => <LateWordsPlace key={section} section={section} all={all} />)
}

function LateWordsPlace(props: LateWordsNoticeProps) {
  const spot = useSpot(`late-${props.section}`, true)
  return spot && createPortal(<LateWordsNotice {...props} />, spot)
}

function SectionButton({ section }: { section: SectionId }) {
  const { t } = useWords('threads')
  const story = useStory()
  const { records } = useRecords()
  const spot = useSpot(`threads-${section}`, true)
  const mayComment = useMayDo((known, person) => mayOpen(known, person, section))
  const found = records.sections[section]
  if (spot === null || !mayComment || found === undefined) return null
  const number = sectionNumber(records, found) ?? ''
  const label = t('toSection', { number })
  return createPortal(
    <>
      <SuggestButton section={section} number={number} />
      <button
        type="button"
        className="section-comment icon-button"
        aria-label={label}
        title={label}
        onClick={() => beginOnSection(story, section)}
      >
        <MessageSquarePlus className="icon" aria-hidden="true" />
      </button>
    </>,
    spot,
  )
}

/** Who clicks on words that are commented is at that thread; a click elsewhere in the text leaves it. */
function useTextClicks(): void {
  const { desk, places, margin } = useStory()
  const clicked = useEffectEvent((event: MouseEvent) => {
    const element = event.target instanceof Element ? event.target : null
    if (element?.closest('.section .text') == null) return
    // A text that rests is an editor by then, with its caret where the click was.
    requestAnimationFrame(() => {
      const here = desk.active
      if (here === null || !here.editor.state.selection.empty) return
      margin.go(places.threadAt(here.section, here.editor.state.selection.head), here.section)
    })
  })
  useEffect(() => {
    const listen = (event: MouseEvent) => clicked(event)
    // Before a text that rests wakes, and what was clicked on is no part of the page any more.
    document.addEventListener('click', listen, { capture: true })
    return () => document.removeEventListener('click', listen, { capture: true })
  }, [])
}

/** An address may name a thread (`#thr_…`): it is gone to once, as soon as it and its text are here. */
function useArrival(shown: readonly Thread[]): void {
  const story = useStory()
  const { places, margin } = story
  const all = useChapterThreads()
  const wanted = useSyncExternalStore(watchAddress, threadInAddress)
  const arrived = useRef<string | null>(null)
  const found = wanted === null ? undefined : shown.find(({ id }) => id === wanted)
  useEffect(() => {
    if (wanted === null || all.state !== 'here' || arrived.current === wanted) return
    if (found === undefined) return void (isKnown(all, wanted) && margin.become({ showsResolved: true }))
    if (places.standing(found) === 'unknown') return
    arrived.current = wanted
    margin.become({ isOpen: true })
    show(story, found)
  }, [wanted, found, all, places, margin, story])
}

const isKnown = ({ threads }: ChapterThreadsKnown, wanted: string): boolean =>
  Object.values(threads).some((pages) => pages.some((page) => wanted in page))

function watchAddress(watcher: () => void): () => void {
  window.addEventListener('hashchange', watcher)
  return () => window.removeEventListener('hashchange', watcher)
}

const threadInAddress = (): string | null =>
  location.hash.startsWith('#thr_') ? location.hash.slice(1) : null

/** What others do in the thread one is at is said; everything else waits until one looks. */
function useAnswersSaid(): void {
  const { t } = useWords('threads')
  const { workshop, margin, me } = useStory()
  const nameOf = useNameOf()
  const announce = useAnnounce()
  const say = useEffectEvent(
    (entries: Parameters<Parameters<typeof workshop.line.on<'news'>>[1]>[0]['entries']) => {
      for (const { by, event } of entries.filter(isTold)) {
        if (by === null || by === me || !('thread' in event) || event.thread !== margin.state.active) continue
        const name = nameOf(by)
        if (event.type === 'threadReplied') announce(t('card.answered', { name, words: event.body }))
        else if (event.type === 'threadResolved') announce(t('card.resolvedNow', { name }))
        else if (event.type === 'threadReopened') announce(t('card.reopenedNow', { name }))
      }
    },
  )
  useEffect(() => workshop.line.on('news', ({ entries }) => say(entries)), [workshop])
}
