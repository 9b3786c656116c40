/** A line as two texts have it: struck out and underlined, and said so to who does not see it. */
import type { Stretch } from '#shared/difference-formats'
import { Run } from './block-list.tsx'

/** What is said before words that are gone, before words that came, and behind both. */
interface StretchWords {
  readonly gone: string
  readonly came: string
  readonly end: string
}

interface StretchesProps {
  list: readonly Stretch[]
  words: StretchWords
}

export function Stretches({ list, words }: StretchesProps) {
  return list.map(({ kind, runs }, at) => {
    const inner = runs.map((run, index) => <Run key={index} run={run} />)
    if (kind === 'same') return <span key={at}>{inner}</span>
    if (kind === 'formatted')
      return (
        <span key={at} className="stretch--formatted">
          {inner}
        </span>
      )
    const Element = kind === 'old' ? 'del' : 'ins'
    return (
      <Element key={at}>
        <span className="unseen">{kind === 'old' ? words.gone : words.came} </span>
        {inner}
        <span className="unseen"> {words.end}</span>
      </Element>
    )
  })
}
