/** What a suggestion changes, word by word: struck out and underlined, and said so to who does not see it. */
import { wordDifference } from '../editor/anchors/word-difference.ts'
import { useWords } from '../words/words.ts'

interface Piece {
  readonly kind: 'same' | 'old' | 'new'
  readonly words: string
}

/** The two texts as one, piece by piece. */
export function piecesOf(original: string, replacement: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to, words } of wordDifference(original, replacement)) {
    pieces.push({ kind: 'same', words: original.slice(at, from) })
    pieces.push({ kind: 'old', words: original.slice(from, to) }, { kind: 'new', words })
    at = to
  }
  pieces.push({ kind: 'same', words: original.slice(at) })
  return pieces.filter(({ words }) => words !== '')
}

export function WordChanges({ original, replacement }: { original: string; replacement: string }) {
  const { t } = useWords('threads')
  return (
    <span className="word-changes" lang="de">
      {piecesOf(original, replacement).map(({ kind, words }, index) => {
        if (kind === 'same') return <span key={index}>{words}</span>
        const Element = kind === 'old' ? 'del' : 'ins'
        return (
          <Element key={index}>
            <span className="unseen">{t(kind === 'old' ? 'suggestion.removed' : 'suggestion.added')}</span>
            {words.replaceAll('\n', '¶\n')}
            <span className="unseen"> {t('suggestion.end')}</span>
          </Element>
        )
      })}
    </span>
  )
}
