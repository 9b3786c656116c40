/** Where a thread stands, what it is about, and the way there. */
import { Link } from 'wouter'
import type { ThreadPlace } from '#shared/api'
import { chapterTitle, sectionNumber, type Records } from '#shared/records'
import { useRecords } from '../sync/workshop.tsx'
import { useWords } from '../words/words.ts'

interface ThreadLinkProps {
  place: ThreadPlace
  /** Called when one goes there. */
  onGo?: () => void
}

/** For example "1.2 Elementarbereich". */
export function usePlace({ section }: Pick<ThreadPlace, 'section'>): string {
  const { t } = useWords('tasks')
  const { records } = useRecords()
  return placeIn(records, section, t('removed'))
}

function placeIn(records: Records, section: ThreadPlace['section'], removed: string): string {
  const found = records.sections[section]
  if (found === undefined) return ''
  const number = sectionNumber(records, found)
  return number === null ? `${found.title} (${removed})` : `${number} ${found.title}`
}

export function ThreadLink({ place, onGo }: ThreadLinkProps) {
  const { t } = useWords('tasks')
  const { records } = useRecords()
  const where = usePlace(place)
  return (
    <div className="thread-link">
      <p className="thread-link__place" lang="de">
        {where} · {chapterTitle(records, place.chapter)}
      </p>
      <h3 className="thread-link__words">
        <Link href={`/chapters/${place.chapter}#${place.thread}`} onClick={() => onGo?.()}>
          {place.words === null ? t('takenBack') : <span lang="de">{place.words}</span>}
        </Link>
      </h3>
    </div>
  )
}
