/** What was assigned to me and is not done, the first to be done first. */
import type { Task } from '#shared/api'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { ThreadLink } from './thread-link.tsx'

export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const { t } = useWords('tasks')
  return (
    <section aria-labelledby="tasks-title">
      <h2 id="tasks-title">{t('mine')}</h2>
      {tasks.length === 0 && <p className="news__none">{t('mineNone')}</p>}
      <ul className="news__list">
        {tasks.map((task) => (
          <li key={task.thread} className="task">
            <ThreadLink place={task} />
            <Due due={task.due} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Both are days, "2026-11-30", by the person's own calendar. */
export const today = (): string => new Intl.DateTimeFormat('sv-SE').format(new Date())

export function Due({ due }: { due: string | null }) {
  const { t, language } = useWords('tasks')
  if (due === null) return <p className="task__due">{t('noDue')}</p>
  if (due === today()) return <p className="task__due task__due--now">{t('dueToday')}</p>
  const date = sayDay(new Date(`${due}T00:00`), language)
  const isOver = due < today()
  return (
    <p className={`task__due ${isOver ? 'task__due--now' : ''}`}>{t(isOver ? 'overdue' : 'due', { date })}</p>
  )
}
