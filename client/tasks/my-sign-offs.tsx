/** What I sign: what waits for my answer, in each chapter the first due first, and what I have answered so far. */
import { may } from '#shared/policy'
import type { PersonId } from '#shared/ids'
import { sectionNumber, type Chapter, type Records, type Section } from '#shared/records'
import { signOffOf, validityOf, wordOf, type Answer, type Validity } from '#shared/signoff'
import { askedOf, byDue, type Asked } from '#shared/signoff-asked'
import { Link } from 'wouter'
import { useSignOffs, type ChapterSignOffs } from '../sync/signoffs-mirror.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { Due } from './task-list.tsx'

/** Silent for who signs nothing. */
export function MySignOffs() {
  const { t } = useWords('tasks')
  const { records } = useRecords()
  const { person } = useWorkshop().session
  const mine = Object.values(records.chapters).filter(({ id }) => may(records, person.id, 'signOff', id).ok)
  if (mine.length === 0) return null
  return (
    <section aria-labelledby="sign-offs-title">
      <h2 id="sign-offs-title">{t('signOffs.title')}</h2>
      {mine.map((chapter) => (
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
  if (all.state !== 'here')
    return <p className="news__none">{t(all.state === 'asking' ? 'loading' : 'signOffs.missing')}</p>
  const { waiting, answered } = ownIn(records, chapter, all, me)
  const none = answered.length === 0 ? 'signOffs.notCalled' : 'signOffs.none'
  return (
    <>
      {waiting.length === 0 && <p className="news__none">{t(none, { title: chapter.title })}</p>}
      {waiting.length > 0 && (
        <ul className="news__list">
          {waiting.map((one) => (
            <ToSign key={one.section.id} {...one} />
          ))}
        </ul>
      )}
      {answered.length > 0 && <Given all={answered} />}
    </>
  )
}

interface Waiting extends Asked {
  readonly section: Section
}

interface Answered {
  readonly section: Section
  readonly answer: Answer
  /** null: not known just now. */
  readonly validity: Validity | null
}

function ownIn(records: Records, chapter: Chapter, { signOffs, texts }: ChapterSignOffs, me: PersonId) {
  const [waiting, answered]: [Waiting[], Answered[]] = [[], []]
  for (const section of chapter.sections.flatMap((id) => records.sections[id] ?? [])) {
    const signOff = signOffOf(signOffs, section.id)
    const asked = askedOf(records, section, signOff, me)
    const text = signOff.locked ?? texts.get(section.id) ?? null
    const newest = signOff.answers[me]?.at(-1) ?? null
    const answer = text === null ? newest : (wordOf(signOff, me, text) ?? newest)
    if (asked !== null) waiting.push({ section, ...asked })
    else if (answer !== null)
      answered.push({ section, answer, validity: text === null ? null : validityOf(signOff, answer, text) })
  }
  return { waiting: waiting.toSorted(byDue), answered }
}

function ToSign({ section, due, before }: Waiting) {
  const { t, language } = useWords('tasks')
  return (
    <li className="task">
      <h3 className="thread-link__words">
        <WayToSign section={section} />
      </h3>
      {before !== null && <p>{t('signOffs.again', { date: sayDay(new Date(before.at), language) })}</p>}
      <Due due={due} />
    </li>
  )
}

function WayToSign({ section }: { section: Section }) {
  const { records } = useRecords()
  return (
    <Link href={`/chapters/${section.chapter}/sign-offs/${section.id}`} lang="de">
      {sectionNumber(records, section)} {section.title}
    </Link>
  )
}

function Given({ all }: { all: readonly Answered[] }) {
  const { t, language } = useWords('tasks')
  return (
    <details className="news__given">
      <summary>{t('signOffs.given', { count: all.length })}</summary>
      <ul>
        {all.map(({ section, answer, validity }) => (
          <li key={section.id}>
            <WayToSign section={section} />: {t(`answers.${answer.kind}`)}{' '}
            {t('signOffs.on', { date: sayDay(new Date(answer.at), language) })}
            {validity !== null && <>, {t(`signOffs.validity.${validity}`)}</>}
          </li>
        ))}
      </ul>
    </details>
  )
}
