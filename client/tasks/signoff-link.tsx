/** A section that is signed, and the way to the page where one answers to it. */
import type { SignOffNews } from '#shared/api'
import { chapterTitle } from '#shared/records'
import { Link } from 'wouter'
import { useRecords } from '../sync/workshop.tsx'
import { useWords } from '../words/words.ts'
import { usePlace } from './thread-link.tsx'

interface SignOffLinkProps {
  place: Pick<SignOffNews, 'section' | 'chapter'>
  /** Called when one goes there. */
  onGo?: () => void
}

export function SignOffLink({ place: { section, chapter }, onGo }: SignOffLinkProps) {
  const { t } = useWords('tasks')
  const { records } = useRecords()
  return (
    <div className="thread-link">
      <p className="thread-link__place">
        {t('signOffs.place')} · <span lang="de">{chapterTitle(records, chapter)}</span>
      </p>
      <h3 className="thread-link__words">
        <Link href={`/chapters/${chapter}/sign-offs/${section}`} lang="de" onClick={() => onGo?.()}>
          {usePlace({ section })}
        </Link>
      </h3>
    </div>
  )
}
