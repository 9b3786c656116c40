/** Where in a section's text its open threads and suggestions stand: for programs that keep comments at their words. */
import { wordDifference } from '#shared/difference-words'
import { wordsOf, type Block, type Inline } from './blocks.ts'
import type { HandoutSection, HandoutThread, NumberedBlock } from './handout.ts'

/** The words of one paragraph, wherever it is nested; named by its very list of inlines. */
export type Leaf = readonly Inline[]

export interface Spot {
  readonly leaf: Leaf
  /** In characters from the leaf's beginning. */
  readonly at: number
}

/** Words that a suggestion takes out of one leaf, and those it brings instead. */
export interface Change {
  readonly leaf: Leaf
  readonly from: number
  readonly to: number
  readonly inserted: string
}

export interface PlacedThread {
  readonly thread: HandoutThread
  /** null: it is said of the section, or its words are gone. */
  readonly range: { readonly from: Spot; readonly to: Spot } | null
  /** What its suggestion changes, in order; none where it has none, or none that can be shown in the text. */
  readonly changes: readonly Change[]
}

interface PlacedLeaf {
  readonly leaf: Leaf
  readonly number: number | null
  /** Where it begins in the section's words. */
  readonly begin: number
  readonly length: number
}

interface SectionWords {
  readonly leaves: readonly PlacedLeaf[]
  /** All leaves, parted by line ends, as the editor quotes them. */
  readonly words: string
}

/** Each thread of the section with its place. Of two suggestions for the same words the later one is none in the text. */
export function placeThreads({ doc, threads }: HandoutSection): PlacedThread[] {
  const text = wordsIn(doc)
  const taken: Change[] = []
  return threads.map((thread) => {
    const found = stretchOf(text, thread)
    const changes = found === null ? [] : changesOf(text, thread, found)
    const isFree = !changes.some((one) => taken.some((other) => overlap(one, other)))
    if (isFree) taken.push(...changes)
    return { thread, range: rangeOf(text, thread, found), changes: isFree ? changes : [] }
  })
}

function wordsIn(doc: readonly NumberedBlock[]): SectionWords {
  let begin = 0
  const leaves = doc.flatMap(({ number, blocks }) =>
    leavesOf(blocks).map((leaf) => {
      const { length } = wordsOf(leaf)
      begin += length + 1
      return { leaf, number, length, begin: begin - length - 1 }
    }),
  )
  return { leaves, words: leaves.map(({ leaf }) => wordsOf(leaf)).join('\n') }
}

export const leavesOf = (blocks: readonly Block[]): Leaf[] =>
  blocks.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return [block.inlines]
      case 'list':
        return block.items.flatMap(leavesOf)
      case 'quote':
        return leavesOf(block.blocks)
      case 'table':
        return block.rows.flatMap((row) => row.flatMap(({ content }) => leavesOf(content)))
    }
  })

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Where the thread's words stand: in its paragraph, or else where they come first. */
function stretchOf(text: SectionWords, { quote, suggestion, paragraph }: HandoutThread): Stretch | null {
  const sought = suggestion?.original ?? quote ?? ''
  if (sought === '') return null
  const places = placesOf(text.words, sought)
  return places.find(({ from }) => leafAt(text, from)?.number === paragraph) ?? places[0] ?? null
}

/** So many places of the same words are looked at. */
const mostPlaces = 1000

function placesOf(words: string, sought: string): Stretch[] {
  const places: Stretch[] = []
  let from = words.indexOf(sought)
  while (from !== -1 && places.length < mostPlaces) {
    places.push({ from, to: from + sought.length })
    from = words.indexOf(sought, from + 1)
  }
  return places
}

const leafAt = ({ leaves }: SectionWords, at: number): PlacedLeaf | undefined =>
  leaves.find(({ begin, length }) => at >= begin && at <= begin + length)

/** The words' place; the whole paragraph where they stand no more; null for the section. */
function rangeOf(
  text: SectionWords,
  { paragraph }: HandoutThread,
  found: Stretch | null,
): PlacedThread['range'] {
  if (found !== null) return rangeBetween(leafAt(text, found.from), leafAt(text, found.to), found)
  const inParagraph = text.leaves.filter(({ number }) => number !== null && number === paragraph)
  const [first, last] = [inParagraph.at(0), inParagraph.at(-1)]
  if (first === undefined || last === undefined) return null
  return rangeBetween(first, last, { from: first.begin, to: last.begin + last.length })
}

function rangeBetween(
  first: PlacedLeaf | undefined,
  last: PlacedLeaf | undefined,
  { from, to }: Stretch,
): PlacedThread['range'] {
  if (first === undefined || last === undefined) return null
  return {
    from: { leaf: first.leaf, at: from - first.begin },
    to: { leaf: last.leaf, at: to - last.begin },
  }
}

function changesOf(text: SectionWords, { suggestion }: HandoutThread, { from, to }: Stretch): Change[] {
  const [first, last] = [leafAt(text, from), leafAt(text, to)]
  if (suggestion === null || first === undefined || first !== last) return []
  // New paragraphs and line breaks cannot be shown within a line.
  if (suggestion.replacement.includes('\n')) return []
  const begin = from - first.begin
  return wordDifference(suggestion.original, suggestion.replacement).map((change) => ({
    leaf: first.leaf,
    from: begin + change.from,
    to: begin + change.to,
    inserted: change.words,
  }))
}

const overlap = (one: Change, other: Change): boolean =>
  one.leaf === other.leaf && one.from <= other.to && other.from <= one.to
