/** Beside the number of a paragraph: marks it, and opens what is marked. Seen where one points or has the focus, and where a bookmark is. */
import { Bookmark, BookmarkPlus } from 'lucide-react'
import { useWords } from '../words/words.ts'
import { useMarking } from './marks-context.ts'

interface MarkButtonProps {
  section: string
  paragraph: number
  isMarked: boolean
}

export function MarkButton({ section, paragraph, isMarked }: MarkButtonProps) {
  const { t } = useWords('versions')
  const { mark, open } = useMarking()
  const place = { section, paragraph }
  const name = t(isMarked ? 'bookmarks.open' : 'bookmarks.mark', { section, paragraph })
  const Icon = isMarked ? Bookmark : BookmarkPlus
  return (
    <button
      type="button"
      className={isMarked ? 'version__mark version__mark--set' : 'version__mark'}
      title={name}
      aria-haspopup={isMarked ? 'dialog' : undefined}
      onClick={() => (isMarked ? open(place) : mark(place))}
    >
      <Icon className="icon" aria-hidden="true" />
      <span className="unseen">{name}</span>
    </button>
  )
}
