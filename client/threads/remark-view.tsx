/** One remark of a thread: who, when, what, and what its author may still do with it. */
import { colorOf } from '#shared/presence'
import type { Remark, Thread } from '#shared/thread'
import { mayEdit, mayWithdraw } from '#shared/thread-rights'
import { useState } from 'react'
import { typedIn } from '../sync/typed.ts'
import { useRecords } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Initials } from '../ui/initials.tsx'
import { sayMoment } from '../words/dates.ts'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import { useAsking } from './asking.ts'
import { withdrawRemark } from './commands.ts'
import { fieldOf } from './fields.ts'
import { partsOf } from './mentions.ts'
import { useNameOf } from './names.ts'
import { RemarkField } from './remark-field.tsx'
import { useChapterThreads, useReaders, useStory } from './story.tsx'
import { LetterNote } from './letter-note.tsx'
import { useMinute, When } from './when.tsx'

export function Byline({ remark: { by, at, editedAt } }: { remark: Remark }) {
  const { t, language } = useWords('threads')
  const nameOf = useNameOf()
  return (
    <span className="byline">
      <Initials name={nameOf(by)} color={colorOf(by)} small />
      <span className="byline__name">{nameOf(by)}</span>
      <When at={at} />
      {editedAt !== null && (
        <span
          className="byline__edited"
          title={t('card.editedAt', { date: sayMoment(new Date(editedAt), language) })}
        >
          {t('card.edited')}
        </span>
      )}
    </span>
  )
}

/** The words, with those that name people set off. */
export function Said({ remark }: { remark: Remark }) {
  const { t } = useWords('threads')
  const readers = useReaders()
  if (remark.body === null) return <p className="said said--gone">{t('card.withdrawn')}</p>
  const named = readers.filter(({ id }) => remark.mentions.includes(id))
  return (
    <p className="said" lang="de">
      {partsOf(remark.body, named).map(({ words, person }, index) =>
        person === null ? <span key={index}>{words}</span> : <strong key={index}>{words}</strong>,
      )}
    </p>
  )
}

export function RemarkView({ thread, remark }: { thread: Thread; remark: Remark }) {
  const [isEdited, edit] = useState(false)
  const { letters } = useChapterThreads()
  const letter = letters.get(remark.reply ?? thread.id)
  return (
    <div className="remark-view">
      <Byline remark={remark} />
      {isEdited && remark.body !== null ? (
        <Editing thread={thread} remark={remark} body={remark.body} onDone={() => edit(false)} />
      ) : (
        <Said remark={remark} />
      )}
      {letter === undefined ? (
        !isEdited && <OwnSteps thread={thread} remark={remark} onEdit={() => edit(true)} />
      ) : (
        <LetterNote letter={letter} />
      )}
    </div>
  )
}

interface EditingProps {
  thread: Thread
  remark: Remark
  body: string
  onDone: () => void
}

function Editing({ thread, remark, body, onDone }: EditingProps) {
  const { t } = useWords('threads')
  const { workshop } = useStory()
  const sayFailure = useFailureWords()
  const { failure, take } = useAsking()
  const name = fieldOf.edit(remark.reply ?? thread.id)
  return (
    <>
      <RemarkField
        name={name}
        label={t('edit.label')}
        start={body}
        send={t('edit.save')}
        takesFocus
        onSend={(worded) => {
          const typed = typedIn(workshop)
          // Kept until the server, or the letterbox, has it.
          typed.set(name, worded.body)
          const edited = { reply: remark.reply, body: worded.body, mentions: [...worded.mentions] }
          take({ type: 'remarkEdited', thread: thread.id, ...edited }, () => {
            typed.set(name, null)
            onDone()
          })
        }}
        onCancel={onDone}
      />
      {failure !== null && <FailureNotice sentences={sayFailure(failure)} />}
    </>
  )
}

function OwnSteps({ thread, remark, onEdit }: { thread: Thread; remark: Remark; onEdit: () => void }) {
  const { t } = useWords('threads')
  const { me } = useStory()
  const { records } = useRecords()
  const now = useMinute()
  const [asks, setAsks] = useState(false)
  const edits = mayEdit(records, me, thread, remark.reply).ok
  const withdraws = mayWithdraw(records, me, thread, remark.reply, now).ok
  if (!edits && !withdraws) return null
  return (
    <div className="own-steps">
      {edits && (
        <button type="button" onClick={onEdit}>
          {t('edit.do')}
        </button>
      )}
      {withdraws && (
        <button type="button" onClick={() => setAsks(true)}>
          {t('edit.withdraw')}
        </button>
      )}
      {asks && <Withdrawing thread={thread} remark={remark} onClose={() => setAsks(false)} />}
    </div>
  )
}

function Withdrawing({ thread, remark, onClose }: { thread: Thread; remark: Remark; onClose: () => void }) {
  const { t } = useWords('threads')
  const sayFailure = useFailureWords()
  const { failure, isWaiting, ask } = useAsking()
  return (
    <Dialog title={t('edit.withdrawTitle')} onClose={onClose}>
      <span>{t('edit.withdrawBody')}</span>
      {failure !== null && <FailureNotice sentences={sayFailure(failure)} />}
      <DialogActions>
        <Button onClick={onClose}>{t('edit.cancel')}</Button>
        <Button
          kind="danger"
          disabled={isWaiting}
          onClick={() => ask(() => withdrawRemark(thread.id, remark.reply), onClose)}
        >
          {t('edit.withdraw')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
