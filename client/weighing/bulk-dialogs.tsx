/** What is asked before something is done to several threads: an outcome, a person, tags, who speaks for the others. */
import type { PersonId, ThreadId } from '#shared/ids'
import { foldLine } from '#shared/one-line'
import type { Thread } from '#shared/thread'
import { longestBody, needsReason, outcomes, type Outcome } from '#shared/thread-events'
import { useState, type ReactNode } from 'react'
import { useTelling } from '../sync/telling.ts'
import { useTyped } from '../sync/typed.ts'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { Radios } from '../ui/radios.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useFormWords } from '../words/form.ts'
import { useWords } from '../words/words.ts'
import { sayOfAll, type Said } from './commands.ts'
import type { Row } from './rows.ts'
import { useNames, useReaders, useStory } from './story.ts'

export interface BulkDialogProps {
  /** Those that it is done to, at least one. */
  threads: readonly Thread[]
  all: readonly Row[]
  onDone: () => void
  onClose: () => void
}

interface AskingProps extends BulkDialogProps {
  title: string
  doing: string
  /** What is said, and of which; null while something is missing. */
  said: () => { readonly threads: readonly ThreadId[]; readonly said: Said } | null
  children: ReactNode
}

function Asking({ title, doing, said, onDone, onClose, children }: AskingProps) {
  const { chapter } = useStory()
  const [words, telling] = [useFormWords(), useTelling()]
  const command = () => {
    const ready = said()
    return ready === null ? null : () => sayOfAll(chapter.id, ready.threads, ready.said)
  }
  return <FormDialog {...{ title, doing, words, telling, command, onDone, onClose }}>{children}</FormDialog>
}

const idsOf = (threads: readonly Thread[]): ThreadId[] => threads.map(({ id }) => id)

export function ResolveDialog(props: BulkDialogProps) {
  const { t } = useWords('weighing')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [typed, type] = useTyped(`reason ${useStory().chapter.id}`)
  const reason = typed ?? ''
  const [wasSent, setWasSent] = useState(false)
  const needs = outcome !== null && needsReason(outcome)
  const isMissing = needs && reason.trim() === ''
  const said = () => {
    setWasSent(true)
    if (outcome === null || isMissing) return null
    const body = { outcome, reason: reason.trim() === '' ? null : reason }
    return { threads: idsOf(props.threads), said: { what: 'resolve', body } as const }
  }
  return (
    <Asking
      {...props}
      onDone={() => {
        type(null)
        props.onDone()
      }}
      title={t('resolve.title', { count: props.threads.length })}
      doing={t('bulk.resolve')}
      said={said}
    >
      <Radios
        legend={t('resolve.outcome')}
        value={outcome}
        options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        error={wasSent && outcome === null ? t('resolve.outcomeMissing') : null}
        onChange={setOutcome}
      />
      <TextArea
        label={t(needs ? 'resolve.reason' : 'resolve.reasonOptional')}
        rows={3}
        lang="de"
        maxLength={longestBody}
        value={reason}
        error={wasSent && isMissing ? t('resolve.reasonMissing') : null}
        onChange={(event) => type(event.currentTarget.value)}
      />
    </Asking>
  )
}

export function AssignDialog(props: BulkDialogProps) {
  const { t } = useWords('weighing')
  const readers = useReaders()
  const [to, setTo] = useState<PersonId | 'nobody'>('nobody')
  const [due, setDue] = useState('')
  const said = () => {
    const body = { to: to === 'nobody' ? null : to, due: due === '' ? null : due }
    return { threads: idsOf(props.threads), said: { what: 'assign', body } as const }
  }
  const options = [
    { value: 'nobody' as const, label: t('filter.nobody') },
    ...readers.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <Asking
      {...props}
      title={t('assign.title', { count: props.threads.length })}
      doing={t('bulk.assign')}
      said={said}
    >
      <Choice label={t('assign.to')} value={to} options={options} onChange={setTo} />
      <Field
        label={t('assign.due')}
        type="date"
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
    </Asking>
  )
}

/** As long as the server takes them (`shared/thread-events`). */
const [mostTags, longestTag] = [12, 40]

/** Tags as people type them: parted by commas, each once. */
const tagsIn = (written: string): string[] => [
  ...new Set(
    written
      .split(',')
      .map(foldLine)
      .filter((tag) => tag !== ''),
  ),
]

export function TagDialog(props: BulkDialogProps) {
  const { t } = useWords('weighing')
  const [first] = props.threads
  const areSame = props.threads.every(({ tags }) => String(tags) === String(first?.tags))
  const [written, setWritten] = useState(areSame ? (first?.tags ?? []).join(', ') : '')
  const known = [...new Set(props.all.flatMap(({ thread }) => thread.tags))].sort().slice(0, 20)
  const tags = tagsIn(written)
  const isTooMuch = tags.length > mostTags || tags.some(({ length }) => length > longestTag)
  const said = () =>
    isTooMuch ? null : { threads: idsOf(props.threads), said: { what: 'tag', body: { tags } } as const }
  return (
    <Asking
      {...props}
      title={t('tag.title', { count: props.threads.length })}
      doing={t('bulk.tag')}
      said={said}
    >
      <Field
        label={t('tag.words')}
        value={written}
        lang="de"
        autoComplete="off"
        error={isTooMuch ? t('tag.tooMuch', { most: mostTags, longest: longestTag }) : null}
        onChange={(event) => setWritten(event.currentTarget.value)}
      />
      {!areSame && <p>{t('tag.replaces')}</p>}
      {known.length > 0 && (
        <p className="known-tags">
          {t('tag.known')}
          {known.map((tag) => (
            <button
              key={tag}
              type="button"
              className="tag"
              onClick={() => setWritten([...tags, tag].join(', '))}
            >
              {tag}
            </button>
          ))}
        </p>
      )}
    </Asking>
  )
}

export function JoinDialog(props: BulkDialogProps) {
  const { t } = useWords('weighing')
  const nameOf = useNames()
  const [lead, setLead] = useState(props.threads[0]?.id ?? null)
  const said = () => {
    if (lead === null) return null
    const others = idsOf(props.threads).filter((id) => id !== lead)
    return { threads: others, said: { what: 'join', body: { into: lead } } as const }
  }
  return (
    <Asking
      {...props}
      title={t('join.title', { count: props.threads.length })}
      doing={t('bulk.join')}
      said={said}
    >
      <p>{t('join.lead')}</p>
      <Radios
        className="radios--threads"
        legend={t('join.who')}
        value={lead}
        options={props.threads.map(({ id, by, remarks }) => ({
          value: id,
          label: (
            <span>
              {nameOf(by)} <span lang="de">{remarks[0]?.body}</span>
            </span>
          ),
        }))}
        onChange={setLead}
      />
    </Asking>
  )
}
