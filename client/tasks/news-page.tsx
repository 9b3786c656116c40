/** What waits for me, what is new, and how often it is mailed to me. */
import type { NewsView } from '#shared/api'
import { useHeldNews } from '../sync/news-desk.ts'
import { useLineState } from '../sync/workshop.tsx'
import { useTabTitle } from '../ui/tab-title.ts'
import { tasks } from '../words/tasks.de.ts'
import { teach, useWords } from '../words/words.ts'
import { MailChoiceForm } from './mail-choice.tsx'
import { MySignOffs } from './my-sign-offs.tsx'
import { MyStatements } from './my-statements.tsx'
import { NewsList } from './news-list.tsx'
import { TaskList } from './task-list.tsx'
import './tasks.css'

teach({ tasks })

export function NewsPage() {
  const { t } = useWords('tasks')
  const news = useHeldNews()
  useTabTitle(t('title'), t('app:name'))
  return (
    <div className="news">
      <h1>{t('title')}</h1>
      {news === null ? <Missing /> : <Both news={news} />}
    </div>
  )
}

function Missing() {
  const { t } = useWords('tasks')
  const isOffline = useLineState().kind === 'offline'
  return <p>{t(isOffline ? 'missing' : 'loading')}</p>
}

const Both = ({ news }: { news: NewsView }) => (
  <>
    <div className="news__lists">
      <div className="news__mine">
        <MyStatements statements={news.statements} />
        <MySignOffs />
        <TaskList tasks={news.tasks} />
      </div>
      <NewsList news={news} />
    </div>
    <MailChoiceForm mail={news.mail} />
  </>
)
