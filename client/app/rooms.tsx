/** Which page an address shows. Each comes as a file of its own, when it is needed. */
import { useEffect, useRef } from 'react'
import type { Chapter } from '#shared/records'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { useRecords } from '../sync/workshop.tsx'
import { late } from '../ui/late.tsx'
import { whenCalm } from './calm.ts'
import { NotLoaded, Waiting } from './waiting.tsx'

const meanwhile = {
  waiting: <Waiting />,
  missing: (again: () => void) => <NotLoaded onAgain={again} />,
}
const NotFound = late(async () => (await import('./not-found.tsx')).NotFound, meanwhile)
const Empty = late(async () => (await import('./not-found.tsx')).Empty, meanwhile)
const Overview = late(async () => (await import('../overview/overview.tsx')).Overview, meanwhile)
const Writing = late(async () => (await import('../chapter/writing.tsx')).Writing, meanwhile)
const NewsPage = late(async () => (await import('../tasks/news-page.tsx')).NewsPage, meanwhile)
const ChapterThreads = late(
  async () => (await whenCalm(() => import('../threads/chapter-threads.tsx'))).ChapterThreads,
)
const CommentsRoom = late(async () => (await import('./comments-room.tsx')).CommentsRoom, meanwhile)
const SignOffsBeside = late(
  async () => (await whenCalm(() => import('../signoff/beside.tsx'))).SignOffsBeside,
)
const PaperBeside = late(async () => (await whenCalm(() => import('./paper-beside.tsx'))).PaperBeside)
const SignOffsRoom = late(async () => (await import('./sign-offs-room.tsx')).SignOffsRoom, meanwhile)
const VersionRooms = late(async () => (await import('./version-rooms.tsx')).VersionRooms, meanwhile)
const Reading = late(async () => (await import('../chapter/reading.tsx')).Reading, meanwhile)

export function Rooms() {
  useArrival()
  return (
    <Switch>
      <Route path="/">
        <NewestPaper />
      </Route>
      <Route path="/papers/:paper">{({ paper }) => <PaperRoom id={paper} />}</Route>
      <Route path="/news">
        <NewsPage />
      </Route>
      <Route path={/^\/(?:versions|decisions)\//u}>
        <VersionRooms />
      </Route>
      <Route path="/chapters/:chapter">{({ chapter }) => <ChapterRoom id={chapter} page="writing" />}</Route>
      <Route path="/chapters/:chapter/reading">
        {({ chapter }) => <ChapterRoom id={chapter} page="reading" />}
      </Route>
      <Route path="/chapters/:chapter/comments">
        {({ chapter }) => <ChapterRoom id={chapter} page="comments" />}
      </Route>
      <Route path="/chapters/:chapter/sign-offs/:section?">
        {({ chapter }) => <ChapterRoom id={chapter} page="signOffs" />}
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  )
}

function NewestPaper() {
  const { records } = useRecords()
  const newest = Object.values(records.papers).at(-1)
  return newest === undefined ? <Empty /> : <Redirect to={`/papers/${newest.id}`} replace />
}

function PaperRoom({ id }: { id: string }) {
  const { records } = useRecords()
  const paper = Object.values(records.papers).find((one) => one.id === id)
  if (paper === undefined) return <NotFound />
  return (
    <>
      <Overview paper={paper} />
      <PaperBeside paper={paper} />
    </>
  )
}

/** What is shown of a chapter, by the end of its address. */
const pages = {
  writing: ({ chapter }: { chapter: Chapter }) => (
    <Writing chapter={chapter}>
      <ChapterThreads chapter={chapter} />
      <SignOffsBeside chapter={chapter} />
    </Writing>
  ),
  reading: Reading,
  comments: CommentsRoom,
  signOffs: SignOffsRoom,
} as const

function ChapterRoom({ id, page }: { id: string; page: keyof typeof pages }) {
  const { records } = useRecords()
  const chapter = Object.values(records.chapters).find((one) => one.id === id)
  const Page = pages[page]
  return chapter === undefined ? <NotFound /> : <Page key={chapter.id} chapter={chapter} />
}

/** After a step to another page, focus and view go to its beginning, unless the address names a place in it. */
function useArrival(): void {
  const [path] = useLocation()
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    document.getElementById('main')?.focus({ preventScroll: true })
    if (location.hash === '') window.scrollTo(0, 0)
  }, [path])
}
