/** What is not on the server yet, and says so; or was refused there, with the words to copy. */
import type { Thread } from '#shared/thread'
import { wordsOf, type Letter } from '../sync/letterbox.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import { useChapterThreads, useStory } from './story.tsx'

export function LetterNote({ letter: { id, said, refused } }: { letter: Letter }) {
  const { t } = useWords('threads')
  const { letterbox } = useStory()
  const sayFailure = useFailureWords()
  const words = wordsOf(said)
  if (refused === null) return <p className="on-its-way">{t(`unsent.${said.type}`)}</p>
  return (
    <div className="letter-note">
      <p className="on-its-way">{t(`refused.${said.type}`)}</p>
      <FailureNotice sentences={sayFailure(refused)} />
      <div className="card__steps">
        {words !== null && (
          <CopyButton text={words} said={t('card.copied')}>
            {t('card.copy')}
          </CopyButton>
        )}
        <Button small kind="quiet" onClick={() => letterbox.drop(id)}>
          {t('card.drop')}
        </Button>
      </div>
    </div>
  )
}

/** The steps that were taken here and are not on the server. */
export function StepNotes({ thread }: { thread: Thread }) {
  const { steps } = useChapterThreads()
  return (steps.get(thread.id) ?? []).map((letter) => <LetterNote key={letter.id} letter={letter} />)
}
