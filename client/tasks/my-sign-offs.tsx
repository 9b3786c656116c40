/** What I am asked to sign off, in each chapter the first to be answered first; and what was corrected since I have. */
import { may } from '#shared/policy'
import { sectionNumber, type Chapter, type Records, type Section } from '#shared/records'
import {
  holds,
  openCorrection,
  signOffOf,
  validityOf,
  wordOf,
  type Answer,
  type SignOff,
} from '#shared/signoff'
import { mayAnswer } from '#shared/signoff-rights'
import { Link } from 'wouter'
import { useSignOffs, type ChapterSignOffs } from '../sync/signoffs-mirror.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { Due, today } from './task-list.tsx'

/** Silent where nothing is called for in what I sign. */
export function MySignOffs() {
  const { t } = useWords('tasks')
  const { records } = useRecords()
  const { person } = useWorkshop().session
  const asked = Object.values(records.chapters).filter(
    ({ id, sections }) =>
      may(records, person.id, 'signOff', id).ok &&
      sections.some((section) => (records.sections[section]?.stage ?? 'drafting') !== 'drafting'),
  )
  if (asked.length === 0) return null
  return (
    <section aria-labelledby="sign-offs-title">
      <h2 id="sign-offs-title">{t('signOffs.title')}</h2>
      {asked.map((chapter) => (
        <InChapter key={chapter.id} chapter={chapter} />
      ))}
    </section>
  )
}

function InChapter({ chapter }: { chapter: Chapter }) {
  const { t } = useWords('tasks')
  const { records } = useRecords()
  const me = useWorkshop().session.person.id
  const all = useSignOffs(chapter.id)
  const sections = chapter.sections.flatMap((id) => records.sections[id] ?? [])
  const corrected = sections.flatMap((section) => toObjectTo(records, all, section, me))
  const waiting = sections
    .flatMap((section) => toSign(all, section, me))
    .toSorted((one, other) => (one.due ?? '9').localeCompare(other.due ?? '9'))
  if (all.state === 'asking') return <p className="news__none">{t('loading')}</p>
  if (waiting.length + corrected.length === 0)
    return <p className="news__none">{t('signOffs.none', { title: chapter.title })}</p>
  return (
    <ul className="news__list">
      {waiting.map((one) => (
        <ToSign key={one.section.id} {...one} />
      ))}
      {corrected.map((one) => (
        <ToObjectTo key={one.section.id} {...one} />
      ))}
    </ul>
  )
}

interface Waiting {
  readonly section: Section
  readonly due: string | null
  /** What I answered to another text. */
  readonly before: Answer | null
}

function toSign({ signOffs }: ChapterSignOffs, section: Section, me: keyof SignOff['answers']): Waiting[] {
  const signOff = signOffOf(signOffs, section.id)
  const { locked, call } = signOff
  if (section.stage !== 'signing' || locked === null) return []
  const word = wordOf(signOff, me, locked)
  const isDone = word !== null && holds(validityOf(signOff, word, locked))
  return isDone ? [] : [{ section, due: call?.due ?? null, before: word }]
}

interface Corrected {
  readonly section: Section
  /** The day until which I can object. */
  readonly until: string
}

/** What I have answered to was corrected since, and I can still object. */
function toObjectTo(
  records: Records,
  { signOffs }: ChapterSignOffs,
  section: Section,
  me: keyof SignOff['answers'],
): Corrected[] {
  const signOff = signOffOf(signOffs, section.id)
  const { locked } = signOff
  const word = locked === null ? null : wordOf(signOff, me, locked)
  if (locked === null || word === null || validityOf(signOff, word, locked) !== 'corrected') return []
  if (!mayAnswer(records, me, section.id, signOff, locked).ok) return []
  const open = openCorrection(signOff, word, today())
  return open === null ? [] : [{ section, until: open.until }]
}

function ToObjectTo({ section, until }: Corrected) {
  const { t, language } = useWords('tasks')
  return (
    <li className="task">
      <WayToSection section={section} />
      <p>{t('signOffs.corrected', { date: sayDay(new Date(`${until}T00:00`), language) })}</p>
    </li>
  )
}

function WayToSection({ section }: { section: Section }) {
  const { records } = useRecords()
  return (
    <h3 className="thread-link__words">
      <Link href={`/chapters/${section.chapter}/sign-offs/${section.id}`} lang="de">
        {sectionNumber(records, section)} {section.title}
      </Link>
    </h3>
  )
}

function ToSign({ section, due, before }: Waiting) {
  const { t, language } = useWords('tasks')
  return (
    <li className="task">
      <WayToSection section={section} />
      {before !== null && <p>{t('signOffs.again', { date: sayDay(new Date(before.at), language) })}</p>}
      <Due due={due} />
    </li>
  )
}
