/** A line and what became of it: in one column, or what it was beside what it is. */
import type { Block } from '#shared/difference-blocks'
import type { Stretch } from '#shared/difference-formats'
import type { Line } from '#shared/difference-lines'
import type { ReactNode } from 'react'
import { sayFormat } from '../words/formats.ts'
import { useWords } from '../words/words.ts'
import { ComparedLine } from './compared-line.tsx'
import { blockId } from './places.ts'

interface ComparedBlockProps {
  block: Block
  isBeside: boolean
  /** The number of the section that a line came from, or went to. */
  numberOf: (section: number) => string
}

export const ComparedBlock = ({ block, isBeside, numberOf }: ComparedBlockProps) => (
  <>
    <Note block={block} numberOf={numberOf} />
    {isBeside ? <Beside block={block} /> : <Together block={block} />}
    <Formats block={block} />
  </>
)

function Note({ block, numberOf }: Pick<ComparedBlockProps, 'block' | 'numberOf'>) {
  const { t } = useWords('comparison')
  if (block.kind === 'same' || block.kind === 'changed') return null
  const place = 'from' in block ? block.from : 'to' in block ? block.to : null
  if (place === null) return <p className="compared__note">{t(`difference:mark.${block.kind}`)}</p>
  const key = 'from' in block ? 'from' : 'to'
  return (
    <p className="compared__note">
      <a href={`#${blockId(place)}`}>{t(key, { number: numberOf(place.section) })}</a>
    </p>
  )
}

function Formats({ block }: { block: Block }) {
  const { t } = useWords('difference')
  if (!('formats' in block) || block.formats.length === 0) return null
  return <p className="compared__note">{block.formats.map((format) => sayFormat(t, format)).join(' · ')}</p>
}

function Together({ block }: { block: Block }) {
  if (block.kind === 'same') return <ComparedLine line={block.after} />
  if ('stretches' in block) return <ComparedLine line={block.after} stretches={block.stretches} />
  return block.kind === 'added' ? whole(block.after, 'new') : whole(block.before, 'old')
}

const whole = (line: Line, kind: 'old' | 'new'): ReactNode => (
  <ComparedLine line={line} stretches={[{ kind, runs: line.runs }]} />
)

/** What moved here stands on its own old place on the other side. */
function Beside({ block }: { block: Block }) {
  const { t } = useWords('comparison')
  const [before, after] = sidesOf(block)
  return (
    <div className="compared__pair">
      {[before, after].map((side, at) => (
        <div key={at} className="compared__side">
          <span className="compared__label">{t(at === 0 ? 'was' : 'is')} </span>
          {side ?? <span className="compared__nothing">{t('nothingThere')}</span>}
        </div>
      ))}
    </div>
  )
}

function sidesOf(block: Block): readonly [before: ReactNode, after: ReactNode] {
  switch (block.kind) {
    case 'same':
      return [<ComparedLine key="was" line={block.before} />, <ComparedLine key="is" line={block.after} />]
    case 'added':
      return [null, whole(block.after, 'new')]
    case 'removed':
    case 'movedAway':
      return [whole(block.before, 'old'), null]
    case 'movedHere':
      return [null, <ComparedLine key="is" line={block.after} stretches={block.stretches} />]
    default:
      return [
        <ComparedLine key="was" line={block.before} stretches={without(block.stretches, 'new')} />,
        <ComparedLine key="is" line={block.after} stretches={without(block.stretches, 'old')} />,
      ]
  }
}

const without = (stretches: readonly Stretch[], kind: Stretch['kind']): Stretch[] =>
  stretches.filter((stretch) => stretch.kind !== kind)
