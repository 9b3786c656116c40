/** What I sign: what waits for my answer, in each chapter the first due first; what was corrected since; what I have answered. */
import { may } from '#shared/policy'
import type { PersonId } from '#shared/ids'
import { chapterTitle, sectionNumber, type Chapter, type Records, type Section } from '#shared/records'
import {
  openCorrection,
  signOffOf,
  validityOf,
  wordOf,
  type Answer,
  type SignOff,
  type Validity,
} from '#shared/signoff'
import { askedOf, byDue, type Asked } from '#shared/signoff-asked'
import { mayAnswer } from '#shared/signoff-rights'
import { Link } from 'wouter'
import { useSignOffs, type ChapterSignOffs } from '../sync/signoffs-mirror.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { Due, today } from './task-list.tsx'

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
  const { waiting, corrected, answered } = ownIn(records, chapter, all, me)
  const none = answered.length === 0 ? 'signOffs.notCalled' : 'signOffs.none'
  return (
    <>
      {waiting.length + corrected.length === 0 ? (
        <p className="news__none">{t(none, { title: chapterTitle(records, chapter.id) })}</p>
      ) : (
        <ul className="news__list">
          {waiting.map((one) => (
            <ToSign key={one.section.id} {...one} />
          ))}
          {corrected.map((one) => (
            <ToObjectTo key={one.section.id} {...one} />
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

interface Corrected {
  readonly section: Section
  /** The day until which I can object. */
  readonly until: string
}

interface Answered {
  readonly section: Section
  readonly answer: Answer
  /** null: not known just now. */
  readonly validity: Validity | null
}

function ownIn(records: Records, chapter: Chapter, { signOffs, texts }: ChapterSignOffs, me: PersonId) {
  const [waiting, corrected, answered]: [Waiting[], Corrected[], Answered[]] = [[], [], []]
  for (const section of chapter.sections.flatMap((id) => records.sections[id] ?? [])) {
    const signOff = signOffOf(signOffs, section.id)
    const asked = askedOf(records, section, signOff, me)
    const text = signOff.locked ?? texts.get(section.id) ?? null
    const newest = signOff.answers[me]?.at(-1) ?? null
    const answer = text === null ? newest : (wordOf(signOff, me, text) ?? newest)
    const until = objectableUntil(records, signOff, section, me)
    if (asked !== null) waiting.push({ section, ...asked })
    else if (until !== null) corrected.push({ section, until })
    else if (answer !== null)
      answered.push({ section, answer, validity: text === null ? null : validityOf(signOff, answer, text) })
  }
  return { waiting: waiting.toSorted(byDue), corrected, answered }
}

/** What I have answered to was corrected since, and I can still object. */
function objectableUntil(records: Records, signOff: SignOff, { id }: Section, me: PersonId): string | null {
  const { locked } = signOff
  const word = locked === null ? null : wordOf(signOff, me, locked)
  if (locked === null || word === null || validityOf(signOff, word, locked) !== 'corrected') return null
  if (!mayAnswer(records, me, id, signOff, locked).ok) return null
  return openCorrection(signOff, word, today())?.until ?? null
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

function ToObjectTo({ section, until }: Corrected) {
  const { t, language } = useWords('tasks')
  return (
    <li className="task">
      <h3 className="thread-link__words">
        <WayToSign section={section} />
      </h3>
      <p>{t('signOffs.corrected', { date: sayDay(new Date(`${until}T00:00`), language) })}</p>
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
