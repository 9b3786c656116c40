/** "Meine Lesezeichen": beside the text, a line of its own until it is opened, so that nothing moves when it comes. */
import { mostBookmarks } from '#shared/bookmark'
import { Bookmark, Pencil } from 'lucide-react'
import { use, useState } from 'react'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import type { ShownBookmark } from './bookmark-box.ts'
import { isFull, useMarking, useMarks, WordsContext } from './marks-context.ts'
import { placeName } from './place.ts'

export function BookmarkList() {
  const { t } = useWords('versions')
  const sentences = useFailureWords()
  const marks = useMarks()
  const { list, isWaiting, failure } = marks
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details
      className="version__bookmarks"
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>
        <Bookmark className="icon" aria-hidden="true" /> {t('bookmarks.title')}
        {list !== null && list.length > 0 && <span className="version__count">{list.length}</span>}
      </summary>
      {failure !== null && <FailureNotice sentences={sentences(failure)} />}
      {isWaiting && <p role="status">{t('bookmarks.waiting')}</p>}
      {isFull(marks) && <p>{t('bookmarks.full', { count: mostBookmarks })}</p>}
      {list === null && <p>{t('bookmarks.unknown')}</p>}
      {list?.length === 0 && <p>{t('bookmarks.none')}</p>}
      {list !== null && list.length > 0 && (
        <ol className="version__marks">
          {list.map((bookmark) => (
            <Row key={placeName(bookmark)} bookmark={bookmark} />
          ))}
        </ol>
      )}
    </details>
  )
}

function Row({ bookmark }: { bookmark: ShownBookmark }) {
  const { t } = useWords('versions')
  const { open } = useMarking()
  const words = use(WordsContext)
  const { section, paragraph, note, isWaiting } = bookmark
  const name = t('bookmarks.open', { section, paragraph })
  return (
    <li>
      <a href={`#${placeName(bookmark)}`}>
        <span>{t('bookmarks.place', { section, paragraph })}</span> <span lang="de">{words(bookmark)}</span>
      </a>
      <button type="button" title={name} aria-haspopup="dialog" onClick={() => open(bookmark)}>
        <Pencil className="icon" aria-hidden="true" />
        <span className="unseen">{name}</span>
      </button>
      {note !== null && <p>{note}</p>}
      {isWaiting && <p className="version__waiting">{t('bookmarks.isWaiting')}</p>}
    </li>
  )
}
