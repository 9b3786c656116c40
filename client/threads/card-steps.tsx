/** What one may do with an open card: answer, resolve, reopen, assign, decide a suggestion, look at its history. */
import { newId } from '#shared/ids'
import { isPending, type Thread } from '#shared/thread'
import { mayAssign, mayReopen, mayReply, mayResolve } from '#shared/thread-rights'
import { useState } from 'react'
import { useRecords } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import { useAsking } from './asking.ts'
import { AssignForm } from './assign-form.tsx'
import { fieldOf } from './fields.ts'
import { HistoryView } from './history-view.tsx'
import { RemarkField } from './remark-field.tsx'
import { RejectForm, ResolveForm } from './resolve-form.tsx'
import { useChapterThreads, useStory } from './story.tsx'
import { SuggestionSteps } from './suggestion-steps.tsx'

type Form = 'resolve' | 'assign' | 'reject' | 'history'

export function CardSteps({ thread }: { thread: Thread }) {
  const { letters } = useChapterThreads()
  const [form, setForm] = useState<Form | null>(null)
  // Nothing can be done with what the server does not know yet.
  if (letters.has(thread.id)) return null
  const close = () => setForm(null)
  return (
    <>
      {isPending(thread) && form === null && (
        <SuggestionSteps thread={thread} onReject={() => setForm('reject')} />
      )}
      {form === null && <Reply thread={thread} />}
      {form === 'resolve' && <ResolveForm thread={thread} onClose={close} />}
      {form === 'assign' && <AssignForm thread={thread} onClose={close} />}
      {form === 'reject' && <RejectForm thread={thread} onClose={close} />}
      <Steps thread={thread} form={form} onOpen={(next) => setForm(next === form ? null : next)} />
      {form === 'history' && <HistoryView thread={thread} />}
    </>
  )
}

function Reply({ thread }: { thread: Thread }) {
  const { t } = useWords('threads')
  const { letterbox, me } = useStory()
  const { records } = useRecords()
  if (!mayReply(records, me, thread).ok) return null
  return (
    <RemarkField
      name={fieldOf.reply(thread.id)}
      label={t('card.replyWords')}
      send={t('card.reply')}
      rows={1}
      isCalm
      onSend={({ body, mentions }) =>
        letterbox.post({
          type: 'threadReplied',
          thread: thread.id,
          reply: newId('rep', crypto.getRandomValues(new Uint8Array(16))),
          body,
          mentions: [...mentions],
        })
      }
    />
  )
}

interface StepsProps {
  thread: Thread
  form: Form | null
  onOpen: (form: Form) => void
}

function Steps({ thread, form, onOpen }: StepsProps) {
  const { t } = useWords('threads')
  const { me } = useStory()
  const { records } = useRecords()
  const sayFailure = useFailureWords()
  const { failure, isWaiting, take } = useAsking()
  const step = (one: Form, label: string) => (
    <Button kind="quiet" small aria-expanded={form === one} onClick={() => onOpen(one)}>
      {label}
    </Button>
  )
  return (
    <>
      <div className="card__steps card__steps--all">
        {mayResolve(records, me, thread).ok && step('resolve', t('resolve.do'))}
        {mayReopen(records, me, thread).ok && (
          <Button
            kind="quiet"
            small
            disabled={isWaiting}
            onClick={() => take({ type: 'threadReopened', thread: thread.id })}
          >
            {t('resolve.reopen')}
          </Button>
        )}
        {mayAssign(records, me, thread).ok && step('assign', t('assign.do'))}
        {step('history', t('history.do'))}
      </div>
      {failure !== null && <FailureNotice sentences={sayFailure(failure)} />}
    </>
  )
}
