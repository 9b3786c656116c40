/** What is done with a few words: reopening, answering an objection, revoking, objecting to what was entered or corrected. */
import type { Done } from '#shared/api'
import { must, type Result } from '#shared/failure'
import type { PersonId } from '#shared/ids'
import { longestBody } from '#shared/thread-events'
import { useState } from 'react'
import { useTyped } from '../sync/typed.ts'
import { TextArea } from '../ui/text-area.tsx'
import { useWords } from '../words/words.ts'
import { Asking } from './asking.tsx'
import { answer, answerObjection, dispute, reopen, revoke } from './commands.ts'
import { useNames, type SectionStory } from './story.ts'

interface WordsDialogProps {
  /** Where half-typed words are kept. */
  field: string
  title: string
  note: string
  label: string
  doing: string
  /** What is said when there are no words; left out: it needs none. */
  missing?: string
  said?: () => string
  tell: (words: string | null) => Promise<Result<Done>>
  onDone?: () => void
  onClose: () => void
}

function WordsDialog({ field, label, missing, tell, onDone, ...asking }: WordsDialogProps) {
  const [typed, type] = useTyped(field)
  const [wasSent, setWasSent] = useState(false)
  const words = (typed ?? '').trim()
  const isMissing = missing !== undefined && words === ''
  const finish = () => {
    type(null)
    onDone?.()
  }
  const command = () => {
    setWasSent(true)
    return isMissing ? null : () => tell(words === '' ? null : words)
  }
  return (
    <Asking {...asking} command={command} onDone={finish}>
      <TextArea
        label={label}
        rows={3}
        lang="de"
        maxLength={longestBody}
        value={typed ?? ''}
        error={wasSent && isMissing ? missing : null}
        onChange={(event) => type(event.currentTarget.value)}
      />
    </Asking>
  )
}

interface SectionDialogProps {
  one: SectionStory
  onClose: () => void
}

export function ReopenDialog({ one: { section, number }, onClose }: SectionDialogProps) {
  const { t } = useWords('signoff')
  return (
    <WordsDialog
      field={`reopen ${section.id}`}
      title={t('reopen.title', { number })}
      note={t('reopen.note')}
      label={t('reopen.reason')}
      doing={t('reopen.do')}
      missing={t('reopen.reasonMissing')}
      tell={(reason) => reopen(section.id, { reason: reason ?? '' })}
      onClose={onClose}
    />
  )
}

export function ReplyDialog({ one, person, onClose }: SectionDialogProps & { person: PersonId }) {
  const { t } = useWords('signoff')
  const name = useNames()(person)
  return (
    <WordsDialog
      field={`reply ${one.section.id} ${person}`}
      title={t('reply.title', { name })}
      note={t('reply.note')}
      label={t('reply.reason')}
      doing={t('reply.do')}
      missing={t('reopen.reasonMissing')}
      tell={(reason) => answerObjection(one.section.id, { person, reason: reason ?? '' })}
      onClose={onClose}
    />
  )
}

export function RevokeDialog({ one: { section }, onClose }: SectionDialogProps) {
  const { t } = useWords('signoff')
  return (
    <WordsDialog
      field={`revoke ${section.id}`}
      title={t('revoke.title')}
      note={t('revoke.note')}
      label={t('revoke.reason')}
      doing={t('revoke.do')}
      said={() => t('revoke.done')}
      tell={(reason) => revoke(section.id, { reason })}
      onClose={onClose}
    />
  )
}

interface ObjectDialogProps extends SectionDialogProps {
  onObjected: () => void
}

/** To the corrected text, as it stands there now. */
export function ObjectDialog({ one: { section, signOff }, onObjected, onClose }: ObjectDialogProps) {
  const { t } = useWords('signoff')
  const [hash] = useState(() => must(signOff.locked, 'a text that is up for sign-off'))
  return (
    <WordsDialog
      field={`object ${section.id}`}
      title={t('object.title')}
      note={t('object.note')}
      label={t('answer.reason')}
      doing={t('object.do')}
      missing={t('answer.wordsMissing')}
      tell={(words) => answer(section.id, { answer: 'objection', words, hash })}
      onClose={onClose}
      onDone={onObjected}
    />
  )
}

export function DisputeDialog({ one: { section }, onClose }: SectionDialogProps) {
  const { t } = useWords('signoff')
  return (
    <WordsDialog
      field={`dispute ${section.id}`}
      title={t('dispute.title')}
      note={t('dispute.note')}
      label={t('dispute.words')}
      doing={t('dispute.do')}
      said={() => t('dispute.done')}
      tell={(words) => dispute(section.id, { words })}
      onClose={onClose}
    />
  )
}
