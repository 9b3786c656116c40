/** The paper behind an adopted one: the administration names it and starts it. */
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Done } from '#shared/api'
import { longestTitle } from '#shared/events'
import { newId, type PaperId } from '#shared/ids'
import type { NextPaper, NextPaperView } from '#shared/next-paper'
import { foldLine } from '#shared/one-line'
import type { Paper } from '#shared/records'
import { request } from '../sync/requests.ts'
import { useTelling } from '../sync/telling.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { useFormWords } from '../words/form.ts'
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

function StartDialog({ paper: before, onClose }: { paper: Paper; onClose: () => void }) {
  const { t } = useWords('overview')
  const [words, telling] = [useFormWords(), useTelling()]
  const [, go] = useLocation()
  // Sent again under the same id when it has to be sent again.
  const [paper] = useState(() => newId('pap', crypto.getRandomValues(new Uint8Array(16))))
  const [title, setTitle] = useState('Maßnahmenkatalog zum Lokalen Integrationsplan')
  const [wasSent, setWasSent] = useState(false)
  const isNameless = foldLine(title) === ''
  const command = () => {
    setWasSent(true)
    const order: NextPaper = { paper, from: before.id, title }
    return isNameless ? null : () => request<Done>('POST', '/api/papers', order)
  }
  return (
    <FormDialog
      title={t('next.title')}
      doing={t('next.start')}
      {...{ words, telling, command, onClose }}
      onDone={() => go(`/papers/${paper}`)}
    >
      <p>{t('next.body', { title: before.title })}</p>
      <Field
        label={t('next.name')}
        value={title}
        lang="de"
        autoComplete="off"
        maxLength={longestTitle}
        error={wasSent && isNameless ? t('next.nameMissing') : null}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
