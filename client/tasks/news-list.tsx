/** What happened to threads that concern me, by thread, the newest first, with marks at what I have not read. */
import { Check, CheckCheck } from 'lucide-react'
import type { NewsItem, NewsView, ThreadNews } from '#shared/api'
import { useNewsDesk } from '../sync/news-desk.ts'
import { useRecords } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { sayMoment } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { ThreadLink, usePlace } from './thread-link.tsx'

/** So many of a thread are shown; the others stand in the thread. */
const shown = 3

const hasUnread = ({ items }: ThreadNews): boolean => items.some(({ unread }) => unread)

export function NewsList({ news }: { news: NewsView }) {
  const { t } = useWords('tasks')
  return (
    <section aria-labelledby="news-title">
      <div className="news__head">
        <h2 id="news-title">{t('news')}</h2>
        <AllRead news={news} />
      </div>
      {news.threads.length === 0 && <p className="news__none">{t('newsNone')}</p>}
      <ul className="news__list">
        {news.threads.map((one) => (
          <ThreadRow key={one.thread} news={one} />
        ))}
      </ul>
    </section>
  )
}

/** How much is unread, and the button that ends it; the sentence stays where the focus was when the button goes. */
function AllRead({ news }: { news: NewsView }) {
  const { t } = useWords('tasks')
  const desk = useNewsDesk()
  const count = news.threads.filter(hasUnread).length
  return (
    <div className="news__all">
      <p role="status">{count === 0 ? t('allRead') : t('unread', { count })}</p>
      <Button
        small
        kind="secondary"
        icon={<CheckCheck className="icon" aria-hidden="true" />}
        aria-disabled={count === 0}
        onClick={() => count > 0 && void desk.see({ all: news.seq })}
      >
        {t('markAll')}
      </Button>
    </div>
  )
}

function ThreadRow({ news }: { news: ThreadNews }) {
  const { t } = useWords('tasks')
  const desk = useNewsDesk()
  const place = usePlace(news)
  const isUnread = hasUnread(news)
  const see = () => void desk.see({ thread: news.thread, seq: news.items[0]?.seq ?? 0 })
  const older = news.items.length - shown
  return (
    <li className={`news-row ${isUnread ? 'news-row--unread' : ''}`}>
      <ThreadLink place={news} {...(isUnread && { onGo: see })} />
      <ul className="news-row__items">
        {news.items.slice(0, shown).map((item) => (
          <Item key={item.seq} item={item} about={news.words} />
        ))}
      </ul>
      {older > 0 && <p className="news-row__more">{t('more', { count: older })}</p>}
      {isUnread && (
        <Button
          small
          kind="quiet"
          icon={<Check className="icon" aria-hidden="true" />}
          aria-label={t('markOneOf', { place })}
          onClick={see}
        >
          {t('markOne')}
        </Button>
      )}
    </li>
  )
}

function Item({ item, about }: { item: NewsItem; about: string | null }) {
  const { t, language } = useWords('tasks')
  const { people } = useRecords()
  const name = people.get(item.by)?.name ?? t('somebody')
  const outcome = item.outcome === null ? '' : t(`outcomes.${item.outcome}`)
  return (
    <li className="news-item">
      {item.unread && <span className="tag">{t('isNew')}</span>} {t(`kinds.${item.kind}`, { name, outcome })}{' '}
      {item.words !== null && item.words !== about && (
        <q className="news-item__words" lang="de">
          {item.words}
        </q>
      )}{' '}
      <time className="news-item__at" dateTime={item.at}>
        {sayMoment(new Date(item.at), language)}
      </time>
    </li>
  )
}
