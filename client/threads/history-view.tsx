/** Everything that happened to a thread, step by step, with person and time. */
import { unreachable } from '#shared/failure'
import type { Step, Thread } from '#shared/thread'
import { sayDay, sayMoment } from '../words/dates.ts'
import { useWords, type Speaker } from '../words/words.ts'
import { useNameOf } from './names.ts'

export function HistoryView({ thread }: { thread: Thread }) {
  const { t, language } = useWords('threads')
  const nameOf = useNameOf()
  return (
    <ol className="history" aria-label={t('history.title')}>
      {thread.history.map((step, index) => (
        <li key={index}>
          <span>{sayStep(t, step, nameOf, language)}</span>{' '}
          <time dateTime={step.at}>{sayMoment(new Date(step.at), language)}</time>
          <Words step={step} />
        </li>
      ))}
    </ol>
  )
}

/** What was said in the step, or stood there before it. */
function Words({ step: { deed } }: { step: Step }) {
  const words =
    deed.kind === 'edited'
      ? deed.before
      : deed.kind === 'resolved' || deed.kind === 'suggestionRejected'
        ? deed.reason
        : null
  return words === null ? null : (
    <q className="history__words" lang="de">
      {words}
    </q>
  )
}

function sayStep(
  t: Speaker<'threads'>,
  { by, deed }: Step,
  nameOf: ReturnType<typeof useNameOf>,
  language: string,
): string {
  const name = nameOf(by)
  switch (deed.kind) {
    case 'assigned':
      if (deed.to === null) return t('history.unassigned', { name })
      return deed.due === null
        ? t('history.assigned', { name, to: nameOf(deed.to) })
        : t('history.assignedDue', {
            name,
            to: nameOf(deed.to),
            date: sayDay(new Date(`${deed.due}T12:00:00`), language),
          })
    case 'tagged':
      return deed.tags.length === 0
        ? t('history.untagged', { name })
        : t('history.tagged', { name, tags: deed.tags.join(', ') })
    case 'resolved':
      return t('history.resolved', { name, outcome: t(`outcome.${deed.outcome}`) })
    case 'joinedInto':
      return t(deed.into === null ? 'history.parted' : 'history.joinedInto', { name })
    case 'tookIn':
      return t('history.tookIn', { name, count: deed.threads.length })
    case 'letGo':
      return t('history.letGo', { name, count: deed.threads.length })
    case 'opened':
    case 'replied':
    case 'edited':
    case 'withdrawn':
    case 'reopened':
    case 'suggestionAccepted':
    case 'suggestionRejected':
    case 'suggestionWithdrawn':
      return t(`history.${deed.kind}`, { name })
    default:
      return unreachable(deed)
  }
}
