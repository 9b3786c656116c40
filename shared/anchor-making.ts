/** Anchors made from a text at rest, without an editor: for threads that the server writes itself. */
import * as Y from 'yjs'
import { keptPrefix, keptQuote, keptSuffix, writePlace, type Anchor } from './anchor.ts'
import { rootName } from './grammar.ts'

interface Run {
  readonly text: Y.XmlText
  readonly words: string
}

/** An anchor on the first place where `quote` stands within one run of text; null where it does not stand. */
export function anchorOn(doc: Y.Doc, quote: string): Anchor | null {
  const runs = runsIn(doc.getXmlFragment(rootName))
  const at = runs.findIndex(({ words }) => words.includes(quote))
  const run = runs[at]
  if (run === undefined) return null
  const from = run.words.indexOf(quote)
  const to = from + quote.length
  const before = runs.slice(0, at).map(({ words }) => `${words}\n`)
  const behind = runs.slice(at + 1).map(({ words }) => `\n${words}`)
  return {
    start: writePlace(Y.createRelativePositionFromTypeIndex(run.text, from, 0)),
    end: writePlace(Y.createRelativePositionFromTypeIndex(run.text, to, -1)),
    quote: keptQuote(quote),
    prefix: keptPrefix(before.join('') + run.words.slice(0, from)),
    suffix: keptSuffix(run.words.slice(to) + behind.join('')),
  }
}

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
