/** What the moderation is asked before a version is frozen. */
import type { Result } from '#shared/failure'
import { newId } from '#shared/ids'
import { sectionNumber, type Chapter } from '#shared/records'
import { longestBody } from '#shared/thread-events'
import { purposes, type Purpose, type VersionScope } from '#shared/version'
import type { Frozen, Freezing } from '#shared/version-api'
import { longestVersionName } from '#shared/version-events'
import { unsignedIn } from '#shared/version-rights'
import { useState } from 'react'
import { request } from '../sync/requests.ts'
import { useRecords } from '../sync/workshop.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Radios } from '../ui/radios.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useWords } from '../words/words.ts'
import { Telling } from './telling.tsx'

interface FreezeDialogProps {
  chapter: Chapter
  onFrozen: () => void
  onClose: () => void
}

/** A whole paper takes a while, on a busy server. */
const patienceMillis = 60_000

export function FreezeDialog({ chapter, onFrozen, onClose }: FreezeDialogProps) {
  const { t } = useWords('versions')
  const [typed, change] = useTyping()
  const [wasSent, setWasSent] = useState(false)
  const scope = typed.wide ? { paper: chapter.paper } : { chapter: chapter.id }
  const isNameless = typed.name.trim() === ''
  const freeze = () => {
    setWasSent(true)
    return isNameless ? null : () => frozen(typed, scope)
  }
  return (
    <Telling
      title={t('freeze.title')}
      doing={t('freeze.do')}
      done={t('freeze.done')}
      tell={freeze}
      onDone={onFrozen}
      onClose={onClose}
    >
      <p>{t('freeze.note')}</p>
      <Fields typed={typed} scope={scope} isMissing={wasSent && isNameless} onChange={change} />
    </Telling>
  )
}

function frozen({ id, name, purpose, note }: Typed, scope: VersionScope): Promise<Result<Frozen>> {
  const order: Freezing = { id, scope, purpose, name, note: note.trim() === '' ? null : note }
  return request<Frozen>('POST', '/api/versions', order, patienceMillis)
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
