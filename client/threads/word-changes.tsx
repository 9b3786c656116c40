/** What a suggestion changes, word by word: struck out and underlined, and said so to who does not see it. */
import { piecesOf } from '#shared/difference-words'
import { useWords } from '../words/words.ts'

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
