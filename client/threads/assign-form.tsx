/** Who sees to a thread, and until when. */
import { colorOf } from '#shared/presence'
import type { Thread } from '#shared/thread'
import { useId, useState } from 'react'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Initials } from '../ui/initials.tsx'
import { sayDay } from '../words/dates.ts'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import { useAsking } from './asking.ts'
import { useNameOf } from './names.ts'
import { FormSteps, takeFocus } from './resolve-form.tsx'
import { isClosed, useReaders } from './story.tsx'
import { useMinute } from './when.tsx'

export function AssignForm({ thread, onClose }: { thread: Thread; onClose: () => void }) {
  const { t } = useWords('threads')
  const sayFailure = useFailureWords()
  const id = useId()
  const readers = useReaders()
  const [to, setTo] = useState<string>(thread.assignee ?? '')
  const [due, setDue] = useState(thread.due ?? '')
  const { failure, isWaiting, take } = useAsking()
  const send = () => {
    const person = readers.find((one) => one.id === to)?.id ?? null
    take({ type: 'threadAssigned', thread: thread.id, to: person, due: due === '' ? null : due }, onClose)
  }
  return (
    <form
      className="step-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <label className="remark-field__label" htmlFor={`${id}-to`}>
        {t('assign.title')}
      </label>
      <select
        ref={takeFocus}
        id={`${id}-to`}
        className="kern-form-input__input"
        value={to}
        onChange={(event) => setTo(event.target.value)}
      >
        <option value="">{t('assign.nobody')}</option>
        {readers.map(({ id: reader, name }) => (
          <option key={reader} value={reader}>
            {name}
          </option>
        ))}
      </select>
      <label className="remark-field__label" htmlFor={`${id}-due`}>
        {t('assign.due')}
      </label>
      <input
        id={`${id}-due`}
        type="date"
        className="kern-form-input__input"
        value={due}
        onChange={(event) => setDue(event.target.value)}
      />
      {failure !== null && <FailureNotice sentences={sayFailure(failure)} />}
      <FormSteps send={t('assign.save')} isWaiting={isWaiting} onClose={onClose} />
    </form>
  )
}

/** Who sees to it and until when, in a line; nothing where nobody does. */
export function Assigned({ thread }: { thread: Thread }) {
  const { t, language } = useWords('threads')
  const nameOf = useNameOf()
  const now = useMinute()
  const { assignee, due } = thread
  if (assignee === null && due === null) return null
  const date = due === null ? '' : sayDay(new Date(`${due}T12:00:00`), language)
  const isOverdue = due !== null && !isClosed(thread) && new Date(`${due}T23:59:59`) < now
  return (
    <span className={isOverdue ? 'assigned assigned--overdue' : 'assigned'}>
      {assignee !== null && <Initials name={nameOf(assignee)} color={colorOf(assignee)} small />}
      <span>
        {assignee !== null && t('assign.to', { name: nameOf(assignee) })}{' '}
        {due !== null && t(isOverdue ? 'assign.overdue' : 'assign.until', { date })}
      </span>
    </span>
  )
}
