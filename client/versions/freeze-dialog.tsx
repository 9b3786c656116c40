/** What the moderation is asked before a version is frozen. */
import type { Failure } from '#shared/failure'
import { newId } from '#shared/ids'
import { sectionNumber, type Chapter } from '#shared/records'
import { longestBody } from '#shared/thread-events'
import { purposes, type Purpose, type VersionScope } from '#shared/version'
import type { Frozen, Freezing } from '#shared/version-api'
import { longestVersionName } from '#shared/version-events'
import { unsignedIn } from '#shared/version-rights'
import { useState, type FormEvent } from 'react'
import { request } from '../sync/requests.ts'
import { useRecords } from '../sync/workshop.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Radios } from '../ui/radios.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'

interface FreezeDialogProps {
  chapter: Chapter
  onFrozen: () => void
  onClose: () => void
}

/** A whole paper takes a while, on a busy server. */
const patienceMillis = 60_000

export function FreezeDialog({ chapter, onFrozen, onClose }: FreezeDialogProps) {
  const { t } = useWords('versions')
  const sentences = useFailureWords()
  const [typed, change] = useTyping()
  const { waiting, failure, freeze } = useFreezing(onFrozen, onClose)
  const [wasSent, setWasSent] = useState(false)
  const scope = typed.wide ? { paper: chapter.paper } : { chapter: chapter.id }
  const isNameless = typed.name.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setWasSent(true)
    const note = typed.note.trim() === '' ? null : typed.note
    if (!isNameless) freeze({ id: typed.id, scope, purpose: typed.purpose, name: typed.name, note })
  }
  return (
    <Dialog title={t('freeze.title')} onClose={onClose}>
      <form className="dialog__form" onSubmit={submit} noValidate>
        {failure !== null && <FailureNotice sentences={sentences(failure)} />}
        <p>{t('freeze.note')}</p>
        <Fields typed={typed} scope={scope} isMissing={wasSent && isNameless} onChange={change} />
        <DialogActions>
          <Button kind="quiet" onClick={onClose}>
            {t('app:cancel')}
          </Button>
          <Button kind="primary" type="submit" aria-disabled={waiting}>
            {t('freeze.do')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

interface FieldsProps {
  typed: Typed
  scope: VersionScope
  isMissing: boolean
  onChange: (next: Partial<Typed>) => void
}

function Fields({ typed, scope, isMissing, onChange }: FieldsProps) {
  const { t } = useWords('versions')
  return (
    <>
      <Field
        label={t('freeze.name')}
        lang="de"
        maxLength={longestVersionName}
        value={typed.name}
        error={isMissing ? t('freeze.nameMissing') : null}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Radios
        legend={t('freeze.purpose')}
        value={typed.purpose}
        options={purposes.map((value) => ({ value, label: t(`freeze.about.${value}`) }))}
        onChange={(purpose) => onChange({ purpose })}
      />
      <Radios
        legend={t('freeze.scope')}
        value={typed.wide ? 'paper' : 'chapter'}
        options={[
          { value: 'chapter', label: t('freeze.scopeChapter') },
          { value: 'paper', label: t('freeze.scopePaper') },
        ]}
        onChange={(value) => onChange({ wide: value === 'paper' })}
      />
      <Unsigned scope={scope} purpose={typed.purpose} />
      <TextArea
        label={t('freeze.remark')}
        rows={2}
        lang="de"
        maxLength={longestBody}
        value={typed.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  )
}

interface Typed {
  /** Of this dialog's making: sent again after a lost answer, nothing is frozen twice. */
  readonly id: Freezing['id']
  readonly name: string
  readonly purpose: Purpose
  readonly wide: boolean
  readonly note: string
}

function useTyping() {
  const [typed, setTyped] = useState<Typed>(() => ({
    id: newId('ver', crypto.getRandomValues(new Uint8Array(16))),
    name: '',
    purpose: 'interim',
    wide: false,
    note: '',
  }))
  return [typed, (next: Partial<Typed>) => setTyped((before) => ({ ...before, ...next }))] as const
}

function useFreezing(onFrozen: () => void, onClose: () => void) {
  const { t } = useWords('versions')
  const announce = useAnnounce()
  const [waiting, setWaiting] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const send = async (order: Freezing) => {
    setWaiting(true)
    const answer = await request<Frozen>('POST', '/api/versions', order, patienceMillis)
    setWaiting(false)
    if (!answer.ok) return setFailure(answer.failure)
    announce(t('freeze.done'))
    onFrozen()
    onClose()
  }
  return { waiting, failure, freeze: (order: Freezing) => void (waiting || send(order)) }
}

/** What is in the way of a submission. */
function Unsigned({ scope, purpose }: { scope: VersionScope; purpose: Purpose }) {
  const { t } = useWords('versions')
  const { records } = useRecords()
  const unsigned = purpose === 'interim' ? [] : unsignedIn(records, scope)
  if (unsigned.length === 0) return null
  return (
    <Notice tone="warning" role="status" title={t('freeze.unsigned', { count: unsigned.length })}>
      <ul lang="de">
        {unsigned
          .flatMap((id) => records.sections[id] ?? [])
          .map((section) => (
            <li key={section.id}>
              {sectionNumber(records, section)} {section.title}
            </li>
          ))}
      </ul>
    </Notice>
  )
}
