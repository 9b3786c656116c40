/** What one has answered, and the ways back: ten seconds to take it back, then revoking; objecting to what was entered. */
import { openCorrection, type Answer } from '#shared/signoff'
import { mayDispute, mayRevoke, takeBackMillis } from '#shared/signoff-rights'
import { useEffect, useRef, useState } from 'react'
import { useTelling } from '../sync/telling.ts'
import { useAnnounce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import { sayDay } from '../words/dates.ts'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import { takeBack } from './commands.ts'
import { Quoted } from './people-table.tsx'
import { CorrectedSince } from './changed-words.tsx'
import { DisputeDialog, ObjectDialog, RevokeDialog } from './reason-dialogs.tsx'
import { hasAnswered, useNames, useStory, type Said, type SectionStory } from './story.ts'
import { today } from './today.ts'

interface OwnAnswerProps {
  one: SectionStory
  said: Said
  answer: Answer
  /** When it was given on this page, in milliseconds since 1970; null: it was not. */
  givenAt: number | null
  onTakenBack: () => void
  /** Left out where there is nothing to answer just now. */
  onChange?: () => void
  onObjected?: () => void
}

export function OwnAnswer(props: OwnAnswerProps) {
  const { one, said, answer, givenAt, onTakenBack, onChange, onObjected } = props
  const { t, language } = useWords('signoff')
  const date = sayDay(new Date(answer.at), language)
  const holds = hasAnswered(said)
  const isOpenToObjection =
    said.validity === 'corrected' &&
    answer.kind !== 'objection' &&
    openCorrection(one.signOff, answer, today()) !== null
  const title = t('mine.said', { date, kind: t(`kind.${answer.kind}`) })
  return (
    <Notice
      tone={holds && isSignature(answer) ? 'success' : 'info'}
      title={title}
      actions={
        <>
          <WayBack one={one} givenAt={givenAt} onTakenBack={onTakenBack} />
          {onChange !== undefined && <Button onClick={onChange}>{t('mine.change')}</Button>}
          {onObjected !== undefined && isOpenToObjection && (
            <ObjectToCorrection one={one} onObjected={onObjected} />
          )}
          <Dispute one={one} />
        </>
      }
    >
      {answer.words !== null && <Quoted words={answer.words} />}
      {said.validity === 'valid' && <p>{t('mine.holds')}</p>}
      {said.validity === 'corrected' && (
        <CorrectedSince signOff={one.signOff} answer={answer} mayObject={onObjected !== undefined} />
      )}
      <Entered answer={answer} />
    </Notice>
  )
}

function Entered({ answer: { entered } }: { answer: Answer }) {
  const { t, language } = useWords('signoff')
  const nameOf = useNames()
  if (entered === null) return null
  if (entered.dispute !== null) return <p>{t('mine.disputed')}</p>
  const date = sayDay(new Date(entered.givenOn), language)
  return <p>{t('mine.enteredBy', { name: nameOf(entered.by), way: t(`enter.ways.${entered.way}`), date })}</p>
}

/** "Einspruch": one does not sign the corrected text. */
function ObjectToCorrection({ one, onObjected }: { one: SectionStory; onObjected: () => void }) {
  const { t } = useWords('signoff')
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{t('object.open')}</Button>
      {isAsking && <ObjectDialog one={one} onObjected={onObjected} onClose={() => setIsAsking(false)} />}
    </>
  )
}

function Dispute({ one }: { one: SectionStory }) {
  const { t } = useWords('signoff')
  const { records, me } = useStory()
  const [isAsking, setIsAsking] = useState(false)
  if (!isAsking && !mayDispute(records, me, one.section.id, one.signOff).ok) return null
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{t('mine.dispute')}</Button>
      {isAsking && <DisputeDialog one={one} onClose={() => setIsAsking(false)} />}
    </>
  )
}

const isSignature = ({ kind }: Answer): boolean => kind === 'signed' || kind === 'signedWithNote'

interface WayBackProps extends Pick<OwnAnswerProps, 'one' | 'givenAt' | 'onTakenBack'> {}

/** One button: what it does changes after ten seconds, and whoever stands on it stays there. */
function WayBack({ one, givenAt, onTakenBack }: WayBackProps) {
  const { t } = useWords('signoff')
  const { records, me } = useStory()
  const sentences = useFailureWords()
  const announce = useAnnounce()
  const { waiting, failure, tell } = useTelling()
  const [isAsking, setIsAsking] = useState(false)
  const left = useSecondsLeft(givenAt)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (givenAt === null) return
    announce(t('mine.keptSaid'))
    button.current?.focus()
  }, [givenAt, announce, t])
  const goBack = () => {
    announce(t('mine.takenBack'))
    onTakenBack()
  }
  const act = () => {
    if (left === 0) setIsAsking(true)
    else if (!waiting) tell(() => takeBack(one.section.id), goBack)
  }
  if (!isAsking && left === 0 && !mayRevoke(records, me, one.section.id, one.signOff).ok) return null
  return (
    <>
      {failure !== null && <FailureNotice sentences={sentences(failure)} />}
      <Button ref={button} kind={left > 0 ? 'primary' : 'secondary'} onClick={act}>
        {t(left > 0 ? 'mine.takeBack' : 'mine.revoke')}
      </Button>
      {left > 0 && (
        <span className="own-answer__left" aria-hidden="true">
          {t('mine.seconds', { count: left })}
        </span>
      )}
      {isAsking && <RevokeDialog one={one} onClose={() => setIsAsking(false)} />}
    </>
  )
}

/** How long it can be taken back, from when it was given on this page. */
function useSecondsLeft(givenAt: number | null): number {
  const until = givenAt === null ? 0 : givenAt + takeBackMillis
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (Date.now() >= until) return
    const ticker = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= until) clearInterval(ticker)
    }, 250)
    return () => clearInterval(ticker)
  }, [until])
  return Math.max(0, Math.ceil((until - now) / 1000))
}
