/** A frozen text with the numbers by which its paragraphs are cited. */
import type { Content } from '#shared/content'
import { blocksIn } from '#shared/content-blocks'
import { paragraphNumbers } from '#shared/numbers'
import { memo, useMemo } from 'react'
import { BlockList } from '../text/block-list.tsx'
import { useWords } from '../words/words.ts'
import { MarkButton } from './mark-button.tsx'
import { placeName } from './place.ts'

interface NumberedTextProps {
  /** For example "2.3". */
  section: string
  content: Content | undefined
  /** The numbers of the paragraphs that the person has marked: "2 14". */
  marked?: string
}

export const NumberedText = memo(function NumberedText({ section, content, marked = '' }: NumberedTextProps) {
  const { t } = useWords('versions')
  const blocks = useMemo(() => numbered(content), [content])
  const bookmarks = marked.split(' ').map(Number)
  if (blocks.length === 0) return <p>{t('page.empty')}</p>
  return (
    <div className="text version__text" lang="de">
      {blocks.map(({ block, number }) =>
        number === null ? (
          <div key={block.key} className="version__block">
            <BlockList list={[block]} />
          </div>
        ) : (
          <div
            key={block.key}
            className="version__block"
            id={placeName({ section, paragraph: number })}
            tabIndex={-1}
          >
            <a className="version__number" href={`#${placeName({ section, paragraph: number })}`}>
              <span className="unseen">{t('page.paragraph', { number })}</span>
              <span aria-hidden="true">{number}</span>
            </a>
            <MarkButton section={section} paragraph={number} isMarked={bookmarks.includes(number)} />
            <BlockList list={[block]} />
          </div>
        ),
      )}
    </div>
  )
})

function numbered(content: Content | undefined) {
  const elements = content === undefined ? [] : blocksIn(content.doc)
  const numbers = paragraphNumbers(elements)
  return elements.map((element, key) => ({ block: { key, element }, number: numbers[key] ?? null }))
}
