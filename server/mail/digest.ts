/** What a mail tells one person: the news she may read, has not read, and was not mailed, by thread. */
import type { Task, ThreadPlace } from '#shared/api'
import type { PersonId, ThreadId } from '#shared/ids'
import type { Notice } from '#shared/notices'
import { chapterTitle, sectionNumber, type Records } from '#shared/records'
import type { People } from '../store/people.ts'
import { firstWords } from '../work/first-words.ts'
import { dayOf } from '../work/hannover-day.ts'
import type { Keeper } from '../work/keeper.ts'
import type { Newsroom } from '../work/newsroom.ts'
import { headMark, type VersionMark } from '../work/version-mark.ts'
import { sayDue, wordsIn, type MailWords } from './words.ts'

export interface DigestLine {
  /** Whole sentences of our own. */
  readonly says: string
  /** What people said. */
  readonly words: string | null
}

export interface DigestThread {
  /** For example "1.2 Elementarbereich (Bildung)". */
  readonly place: string
  readonly link: string
  readonly about: string | null
  readonly lines: readonly DigestLine[]
  /** Of the version that it is about; null where it is about none. */
  readonly mark: VersionMark | null
}

export interface Digest {
  readonly words: MailWords
  readonly name: string
  readonly count: number
  readonly threads: readonly DigestThread[]
  /** So many threads more. */
  readonly more: number
  readonly tasks: readonly DigestThread[]
  /** Of the newest version there is, so that every mail tells on which day it was there; null while there is none. */
  readonly head: VersionMark | null
  readonly newsLink: string
  readonly settingsLink: string
}

/** The newest version, where the mail does not tell of it anyway. */
export const headBeside = ({ head, threads }: Digest): VersionMark | null =>
  threads.some(({ mark }) => mark?.fingerprint === head?.fingerprint) ? null : head

export interface DigestParts {
  readonly keeper: Keeper
  readonly people: People
  readonly newsroom: Newsroom
  readonly baseUrl: URL
}

/** A mail is read in a minute. */
const [mostThreads, mostTasks] = [25, 10]

/** @param notices what is to be told; what the person may not read (any more) is left out. Null when nothing is left. */
export function digestOf(
  parts: DigestParts,
  person: PersonId,
  notices: readonly Notice[],
  now: Date,
): Digest | null {
  const threads = new Set(notices.map(({ thread }) => thread))
  const told = [...threads].flatMap((id) =>
    threadOf(
      parts,
      person,
      id,
      notices.filter(({ thread }) => thread === id),
    ),
  )
  const name = parts.people.byId(person)?.name
  if (name === undefined || told.length === 0) return null
  const words = wordsIn(parts.newsroom.language(person))
  const newsLink = new URL('/news', parts.baseUrl).href
  return {
    words,
    name,
    count: told.flatMap(({ lines }) => lines).length,
    threads: told.slice(0, mostThreads),
    more: Math.max(0, told.length - mostThreads),
    tasks: parts.newsroom
      .tasks(person)
      .slice(0, mostTasks)
      .map((task) => taskOf(parts, words, task, now)),
    head: headMark(parts),
    newsLink,
    settingsLink: `${newsLink}#mail`,
  }
}

function threadOf(
  parts: DigestParts,
  person: PersonId,
  id: ThreadId,
  notices: readonly Notice[],
): DigestThread[] {
  const place = parts.newsroom.place(person, id)
  if (place === null) return []
  const say = wordsIn(parts.newsroom.language(person))
  const lines = notices.map((notice) => lineOf(say, parts.people, notice))
  return [{ ...standing(parts, place), about: place.words, lines, mark: null }]
}

const lineOf = (say: MailWords, people: People, notice: Notice): DigestLine => ({
  says: say.notice(notice.kind, people.byId(notice.by)?.name ?? say.erased, notice.outcome),
  words: notice.words && firstWords(notice.words),
})

const taskOf = (parts: DigestParts, say: MailWords, task: Task, now: Date): DigestThread => ({
  ...standing(parts, task),
  about: task.words,
  lines: task.due === null ? [] : [{ says: sayDue(say, task.due, dayOf(now)), words: null }],
  mark: null,
})

const standing = ({ keeper, baseUrl }: DigestParts, place: ThreadPlace) => ({
  place: placeOf(keeper.records, place),
  link: new URL(`/chapters/${place.chapter}#${place.thread}`, baseUrl).href,
})

/** For example "1.2 Elementarbereich (Bildung)". */
export function placeOf(
  records: Records,
  { section, chapter }: Pick<ThreadPlace, 'section' | 'chapter'>,
): string {
  const found = records.sections[section]
  const number = found === undefined ? null : sectionNumber(records, found)
  const title = [number, found?.title].filter(Boolean).join(' ')
  return `${title} (${chapterTitle(records, chapter) ?? ''})`
}
