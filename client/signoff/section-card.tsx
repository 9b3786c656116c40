/** One section on the page of a chapter's sign-offs: where it stands, who answered what, and what can be done. */
import { mostCorrections } from '#shared/correction'
import { isReached } from '#shared/signoff-count'
import { correctionsLeft, mayAnswer, mayCorrect, mayNow } from '#shared/signoff-rights'
import { FileSignature, LockOpen, SpellCheck, Stamp } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { Button, buttonClass } from '../ui/button.tsx'
import { StageMark } from '../ui/mark.tsx'
import { useWords } from '../words/words.ts'
import { CallLine } from './call-line.tsx'
import { CorrectDialog } from './correct-dialogs.tsx'
import { enterable, EnterDialog } from './enter-dialog.tsx'
import { History } from './history.tsx'
import { PeopleTable } from './people-table.tsx'
import { ReopenDialog } from './reason-dialogs.tsx'
import { hasAnswered, saidBy, useStory, type SectionStory } from './story.ts'
import { countIn, sayCount } from './tally.ts'

/** @param asks whether it is asked for the reopening at once */
export function SectionCard({ one, asks }: { one: SectionStory; asks: boolean }) {
  const { section, number, signOff } = one
  const titleId = `sign-offs-${section.id}`
  return (
    <section className="signoff-card" aria-labelledby={titleId}>
      <header className="signoff-card__head">
        <h2 id={titleId}>
          {number} <span lang="de">{section.title}</span>
        </h2>
        <Standing one={one} />
      </header>
      <CallLine one={one} />
      <Needed one={one} />
      <Steps one={one} asks={asks} />
      <Spent one={one} />
      {signOff.call !== null && <PeopleTable one={one} />}
      <History one={one} />
    </section>
  )
}

function Standing({ one }: { one: SectionStory }) {
  const { t } = useWords('signoff')
  const count = countIn(useStory(), one)
  const stage = t(`paper:stage.${one.section.stage}`)
  return (
    <StageMark stage={one.section.stage}>
      {count === null ? stage : `${stage} · ${sayCount(t, count)}`}
    </StageMark>
  )
}

/** How many are missing, and what else holds it up. */
function Needed({ one }: { one: SectionStory }) {
  const { t } = useWords('signoff')
  const count = countIn(useStory(), one)
  if (count === null || isReached(count)) return null
  return (
    <p className="signoff-card__needed">
      {t('needed', { needed: count.needed, members: count.members, signed: count.signed })}{' '}
      {count.objections.length > 0 && t('blocked')}
    </p>
  )
}

/** Why nothing more can be corrected. */
function Spent({ one: { section, signOff } }: { one: SectionStory }) {
  const { t } = useWords('signoff')
  const { records, me, chapter } = useStory()
  const wouldBe = chapter.objectionDays != null && mayNow(records, me, 'correct', section.id).ok
  if (!wouldBe || correctionsLeft(signOff) > 0) return null
  return <p className="signoff-card__needed">{t('correct.spent', { most: mostCorrections })}</p>
}

function Steps({ one, asks }: { one: SectionStory; asks: boolean }) {
  const { t } = useWords('signoff')
  const story = useStory()
  const { section, signOff } = one
  const mayReopen = mayNow(story.records, story.me, 'reopen', section.id).ok
  const mayEnter = enterable(story, one).length > 0
  const mayChange = mayCorrect(story.records, story.me, section.id, signOff).ok
  const [asking, setAsking] = useState<'reopen' | 'enter' | 'correct' | null>(
    asks && mayReopen ? 'reopen' : null,
  )
  const close = () => setAsking(null)
  return (
    <div className="signoff-card__steps">
      {signOff.call !== null && <WayToText one={one} />}
      {mayEnter && (
        <Button
          small
          icon={<Stamp className="icon" aria-hidden="true" />}
          aria-describedby={`sign-offs-${section.id}`}
          onClick={() => setAsking('enter')}
        >
          {t('enter.open')}
        </Button>
      )}
      {mayChange && (
        <Button
          small
          icon={<SpellCheck className="icon" aria-hidden="true" />}
          aria-describedby={`sign-offs-${section.id}`}
          onClick={() => setAsking('correct')}
        >
          {t('correct.open')}
        </Button>
      )}
      {mayReopen && (
        <Button
          small
          icon={<LockOpen className="icon" aria-hidden="true" />}
          aria-describedby={`sign-offs-${section.id}`}
          onClick={() => setAsking('reopen')}
        >
          {t('reopen.open')}
        </Button>
      )}
      {asking === 'reopen' && <ReopenDialog one={one} onClose={close} />}
      {asking === 'correct' && <CorrectDialog one={one} onClose={close} />}
      {asking === 'enter' && mayEnter && <EnterDialog one={one} onClose={close} />}
    </div>
  )
}

/** What one comes for: to sign, to sign again, or to look. */
function useWay(one: SectionStory): 'sign' | 'again' | 'look' | 'read' | 'since' {
  const story = useStory()
  const { section, signOff } = one
  const { locked } = signOff
  const mine = saidBy(one, story.me, true)
  if (hasAnswered(mine)) return 'look'
  if (locked === null) return 'since'
  if (!mayAnswer(story.records, story.me, section.id, signOff, locked).ok) return 'read'
  return mine.answer === null ? 'sign' : 'again'
}

export function WayToText({ one }: { one: SectionStory }) {
  const { t } = useWords('signoff')
  const { chapter } = useStory()
  const way = useWay(one)
  const { section, number } = one
  const waits = way === 'sign' || way === 'again'
  const words = t(`go.${way}`)
  return (
    <Link
      href={`/chapters/${chapter.id}/sign-offs/${section.id}`}
      className={buttonClass({ kind: waits ? 'primary' : 'secondary', small: true })}
      aria-label={`${words}: ${number} ${section.title}`}
    >
      <FileSignature className="icon" aria-hidden="true" />
      <span className="kern-label">{words}</span>
    </Link>
  )
}
