/** Anchors made from a text at rest, without an editor: for threads that the server writes itself. */
import * as Y from 'yjs'
import { keptPrefix, keptQuote, keptSuffix, writePlace, type Anchor } from './anchor.ts'
import { must } from './failure.ts'
import { rootName } from './grammar.ts'

interface Run {
  readonly text: Y.XmlText
  readonly words: string
}

/** A place in the run of this number. */
interface Spot {
  readonly run: number
  readonly at: number
}

/** An anchor on the first place where `quote` stands within one run of text; null where it does not stand. */
export function anchorOn(doc: Y.Doc, quote: string): Anchor | null {
  const runs = runsIn(doc.getXmlFragment(rootName))
  const run = runs.findIndex(({ words }) => words.includes(quote))
  const at = runs[run]?.words.indexOf(quote)
  if (at === undefined) return null
  return anchorBetween(runs, { run, at }, { run, at: at + quote.length })
}

/** An anchor on all words of a top-level block, counted from 0; null where it has none. */
export function anchorOnBlock(doc: Y.Doc, block: number): Anchor | null {
  const root = doc.getXmlFragment(rootName)
  const element = root.toArray().filter((node) => node instanceof Y.XmlElement)[block]
  const inside = element === undefined ? [] : runsIn(element).filter(({ words }) => words !== '')
  const runs = runsIn(root)
  const [first, last] = [inside[0], inside.at(-1)].map((one) =>
    runs.findIndex(({ text }) => text === one?.text),
  )
  if (first === undefined || last === undefined || first < 0) return null
  return anchorBetween(runs, { run: first, at: 0 }, { run: last, at: wordsIn(runs, last).length })
}

const wordsIn = (runs: readonly Run[], run: number): string => runs[run]?.words ?? ''

function anchorBetween(runs: readonly Run[], start: Spot, end: Spot): Anchor {
  const before = runs.slice(0, start.run).map(({ words }) => `${words}\n`)
  const behind = runs.slice(end.run + 1).map(({ words }) => `\n${words}`)
  const words = runs.slice(start.run, end.run + 1).map((run) => run.words)
  const all = words.join('\n')
  return {
    start: placeAt(runs, start, 0),
    end: placeAt(runs, end, -1),
    quote: keptQuote(all.slice(start.at, all.length - wordsIn(runs, end.run).length + end.at)),
    prefix: keptPrefix(before.join('') + wordsIn(runs, start.run).slice(0, start.at)),
    suffix: keptSuffix(wordsIn(runs, end.run).slice(end.at) + behind.join('')),
  }
}

const placeAt = (runs: readonly Run[], { run, at }: Spot, side: 0 | -1): string =>
  writePlace(Y.createRelativePositionFromTypeIndex(must(runs[run], 'it was counted').text, at, side))

/** All runs of text in reading order. */
const runsIn = (parent: Y.XmlFragment): Run[] =>
  parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [{ text: child, words: wordsOf(child) }]
    return child instanceof Y.XmlElement ? runsIn(child) : []
  })

/** The characters as Yjs counts them: whatever is embedded among them counts one. */
const wordsOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC'))
    .join('')
