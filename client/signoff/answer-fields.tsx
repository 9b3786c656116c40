/** The four answers, the sentence that each of them says, and the words that two of them need. */
import { answerKinds, hasWords, type AnswerKind } from '#shared/signoff-events'
import { longestBody } from '#shared/thread-events'
import { useEffect, useRef } from 'react'
import { Radios } from '../ui/radios.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useWords } from '../words/words.ts'

interface AnswerFieldsProps {
  kind: AnswerKind | null
  words: string
  /** Whether what is missing is said. */
  wasSent: boolean
  /** Whether the first answer takes the focus, where what had it is gone. */
  takesFocus?: boolean
  onKind: (kind: AnswerKind) => void
  onWords: (words: string) => void
}

export function AnswerFields({ kind, words, wasSent, takesFocus = false, ...on }: AnswerFieldsProps) {
  const { t } = useWords('signoff')
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) first.current?.focus()
  }, [takesFocus])
  return (
    <>
      <Radios
        ref={first}
        legend={t('answer.legend')}
        value={kind}
        options={answerKinds.map((value) => ({ value, label: t(`answer.${value}`) }))}
        error={wasSent && kind === null ? t('answer.missing') : null}
        onChange={on.onKind}
      />
      {kind !== null && hasWords(kind) && (
        <TextArea
          label={t(kind === 'objection' ? 'answer.reason' : 'answer.note')}
          rows={3}
          lang="de"
          maxLength={longestBody}
          value={words}
          error={wasSent && words.trim() === '' ? t('answer.wordsMissing') : null}
          onChange={(event) => on.onWords(event.currentTarget.value)}
        />
      )}
    </>
  )
}
