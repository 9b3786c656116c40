/** What one member of the Lenkungsgruppe thinks of a section, for the Lenkungsgruppe alone. */
import type { Done } from '#shared/api'
import type { Noting } from '#shared/decision-api'
import { longestBody } from '#shared/thread-events'
import { useState } from 'react'
import { request } from '../sync/requests.ts'
import { Radios } from '../ui/radios.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useWords } from '../words/words.ts'
import { Telling } from './telling.tsx'

interface NoteDialogProps {
  /** The address of the section in its version. */
  path: string
  title: string
  /** What she noted before. */
  before: Noting | null
  onDone: () => void
  onClose: () => void
}

const opinions = ['none', 'accepted', 'returned'] as const

export function NoteDialog({ path, title, before, onDone, onClose }: NoteDialogProps) {
  const { t } = useWords('decisions')
  const [opinion, setOpinion] = useState<(typeof opinions)[number]>(before?.decision ?? 'none')
  const [words, setWords] = useState(before?.words ?? '')
  const tell = () => {
    const noted = {
      decision: opinion === 'none' ? null : opinion,
      words: words.trim() === '' ? null : words,
    }
    return () => request<Done>('PUT', `${path}/note`, noted)
  }
  return (
    <Telling {...{ title, tell, onDone, onClose }} doing={t('note.do')} done={t('note.done')}>
      <p>{t('note.means')}</p>
      <Radios
        legend={t('note.what')}
        value={opinion}
        options={opinions.map((value) => ({ value, label: t(`note.${value}`) }))}
        onChange={setOpinion}
      />
      <TextArea
        label={t('note.words')}
        rows={3}
        lang="de"
        maxLength={longestBody}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </Telling>
  )
}
