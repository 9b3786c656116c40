/** The comments on the section that are not resolved, to know of before one signs. */
import type { SectionId } from '#shared/ids'
import type { Thread } from '#shared/thread'
import { Link } from 'wouter'
import { useThreads } from '../sync/threads-mirror.ts'
import { useWords } from '../words/words.ts'
import { useNames, useStory } from './story.ts'

export function OpenThreads({ section }: { section: SectionId }) {
  const { t } = useWords('signoff')
  const { chapter } = useStory()
  const { state, threads } = useThreads(chapter.id)
  const open = (threads[section] ?? []).flatMap((page) => Object.values(page)).filter(isOpen)
  if (state !== 'here') return null
  return (
    <section className="open-threads" aria-labelledby="open-threads">
      <h2 id="open-threads">
        {open.length === 0 ? t('threads.none') : t('threads.title', { count: open.length })}
      </h2>
      <ul>
        {open.map((thread) => (
          <OneThread key={thread.id} thread={thread} />
        ))}
      </ul>
    </section>
  )
}

const isOpen = ({ state }: Thread): boolean => state !== 'resolved' && state !== 'withdrawn'

function OneThread({ thread: { id, by, quote, remarks, suggestion } }: { thread: Thread }) {
  const { t } = useWords('signoff')
  const { chapter } = useStory()
  const name = useNames()(by)
  const words = remarks[0]?.body ?? suggestion?.replacement ?? ''
  return (
    <li>
      <p className="answers__aside">
        {name} · {quote === null ? t('threads.whole') : <q lang="de">{quote}</q>}
      </p>
      <Link href={`/chapters/${chapter.id}#${id}`} lang="de">
        {words}
      </Link>
    </li>
  )
}
