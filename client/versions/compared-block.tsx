/** A line and what became of it: in one column, or what it was beside what it is. */
import type { Block } from '#shared/difference-blocks'
import type { Stretch } from '#shared/difference-formats'
import type { Line } from '#shared/difference-lines'
import type { ReactNode } from 'react'
import { formatsOf, goesOn, wholeLine } from '../text/whole-line.ts'
import { sayFormats } from '../words/formats.ts'
import { sayMark } from '../words/marks.ts'
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
  const { t: say } = useWords('difference')
  if (block.kind === 'same' || block.kind === 'changed') return null
  const place = 'from' in block ? block.from : 'to' in block ? block.to : null
  if (place === null) return <p className="compared__note">{sayMark(say, block)}</p>
  const key = 'from' in block ? 'from' : 'to'
  return (
    <p className="compared__note">
      <a href={`#${blockId(place)}`}>{t(key, { number: numberOf(place.section) })}</a>
    </p>
  )
}

function Formats({ block }: { block: Block }) {
  const { t } = useWords('difference')
  const formats = sayFormats(t, formatsOf(block))
  return formats === '' ? null : <p className="compared__note">{formats}</p>
}

function Together({ block }: { block: Block }) {
  switch (block.kind) {
    case 'same':
      return <ComparedLine line={block.after} />
    case 'split':
      return block.parts.map(({ after, stretches }, at) => (
        <ComparedLine key={at} line={after} stretches={stretches} />
      ))
    case 'joined':
      return <ComparedLine line={block.after} stretches={wholeLine(block.parts, goesOn)} />
    case 'added':
      return whole(block.after, 'new')
    case 'removed':
    case 'movedAway':
      return whole(block.before, 'old')
    default:
      return <ComparedLine line={block.after} stretches={block.stretches} />
  }
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
    case 'split':
      return [
        wasOf(block.before, wholeLine(block.parts)),
        block.parts.map(({ after, stretches }, at) => isOf(after, stretches, at)),
      ]
    case 'joined':
      return [
        block.parts.map(({ before, stretches }, at) => wasOf(before, stretches, at)),
        isOf(block.after, wholeLine(block.parts)),
      ]
    case 'movedHere':
      return [null, <ComparedLine key="is" line={block.after} stretches={block.stretches} />]
    default:
      return [wasOf(block.before, block.stretches), isOf(block.after, block.stretches)]
  }
}

const wasOf = (line: Line, stretches: readonly Stretch[], at = 0): ReactNode => (
  <ComparedLine key={at} line={line} stretches={stretches.filter(({ kind }) => kind !== 'new')} />
)

const isOf = (line: Line, stretches: readonly Stretch[], at = 0): ReactNode => (
  <ComparedLine key={at} line={line} stretches={stretches.filter(({ kind }) => kind !== 'old')} />
)
