/** How often news come by mail, and where mails go when there is no mail server. */
import { useEffect, useRef, useState } from 'react'
import { useLocationProperty } from 'wouter/use-browser-location'
import type { ChooseMail, NewsView } from '#shared/api'
import type { Failure } from '#shared/failure'
import { mailChoices, mailLanguages } from '#shared/person'
import { useNewsDesk } from '../sync/news-desk.ts'
import { request } from '../sync/requests.ts'
import { useWorkshop } from '../sync/workshop.tsx'
import { Choice } from '../ui/choice.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'

export function MailChoiceForm({ mail }: { mail: NewsView['mail'] }) {
  const { t } = useWords('tasks')
  const sayFailure = useFailureWords()
  const { chosen, failure, choose } = useChoosing()
  return (
    <section
      className="mail-choice"
      id="mail"
      tabIndex={-1}
      aria-labelledby="mail-title"
      ref={useMailArrival()}
    >
      <h2 id="mail-title">{t('mail.title')}</h2>
      <Choice
        label={t('mail.choice')}
        value={chosen !== null && 'choice' in chosen ? chosen.choice : mail.choice}
        options={mailChoices.map((value) => ({ value, label: t(`mail.choices.${value}`) }))}
        onChange={(choice) => choose({ choice })}
      />
      <Choice
        label={t('mail.language')}
        value={chosen !== null && 'language' in chosen ? chosen.language : mail.language}
        options={mailLanguages.map((value) => ({ value, label: t(`mail.languages.${value}`) }))}
        onChange={(language) => choose({ language })}
      />
      <p role="status">{chosen !== null && failure === null ? t('mail.saved') : t('mail.what')}</p>
      {failure !== null && <FailureNotice sentences={sayFailure(failure)} />}
      {mail.way === 'outbox' && <WhereMailsGo />}
    </section>
  )
}

/** What the server refuses is not chosen. */
function useChoosing() {
  const desk = useNewsDesk()
  const [chosen, setChosen] = useState<ChooseMail | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const choose = async (what: ChooseMail) => {
    const answer = await request<void>('PUT', '/api/account/mail', what)
    setFailure(answer.ok ? null : answer.failure)
    setChosen(answer.ok ? what : null)
    await desk.fetch()
  }
  return { chosen, failure, choose: (what: ChooseMail) => void choose(what) }
}

function WhereMailsGo() {
  const { t } = useWords('tasks')
  const which = useWorkshop().session.demo ? 'demo' : 'outbox'
  return (
    <Notice tone="info" title={t(`mail.${which}Title`)}>
      <p>{t(`mail.${which}`)}</p>
    </Notice>
  )
}

/** Mails and the account menu lead here. */
function useMailArrival() {
  const hash = useLocationProperty(() => location.hash)
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (hash !== '#mail') return
    section.current?.focus({ preventScroll: true })
    section.current?.scrollIntoView()
  }, [hash])
  return section
}
