/** A line of a text that is compared, in the look it has there: a heading, an item of a list, a quotation, a row. */
import type { Stretch } from '#shared/difference-formats'
import type { Line } from '#shared/difference-lines'
import { Stretches } from '../text/stretches.tsx'
import { useWords } from '../words/words.ts'

interface ComparedLineProps {
  line: Line
  /** Left out: its own words, as they are. */
  stretches?: readonly Stretch[]
}

export function ComparedLine({ line, stretches = [{ kind: 'same', runs: line.runs }] }: ComparedLineProps) {
  const { t } = useWords('difference')
  const Element = line.kind === 'heading' ? (line.level === 1 ? 'h3' : 'h4') : 'p'
  return (
    <Element className={`line ${looks(line)}`} lang="de">
      {line.marker !== '' && <span className="line__marker">{line.marker} </span>}
      <Stretches list={stretches} words={{ gone: t('gone'), came: t('came'), end: t('end') }} />
    </Element>
  )
}

const deepest = 4

const looks = ({ kind, depth, isQuoted }: Line): string =>
  [
    `line--${kind}`,
    ...(depth > 0 ? [`line--depth${Math.min(depth, deepest)}`] : []),
    ...(isQuoted ? ['line--quoted'] : []),
  ].join(' ')
