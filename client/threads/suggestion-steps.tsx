/** What can be done with a suggestion: accept it into the text, reject it with a reason, take it back. */
import type { Thread } from '#shared/thread'
import { mayAccept, mayReject, mayWithdrawSuggestion } from '#shared/thread-rights'
import { useState } from 'react'
import { useRecords } from '../sync/workshop.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import { acceptSuggestion, type Accepted } from './accepting.ts'
import { useAsking } from './asking.ts'
import { useStory } from './story.tsx'

interface SuggestionStepsProps {
  thread: Thread
  onReject: () => void
}

export function SuggestionSteps({ thread, onReject }: SuggestionStepsProps) {
  const { t } = useWords('threads')
  const story = useStory()
  const { records } = useRecords()
  const announce = useAnnounce()
  const sayFailure = useFailureWords()
  const [accepted, setAccepted] = useState<Accepted | null>(null)
  const { failure, isWaiting, take } = useAsking()
  const acceptIt = async () => {
    const answer = await acceptSuggestion(story, thread)
    setAccepted(answer)
    if (answer.kind === 'done') announce(t('suggestion.accepted'))
  }
  return (
    <>
      <div className="card__steps">
        {mayAccept(records, story.me, thread).ok && (
          <Button kind="primary" small onClick={() => void acceptIt()}>
            {t('suggestion.accept')}
          </Button>
        )}
        {mayReject(records, story.me, thread).ok && (
          <Button small onClick={onReject}>
            {t('suggestion.reject')}
          </Button>
        )}
        {mayWithdrawSuggestion(records, story.me, thread).ok && (
          <Button
            small
            disabled={isWaiting}
            onClick={() => take({ type: 'suggestionWithdrawn', thread: thread.id })}
          >
            {t('suggestion.withdraw')}
          </Button>
        )}
      </div>
      {accepted !== null && <WhatBecame accepted={accepted} thread={thread} />}
      {failure !== null && <FailureNotice sentences={sayFailure(failure)} />}
    </>
  )
}

function WhatBecame({ accepted, thread }: { accepted: Accepted; thread: Thread }) {
  const { t } = useWords('threads')
  const sayFailure = useFailureWords()
  switch (accepted.kind) {
    case 'done':
      return null
    case 'refused':
      return <FailureNotice sentences={sayFailure(accepted.failure)} />
    case 'gone':
    case 'apart':
    case 'suggesting':
      return <Notice tone="warning" role="alert" title={t(`suggestion.${accepted.kind}`)} />
    case 'late':
      return (
        <Notice tone="warning" role="alert" title={t('suggestion.late')}>
          <p lang="de">{thread.suggestion?.replacement}</p>
        </Notice>
      )
    case 'conflict':
      return (
        <Notice tone="warning" role="alert" title={t('suggestion.conflictTitle')}>
          <p>{t('suggestion.conflict')}</p>
          <blockquote className="card__quote" lang="de">
            {accepted.now}
          </blockquote>
          <p>{t('suggestion.conflictTodo')}</p>
        </Notice>
      )
  }
}
