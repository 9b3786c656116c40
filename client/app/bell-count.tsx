/** How much is unread, at the bell. It says so quietly: nobody is called away from writing. */
import { useEffect, useEffectEvent } from 'react'
import { useLocationProperty } from 'wouter/use-browser-location'
import { useHeldNews, useNewsDesk } from '../sync/news-desk.ts'
import { useWords } from '../words/words.ts'

export function BellCount() {
  const { t } = useWords('people')
  const news = useHeldNews()
  const count = [...(news?.threads ?? []), ...(news?.signOffs ?? [])].filter(hasUnread).length
  useArrival()
  return (
    <>
      <span className="unseen">{t('unread', { count })}</span>
      {count > 0 && (
        <span className="bell__count" aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      )}
    </>
  )
}

const hasUnread = ({ items }: { items: readonly { unread: boolean }[] }): boolean =>
  items.some(({ unread }) => unread)

/** Whoever comes to a thread by its address, from a mail for example, has read what there was. */
function useArrival(): void {
  const thread = useLocationProperty(() => location.hash.slice(1))
  const desk = useNewsDesk()
  const isHere = desk.view !== null
  const arrive = useEffectEvent(() => {
    const found = desk.view?.threads.find((one) => one.thread === thread)
    const newest = found?.items[0]
    if (found && newest && found.items.some(({ unread }) => unread))
      void desk.see({ thread: found.thread, seq: newest.seq })
  })
  useEffect(() => arrive(), [thread, isHere])
}
