/** Where one answers to a section: its text, what is open about it, the answer, and who else answered what. */
import type { ContentHash } from '#shared/content'
import type { SectionId } from '#shared/ids'
import type { Chapter } from '#shared/records'
import type { Answer } from '#shared/signoff'
import { mayAnswer } from '#shared/signoff-rights'
import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useReadingSignOff } from '../sync/news-desk.ts'
import { Notice } from '../ui/notice.tsx'
import { useTabTitle } from '../ui/tab-title.ts'
import { sayDay } from '../words/dates.ts'
import { signoff } from '../words/signoff.de.ts'
import { teach, useWords } from '../words/words.ts'
import { AnswerForm } from './answer-form.tsx'
import { CallLine } from './call-line.tsx'
import { History } from './history.tsx'
import { OpenThreads } from './open-threads.tsx'
import { OwnAnswer } from './own-answer.tsx'
import { PeopleTable } from './people-table.tsx'
import { ReopenedText } from './reopened-text.tsx'
import { Missing } from './sign-offs.tsx'
import {
  hasAnswered,
  saidBy,
  sectionStory,
  StoryContext,
  useNewStory,
  useStory,
  type Said,
  type SectionStory,
} from './story.ts'
import { TextView } from './text-view.tsx'
import './signoff.css'

teach({ signoff })

export function SignPage({ chapter, section }: { chapter: Chapter; section: SectionId }) {
  const story = useNewStory(chapter)
  const one = sectionStory(story, section)
  return (
    <StoryContext value={story}>
      <div className="signoffs signoffs--one">{one !== null && <Page one={one} />}</div>
    </StoryContext>
  )
}

function Page({ one }: { one: SectionStory }) {
  const { t } = useWords('signoff')
  const { chapter, all, me } = useStory()
  const { section, number, signOff } = one
  useTabTitle(`${number} ${section.title}`, t('chapter:signOffs'), t('app:name'))
  useReadingSignOff(section.id)
  const mine = saidBy(one, me, true)
  return (
    <>
      <header className="signoffs__head">
        <p>
          <Link href={`/chapters/${chapter.id}/sign-offs`}>
            <ChevronLeft className="icon" aria-hidden="true" /> {t('back')}
          </Link>
        </p>
        <h1>
          {t('chapter:signOffs')}: {number} <span lang="de">{section.title}</span>
        </h1>
        <CallLine one={one} />
      </header>
      {all.state === 'missing' && <Missing />}
      {all.state === 'asking' && <p>{t('asking')}</p>}
      {all.state === 'here' && (
        <>
          {signOff.locked !== null && (
            <TextView key={signOff.locked} one={one} before={lastBefore(mine, one)} />
          )}
          {signOff.locked === null && <ReopenedText one={one} answer={mine.answer} />}
          {signOff.locked !== null && <OpenThreads section={section.id} />}
          <Own one={one} said={mine} />
          {signOff.call !== null && <Everybody one={one} />}
        </>
      )}
    </>
  )
}

/** What one answered to another text last: the difference is to that one. */
function lastBefore(said: Said, { signOff }: SectionStory): Answer | null {
  const answers = signOff.answers[said.person] ?? []
  const other = (hash: ContentHash) => hash !== signOff.locked
  return answers.findLast(({ hash }) => other(hash)) ?? null
}

function Everybody({ one }: { one: SectionStory }) {
  const { t } = useWords('signoff')
  return (
    <section className="signoff-card" aria-labelledby="everybody">
      <h2 id="everybody">{t('people', { number: one.number })}</h2>
      <PeopleTable one={one} />
      <History one={one} />
    </section>
  )
}

/** What one has said and can say. Silent for who is not asked and never answered. */
function Own({ one, said }: { one: SectionStory; said: Said }) {
  const { t } = useWords('signoff')
  const { records, me } = useStory()
  const [givenAt, setGivenAt] = useState<number | null>(null)
  const [isChanging, setIsChanging] = useState(false)
  const { section, signOff } = one
  const isSaid = hasAnswered(said) && !isChanging
  const wasSaid = useWas(isSaid)
  const may = signOff.locked !== null && mayAnswer(records, me, section.id, signOff, signOff.locked).ok
  if (!may && said.answer === null) return null
  const answered = () => {
    setGivenAt(Date.now())
    setIsChanging(false)
  }
  return (
    <section className="own-answer" aria-labelledby="own-answer">
      <h2 id="own-answer">{t('answer.title')}</h2>
      {!isSaid && <Outdated said={said} />}
      {!may && section.stage === 'drafting' && <p>{t('mine.open')}</p>}
      {said.answer !== null && (isSaid || !may) && (
        <OwnAnswer
          key={said.answer.seq}
          one={one}
          said={said}
          answer={said.answer}
          givenAt={givenAt}
          onTakenBack={() => setGivenAt(null)}
          {...(may && { onChange: () => setIsChanging(true), onObjected: answered })}
        />
      )}
      {may && !isSaid && <AnswerForm one={one} takesFocus={wasSaid} onAnswered={answered} />}
    </section>
  )
}

/** Whether it was so once since the page was opened. */
function useWas(isSo: boolean): boolean {
  const [was, setWas] = useState(isSo)
  if (isSo && !was) setWas(true)
  return was
}

function Outdated({ said: { answer, validity } }: { said: Said }) {
  const { t, language } = useWords('signoff')
  if (answer === null || validity !== 'outdated') return null
  const date = sayDay(new Date(answer.at), language)
  return <Notice tone="warning" title={t('mine.outdated', { date, kind: t(`kind.${answer.kind}`) })} />
}
