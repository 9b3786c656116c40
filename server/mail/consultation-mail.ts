/**
 * What is mailed of consultations: to the members of a body that has not answered yet, that it is asked, and a reminder
 * seven days before the last day and on it. What is due follows from the consultations and the marks.
 */
import type { PersonId } from '#shared/ids'
import { waitingFor, type Waiting } from '../work/consultations.ts'
import { dayOf, daysAfter } from '../work/hannover-day.ts'
import { headMark, versionMark } from '../work/version-mark.ts'
import type { Digest, DigestParts, DigestThread } from './digest.ts'
import { isPastMorning } from './mornings.ts'
import { sayDue, wordsIn, type MailWords } from './words.ts'

/** So many days before the last one a body is reminded. */
const daysBefore = 7

export interface ConsultationNews {
  readonly digest: Digest
  /** What has been mailed once this is. */
  readonly mailed: readonly string[]
}

interface Times {
  readonly now: Date
  /** Whether what happened then is mailed by now. */
  readonly isDue: (at: Date) => boolean
}

interface Told extends Waiting {
  /** Names what is told, so that it is told once. */
  readonly key: string
}

/** Null when there is nothing to tell now. */
export function consultationNews(
  parts: DigestParts,
  person: PersonId,
  mailed: readonly string[],
  times: Times,
): ConsultationNews | null {
  const waiting = waitingFor(parts.keeper, person).map((asked) => ({
    asked,
    keys: keysOf(asked, mailed, times),
  }))
  const due = waiting.flatMap(({ asked, keys }): Told[] => {
    const [newest] = keys.filter((key) => !mailed.includes(key))
    return newest === undefined ? [] : [{ ...asked, key: newest }]
  })
  if (due.length === 0) return null
  const all = new Set(waiting.flatMap(({ keys }) => keys))
  return {
    digest: digestOf(parts, person, due, times.now),
    mailed: [...mailed.filter((key) => all.has(key)), ...[...all].filter((key) => !mailed.includes(key))],
  }
}

/** What is to be told by now, the last first: nobody is told of what is over. */
function keysOf(
  { version, body, consultation }: Waiting,
  mailed: readonly string[],
  { now, isDue }: Times,
): string[] {
  const { due, at } = consultation
  const today = dayOf(now)
  if (today > due) return []
  const keyOf = (occasion: string) => `${version.seal.version} ${occasion} ${body}`
  const asked = isDue(new Date(at)) ? ['asked'] : []
  // Whoever is asked today needs no reminder; a question that was changed today was asked before.
  const isKnown = dayOf(new Date(at)) !== today || mailed.includes(keyOf('asked'))
  const isSoon = today >= daysAfter(due, -daysBefore) && isKnown
  const soon = isSoon && isPastMorning(now) ? [today === due ? `day ${due}` : `soon ${due}`] : []
  return [...soon, ...asked].map(keyOf)
}

function digestOf(parts: DigestParts, person: PersonId, told: readonly Told[], now: Date): Digest {
  const say = wordsIn(parts.newsroom.language(person))
  const settings = new URL('/news#mail', parts.baseUrl).href
  return {
    words: { ...say, ...say.consultation },
    name: parts.people.byId(person)?.name ?? say.erased,
    count: told.length,
    threads: told.map((one) => threadOf(parts, say, one, now)),
    more: 0,
    tasks: [],
    head: headMark(parts),
    newsLink: new URL('/news', parts.baseUrl).href,
    settingsLink: settings,
  }
}

const threadOf = (parts: DigestParts, say: MailWords, told: Told, now: Date): DigestThread => {
  const { version, body, consultation } = told
  return {
    place: say.consultation.place(version.seal.number, version.name),
    link: new URL(`/versions/${version.seal.version}/consultation`, parts.baseUrl).href,
    about: null,
    mark: versionMark(parts, version),
    lines: [
      {
        says: `${say.consultation.asked(body)} ${sayDue(say, consultation.due, dayOf(now))}`,
        words: consultation.message,
      },
    ],
  }
}
