/** The paper behind an adopted one: the administration names it and starts it. */
import { useEffect, useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import type { Done } from '#shared/api'
import type { Failure } from '#shared/failure'
import { newId, type PaperId } from '#shared/ids'
import type { NextPaper, NextPaperView } from '#shared/next-paper'
import { foldLine } from '#shared/one-line'
import type { Paper } from '#shared/records'
import { request } from '../sync/requests.ts'
import { useWorkshop } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Field } from '../ui/field.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'

export function NextPaperDoor({ paper }: { paper: Paper }) {
  const { t } = useWords('overview')
  const [asked, setAsked] = useState(false)
  const mayStart = useMayStart(paper.id)
  if (!mayStart) return null
  return (
    <div className="overview__more">
      <Button onClick={() => setAsked(true)}>{t('next.door')}</Button>
      {asked && <StartDialog paper={paper} onClose={() => setAsked(false)} />}
    </div>
  )
}

/** Whether the committee has taken the paper, and none was started behind it. */
function useMayStart(paper: PaperId): boolean {
  const [mayStart, setMayStart] = useState(false)
  useEffect(() => {
    let wanted = true
    void request<NextPaperView>('GET', `/api/papers/${paper}/next`).then((answer) => {
      if (wanted) setMayStart(answer.ok && answer.value.mayStart)
    })
    return () => {
      wanted = false
    }
  }, [paper])
  return mayStart
}

function StartDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const { t } = useWords('overview')
  const sayFailure = useFailureWords()
  const [title, setTitle] = useState('Maßnahmenkatalog zum Lokalen Integrationsplan')
  const { waiting, failure, start } = useStart(paper.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start(title)
  }
  return (
    <Dialog title={t('next.title')} onClose={onClose}>
      <form className="dialog__form" onSubmit={submit} noValidate>
        {failure !== null && <FailureNotice sentences={sayFailure(failure)} />}
        <p>{t('next.body', { title: paper.title })}</p>
        <Field
          label={t('next.name')}
          value={title}
          lang="de"
          autoComplete="off"
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <DialogActions>
          <Button kind="quiet" onClick={onClose}>
            {t('app:cancel')}
          </Button>
          <Button kind="primary" type="submit" disabled={waiting || foldLine(title) === ''}>
            {t('next.start')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** Sends it, again under the same id when it has to be sent again, and goes to the new paper once it is here. */
function useStart(from: PaperId) {
  const { mirror } = useWorkshop()
  const [, go] = useLocation()
  const [paper] = useState(() => newId('pap', crypto.getRandomValues(new Uint8Array(16))))
  const [waiting, setWaiting] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const start = async (title: string): Promise<void> => {
    setWaiting(true)
    setFailure(null)
    const order: NextPaper = { paper, from, title }
    const answer = await request<Done>('POST', '/api/papers', order)
    if (answer.ok) await mirror.reached(answer.value.seq)
    setWaiting(false)
    if (answer.ok) go(`/papers/${paper}`)
    else setFailure(answer.failure)
  }
  return { waiting, failure, start: (title: string) => void start(title) }
}
