/**
 * What is mailed of versions: that one was frozen, and what was decided on it. What is due follows from the versions, the
 * decisions and the marks.
 */
import { must, unreachable } from '#shared/failure'
import type { PersonId, SectionId } from '#shared/ids'
import type { Version } from '#shared/versions'
import type { VersionMarks } from '../store/reading-marks.ts'
import { firstWords } from '../work/first-words.ts'
import { headMark, versionMark } from '../work/version-mark.ts'
import { versionNotices, type VersionNotice } from '../work/version-news.ts'
import type { Digest, DigestLine, DigestParts, DigestThread } from './digest.ts'
import { sayDay, sayVersion, wordsIn, type MailWords } from './words.ts'

export interface VersionNews {
  readonly digest: Digest
  /** Where the marks stand once it is mailed. */
  readonly marks: VersionMarks
}

interface Times {
  /** Nothing is told that happened before. */
  readonly oldest: string
  /** Whether what happened then is mailed by now, with all that came since. */
  readonly isDue: (at: Date) => boolean
}

/** Null when there is nothing to tell now. */
export function versionNews(
  parts: DigestParts,
  person: PersonId,
  before: VersionMarks,
  { oldest, isDue }: Times,
): VersionNews | null {
  const told = versionNotices(parts.keeper, person).filter(
    (notice) => isNew(notice, before) && notice.at > oldest,
  )
  if (!told.some(({ at }) => isDue(new Date(at)))) return null
  return { digest: digestOf(parts, person, told), marks: told.reduce(marksBehind, before) }
}

const isNew = (notice: VersionNotice, { frozen, decided }: VersionMarks): boolean =>
  notice.kind === 'frozen' ? notice.version.seal.ordinal > frozen : notice.seq > decided

const marksBehind = ({ frozen, decided }: VersionMarks, notice: VersionNotice): VersionMarks =>
  notice.kind === 'frozen'
    ? { frozen: Math.max(frozen, notice.version.seal.ordinal), decided }
    : { frozen, decided: Math.max(decided, notice.seq) }

function digestOf(parts: DigestParts, person: PersonId, told: readonly VersionNotice[]): Digest {
  const say = wordsIn(parts.newsroom.language(person))
  const newsLink = new URL('/news', parts.baseUrl).href
  return {
    words: { ...say, ...say.version },
    name: parts.people.byId(person)?.name ?? say.erased,
    count: told.length,
    threads: [...new Set(told.map(({ version }) => version))].map((version) =>
      threadOf(parts, say, version, told),
    ),
    more: 0,
    tasks: [],
    head: headMark(parts),
    newsLink,
    settingsLink: `${newsLink}#mail`,
  }
}

function threadOf(
  parts: DigestParts,
  say: MailWords,
  version: Version,
  told: readonly VersionNotice[],
): DigestThread {
  const mark = versionMark(parts, version)
  return {
    place: sayVersion(say, mark),
    link: mark.link,
    about: null,
    lines: told.filter((one) => one.version === version).map((notice) => lineOf(parts, say, notice)),
    mark,
  }
}

function lineOf({ people }: DigestParts, say: MailWords, notice: VersionNotice): DigestLine {
  const { by } = notice
  const who = by === null ? say.workshop : (people.byId(by)?.name ?? say.erased)
  switch (notice.kind) {
    case 'frozen':
      return { says: say.version.frozen(who, notice.version.purpose), words: null }
    case 'decided': {
      const { kind, conditions, note, corrects } = notice.decision
      const title = titleIn(notice.version, notice.section)
      const says = say.version.decided(title, kind, conditions.length, corrects !== null)
      return { says, words: note && firstWords(note) }
    }
    case 'accepted':
      return { says: say.version.accepted, words: null }
    case 'closed': {
      const { date, printedMatter, outcome, note, corrects } = notice.closing
      const says = say.version.closed(sayDay(say, date), printedMatter, outcome, corrects !== null)
      return { says, words: note && firstWords(note) }
    }
    default:
      return unreachable(notice)
  }
}

/** As the version has it; for example "1.2 Elementarbereich". */
function titleIn({ names }: Version, section: SectionId): string {
  const { number, title } = must(names[section], 'a version names what is decided on in it')
  return `${number} ${title}`
}
