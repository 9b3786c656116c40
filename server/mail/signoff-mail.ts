/**
 * What is mailed of sign-offs: what happened to them that concerns the person and she has not read, and to who has not
 * answered yet a reminder, some days before an answer is due and on the day. What is due follows from the sign-offs and the marks.
 */
import { must } from '#shared/failure'
import type { PersonId, SectionId } from '#shared/ids'
import type { Call } from '#shared/signoff'
import { askedOf } from '#shared/signoff-asked'
import type { SignOffMarks } from '../store/reading-marks.ts'
import { firstWords } from '../work/first-words.ts'
import { dayOf } from '../work/hannover-day.ts'
import { headMark } from '../work/version-mark.ts'
import { placeOf, type Digest, type DigestLine, type DigestParts, type DigestThread } from './digest.ts'
import { isPastMorning, nextMorning } from './mornings.ts'
import { sayDue, sayTold, wordsIn, type MailWords } from './words.ts'

/** So many days before the day an answer is due one is reminded for the first time. */
const daysBefore = 3
const day = 24 * 60 * 60 * 1000

interface Told {
  readonly section: SectionId
  readonly line: DigestLine
}

/** Of an entry. */
interface Event extends Told {
  readonly seq: number
  readonly at: string
  /** Whether it has a day after which it comes too late. */
  readonly isPressing: boolean
  readonly isCall: boolean
}

interface Reminder extends Told {
  /** Names the section, the call, and the occasion. */
  readonly key: string
}

export interface SignOffNews {
  readonly digest: Digest
  /** Where the marks stand once it is mailed. */
  readonly marks: SignOffMarks
}

interface Times {
  readonly now: Date
  /** Nothing is told that happened before. */
  readonly oldest: string
  /** Whether what happened then is mailed by now, with all that came since. */
  readonly isDue: (at: Date) => boolean
}

/** Null when there is nothing to tell now. */
export function signOffNews(
  parts: DigestParts,
  person: PersonId,
  { upTo, reminded }: SignOffMarks,
  times: Times,
): SignOffNews | null {
  const say = wordsIn(parts.newsroom.language(person))
  const fresh = eventsFor(parts, person, upTo, say).filter(({ at }) => at > times.oldest)
  const events = fresh.some((event) => isDue(event, times)) ? fresh : []
  const reminders = remindersFor(parts, person, say, times.now)
  const due = reminders.filter(({ key }) => !reminded.includes(key))
  if (events.length + due.length === 0) return null
  const stillDue = new Set(reminders.map(({ key }) => key))
  const calls = new Set(events.filter(({ isCall }) => isCall).map(({ section }) => section))
  // A call says until when by itself.
  const beside = due.filter(({ section }) => !calls.has(section))
  return {
    digest: digestOf(parts, person, say, [...beside, ...events]),
    marks: {
      upTo: events.at(-1)?.seq ?? upTo,
      reminded: [...reminded.filter((key) => stillDue.has(key)), ...due.map(({ key }) => key)],
    },
  }
}

/** What presses waits for no Monday, but for the next morning at most. */
const isDue = ({ at, isPressing }: Event, times: Times): boolean =>
  times.isDue(new Date(at)) || (isPressing && nextMorning(new Date(at), false) <= times.now)

function digestOf(parts: DigestParts, person: PersonId, say: MailWords, told: readonly Told[]): Digest {
  const newsLink = new URL('/news', parts.baseUrl).href
  return {
    words: { ...say, ...say.signOff },
    name: parts.people.byId(person)?.name ?? say.erased,
    count: told.length,
    threads: [...new Set(told.map(({ section }) => section))].map((section) =>
      threadOf(parts, section, told),
    ),
    more: 0,
    tasks: [],
    head: headMark(parts),
    newsLink,
    settingsLink: `${newsLink}#mail`,
  }
}

function threadOf({ keeper, baseUrl }: DigestParts, section: SectionId, told: readonly Told[]): DigestThread {
  const { chapter } = must(keeper.records.sections[section], 'a section that is told of')
  return {
    place: placeOf(keeper.records, { section, chapter }),
    link: new URL(`/chapters/${chapter}/sign-offs/${section}`, baseUrl).href,
    about: null,
    lines: told.filter((one) => one.section === section).map(({ line }) => line),
    mark: null,
  }
}

/** All sign-offs, with the chapter of their section. */
const everySignOff = ({ keeper }: DigestParts) =>
  Object.values(keeper.records.sections).flatMap((section) => {
    const signOff = keeper.signOffs[section.id]
    return signOff === undefined ? [] : [{ section, signOff }]
  })

/** What happened, and the person has not read yet. */
function eventsFor(
  { newsroom, people }: DigestParts,
  person: PersonId,
  upTo: number,
  say: MailWords,
): Event[] {
  const nameOf = (by: PersonId | null) => (by === null ? say.workshop : (people.byId(by)?.name ?? say.erased))
  return newsroom.unreadSignOffs(person, upTo).map(({ words, ...notice }) => ({
    seq: notice.seq,
    at: notice.at,
    section: notice.section,
    isPressing: notice.kind === 'corrected',
    isCall: notice.kind === 'called' || notice.kind === 'outdated',
    line: { says: sayTold(say, notice, nameOf(notice.by)), words: words && firstWords(words) },
  }))
}

/** From seven in the morning on, while the person has not answered to the text there is. */
function remindersFor(parts: DigestParts, person: PersonId, say: MailWords, now: Date): Reminder[] {
  if (!isPastMorning(now)) return []
  return everySignOff(parts).flatMap(({ section, signOff }) => {
    const { call } = signOff
    const asked = askedOf(parts.keeper.records, section, signOff, person)
    const occasion = call === null || asked === null ? null : occasionOf(call, now)
    if (call === null || call.due === null || occasion === null) return []
    const line = { says: `${say.signOff.asked} ${sayDue(say, call.due, dayOf(now))}`, words: call.message }
    return [{ key: `${section.id} ${call.seq} ${occasion}`, section: section.id, line }]
  })
}

/** Not on the day of the call: those who are here have just heard of it. */
function occasionOf({ due, at }: Call, now: Date): 'before' | 'day' | null {
  const today = dayOf(now)
  if (due === null || due < today) return null
  if (due === today) return 'day'
  const isSoon = due <= dayOf(new Date(now.getTime() + daysBefore * day))
  return isSoon && dayOf(new Date(at)) !== today ? 'before' : null
}
