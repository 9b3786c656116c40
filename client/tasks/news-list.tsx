/** What happened that concerns me: by thread, and by section that is signed; the newest first, with marks at what I have not read. */
import { Check, CheckCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { NewsItem, NewsView, SignOffNews, ThreadNews } from '#shared/api'
import { useNewsDesk } from '../sync/news-desk.ts'
import { useRecords } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { sayMoment } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { useSayingTold } from './said-of-signoff.ts'
import { SignOffLink } from './signoff-link.tsx'
import { ThreadLink, usePlace } from './thread-link.tsx'

/** So many of a row are shown; the others stand in the thread, and at the section. */
const shown = 3

type RowNews = ThreadNews | SignOffNews
const itemsOf = ({ items }: RowNews): readonly { readonly seq: number; readonly unread: boolean }[] => items
const hasUnread = (news: RowNews): boolean => itemsOf(news).some(({ unread }) => unread)
const newest = (news: RowNews): number => itemsOf(news)[0]?.seq ?? 0

export function NewsList({ news }: { news: NewsView }) {
  const { t } = useWords('tasks')
  const rows: RowNews[] = [...news.threads, ...news.signOffs]
  rows.sort((one, other) => newest(other) - newest(one))
  return (
    <section aria-labelledby="news-title">
      <div className="news__head">
        <h2 id="news-title">{t('news')}</h2>
        <AllRead upTo={news.seq} count={rows.filter(hasUnread).length} />
      </div>
      {rows.length === 0 && <p className="news__none">{t('newsNone')}</p>}
      <ul className="news__list">
        {rows.map((one) =>
          'thread' in one ? (
            <ThreadRow key={one.thread} news={one} />
          ) : (
            <SignOffRow key={one.section} news={one} />
          ),
        )}
      </ul>
    </section>
  )
}

/** How much is unread, and the button that ends it; the sentence stays where the focus was when the button goes. */
function AllRead({ upTo, count }: { upTo: number; count: number }) {
  const { t } = useWords('tasks')
  const desk = useNewsDesk()
  return (
    <div className="news__all">
      <p role="status">{count === 0 ? t('allRead') : t('unread', { count })}</p>
      <Button
        small
        kind="secondary"
        icon={<CheckCheck className="icon" aria-hidden="true" />}
        aria-disabled={count === 0}
        onClick={() => count > 0 && void desk.see({ all: upTo })}
      >
        {t('markAll')}
      </Button>
    </div>
  )
}

/** Marks all of it as read; null where there is nothing to mark. */
function useSeeing(news: RowNews): (() => void) | null {
  const desk = useNewsDesk()
  const seq = newest(news)
  const what = 'thread' in news ? { thread: news.thread, seq } : { section: news.section, seq }
  return hasUnread(news) ? () => void desk.see(what) : null
}

function ThreadRow({ news }: { news: ThreadNews }) {
  const { t } = useWords('tasks')
  const see = useSeeing(news)
  const readLabel = t('markOneOf', { place: usePlace(news) })
  const link = <ThreadLink place={news} {...(see !== null && { onGo: see })} />
  return (
    <Row link={link} see={see} readLabel={readLabel} older={news.items.length - shown}>
      {news.items.slice(0, shown).map((item) => (
        <Item key={item.seq} item={item} says={<ThreadWords item={item} />} about={news.words} />
      ))}
    </Row>
  )
}

function SignOffRow({ news }: { news: SignOffNews }) {
  const { t } = useWords('tasks')
  const say = useSayingTold()
  const see = useSeeing(news)
  const readLabel = t('markOneOf', { place: t('signOffs.of', { place: usePlace(news) }) })
  const link = <SignOffLink place={news} {...(see !== null && { onGo: see })} />
  return (
    <Row link={link} see={see} readLabel={readLabel} older={news.items.length - shown}>
      {news.items.slice(0, shown).map((item) => (
        <Item key={item.seq} item={item} says={say(item)} about={null} />
      ))}
    </Row>
  )
}

interface RowProps {
  link: ReactNode
  /** null: all of it is read. */
  see: (() => void) | null
  readLabel: string
  /** So many are not shown. */
  older: number
  children: ReactNode
}

function Row({ link, see, readLabel, older, children }: RowProps) {
  const { t } = useWords('tasks')
  return (
    <li className={`news-row ${see === null ? '' : 'news-row--unread'}`}>
      {link}
      <ul className="news-row__items">{children}</ul>
      {older > 0 && <p className="news-row__more">{t('more', { count: older })}</p>}
      {see !== null && (
        <Button
          small
          kind="quiet"
          icon={<Check className="icon" aria-hidden="true" />}
          aria-label={readLabel}
          onClick={see}
        >
          {t('markOne')}
        </Button>
      )}
    </li>
  )
}

interface ItemProps {
  item: { readonly at: string; readonly words: string | null; readonly unread: boolean }
  says: ReactNode
  /** What stands above it already. */
  about: string | null
}

function Item({ item, says, about }: ItemProps) {
  const { t, language } = useWords('tasks')
  return (
    <li className="news-item">
      {item.unread && <span className="tag">{t('isNew')}</span>} {says}{' '}
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

function ThreadWords({ item }: { item: NewsItem }) {
  const { t } = useWords('tasks')
  const { people } = useRecords()
  const name = people.get(item.by)?.name ?? t('erased')
  const outcome = item.outcome === null ? '' : t(`outcomes.${item.outcome}`)
  return t(`kinds.${item.kind}`, { name, outcome })
}
