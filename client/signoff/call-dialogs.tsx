/** What the moderation is asked before it calls for sign-off, and how many have to sign. */
import type { SectionId } from '#shared/ids'
import { quorums } from '#shared/quorum'
import { longestBody } from '#shared/thread-events'
import { useState } from 'react'
import { useTyped } from '../sync/typed.ts'
import { Field } from '../ui/field.tsx'
import { Radios } from '../ui/radios.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useWords } from '../words/words.ts'
import { Asking } from './asking.tsx'
import { callForSignOff, setQuorum } from './commands.ts'
import { sectionStory, useStory } from './story.ts'

interface CallDialogProps {
  /** Those that are chosen at first. */
  chosen: readonly SectionId[]
  onClose: () => void
}

/** Chooses among the sections that are open. */
export function CallDialog({ chosen: first, onClose }: CallDialogProps) {
  const { t } = useWords('signoff')
  const { chapter } = useStory()
  const [chosen, setChosen] = useState<readonly SectionId[]>(first)
  const [due, setDue] = useState('')
  const [message, type] = useTyped(`call ${chapter.id}`)
  const [wasSent, setWasSent] = useState(false)
  const command = () => {
    setWasSent(true)
    const words = (message ?? '').trim()
    const call = { sections: [...chosen], due: due || null, message: words === '' ? null : words }
    return chosen.length === 0 ? null : () => callForSignOff(chapter.id, call)
  }
  return (
    <Asking
      title={t('call.title')}
      note={t('call.note')}
      doing={t('call.do')}
      command={command}
      said={() => t('call.done', { count: chosen.length })}
      onDone={() => type(null)}
      onClose={onClose}
    >
      <SectionChoice
        chosen={chosen}
        error={wasSent && chosen.length === 0 ? t('call.sectionsMissing') : null}
        onChange={setChosen}
      />
      <Field
        label={t('call.due')}
        type="date"
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <TextArea
        label={t('call.message')}
        rows={2}
        lang="de"
        maxLength={longestBody}
        value={message ?? ''}
        onChange={(event) => type(event.currentTarget.value)}
      />
    </Asking>
  )
}

interface SectionChoiceProps {
  chosen: readonly SectionId[]
  error: string | null
  onChange: (chosen: readonly SectionId[]) => void
}

function SectionChoice({ chosen, error, onChange }: SectionChoiceProps) {
  const { t } = useWords('signoff')
  const story = useStory()
  const open = story.chapter.sections
    .flatMap((id) => sectionStory(story, id) ?? [])
    .filter(({ section }) => section.stage === 'drafting')
  const toggle = (id: SectionId) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <fieldset className="radios">
      <legend>{t('call.sections')}</legend>
      {open.map(({ section, number }) => (
        <label key={section.id}>
          <input type="checkbox" checked={chosen.includes(section.id)} onChange={() => toggle(section.id)} />
          <span>
            {number} <span lang="de">{section.title}</span>
          </span>
        </label>
      ))}
      {error !== null && (
        <p className="field__error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}

export function QuorumDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords('signoff')
  const { chapter } = useStory()
  const [quorum, choose] = useState(chapter.quorum)
  return (
    <Asking
      title={t('quorum.title')}
      note={t('quorum.note')}
      doing={t('quorum.do')}
      command={() => () => setQuorum(chapter.id, { quorum })}
      onClose={onClose}
    >
      <Radios
        legend={t('quorum.label')}
        value={quorum}
        options={quorums.map((value) => ({ value, label: t(`quorum.${value}`) }))}
        onChange={choose}
      />
    </Asking>
  )
}
