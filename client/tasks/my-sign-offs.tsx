/** What I am asked to sign off, in each chapter the first to be answered first. */
import { may } from '#shared/policy'
import { sectionNumber, type Chapter, type Section } from '#shared/records'
import { holds, signOffOf, validityOf, wordOf, type Answer, type SignOff } from '#shared/signoff'
import { Link } from 'wouter'
import { useSignOffs, type ChapterSignOffs } from '../sync/signoffs-mirror.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { Due } from './task-list.tsx'

/** Silent where nothing is called for in what I sign. */
export function MySignOffs() {
  const { t } = useWords('tasks')
  const { records } = useRecords()
  const { person } = useWorkshop().session
  const asked = Object.values(records.chapters).filter(
    ({ id, sections }) =>
      may(records, person.id, 'signOff', id).ok &&
      sections.some((section) => records.sections[section]?.stage === 'signing'),
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
  const waiting = chapter.sections
    .flatMap((id) => records.sections[id] ?? [])
    .flatMap((section) => toSign(all, section, me))
    .toSorted((one, other) => (one.due ?? '9').localeCompare(other.due ?? '9'))
  if (all.state === 'asking') return <p className="news__none">{t('loading')}</p>
  if (waiting.length === 0)
    return <p className="news__none">{t('signOffs.none', { title: chapter.title })}</p>
  return (
    <ul className="news__list">
      {waiting.map((one) => (
        <ToSign key={one.section.id} {...one} />
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

function ToSign({ section, due, before }: Waiting) {
  const { t, language } = useWords('tasks')
  const { records } = useRecords()
  const number = sectionNumber(records, section)
  return (
    <li className="task">
      <h3 className="thread-link__words">
        <Link href={`/chapters/${section.chapter}/sign-offs/${section.id}`} lang="de">
          {number} {section.title}
        </Link>
      </h3>
      {before !== null && <p>{t('signOffs.again', { date: sayDay(new Date(before.at), language) })}</p>}
      <Due due={due} />
    </li>
  )
}
