/** Where one answers: the four answers, the sentence one agrees to, and the button that says it. */
import { must } from '#shared/failure'
import { hasWords, type AnswerKind } from '#shared/signoff-events'
import { useState, type FormEvent } from 'react'
import { useTelling } from '../sync/telling.ts'
import { useTyped } from '../sync/typed.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import { AnswerFields } from './answer-fields.tsx'
import { answer } from './commands.ts'
import type { SectionStory } from './story.ts'

interface AnswerFormProps {
  one: SectionStory
  /** Whether the focus goes to it at once. */
  takesFocus: boolean
  onAnswered: () => void
}

export function AnswerForm({ one: { section, signOff }, takesFocus, onAnswered }: AnswerFormProps) {
  const { t } = useWords('signoff')
  const sentences = useFailureWords()
  const { waiting, failure, tell } = useTelling()
  const [kind, setKind] = useState<AnswerKind | null>(null)
  const [typed, type] = useTyped(`sign-off ${section.id}`)
  const [wasSent, setWasSent] = useState(false)
  const hash = must(signOff.locked, 'a text that is up for sign-off')
  const words = (typed ?? '').trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setWasSent(true)
    if (waiting || kind === null || (hasWords(kind) && words === '')) return
    const said = { answer: kind, words: hasWords(kind) ? words : null, hash }
    tell(
      () => answer(section.id, said),
      () => {
        type(null)
        onAnswered()
      },
    )
  }
  return (
    <form className="answer-form" onSubmit={submit} noValidate>
      {failure !== null && <FailureNotice sentences={sentences(failure)} />}
      <AnswerFields
        kind={kind}
        words={typed ?? ''}
        wasSent={wasSent}
        takesFocus={takesFocus}
        onKind={setKind}
        onWords={type}
      />
      <p className="answer-form__sentence" role="status">
        {kind !== null && t(`answer.sentence.${kind}`)}
      </p>
      <Button kind="primary" type="submit" aria-disabled={waiting}>
        {t('answer.do')}
      </Button>
      <p className="answer-form__hash">{t('answer.hash', { hash })}</p>
    </form>
  )
}
