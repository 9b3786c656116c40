/** Lines that are gone from one place and new in another, of the same section or not: they have moved. */
import { bagOf, likeness } from './difference-alike.ts'
import type { Block, Place } from './difference-blocks.ts'
import { changeOf } from './difference-change.ts'
import type { Line } from './difference-lines.ts'
import type { Effort } from './difference-row.ts'

/** Shorter lines ("Ziele") are alike by chance. */
const fewestLetters = 25
/** Two lines far from each other that share less are two. */
const sameLine = 0.6
/** Of more candidates none is looked for: so much that is gone and new is another text. */
const mostPairs = 100_000

interface Loose {
  readonly line: Line
  readonly place: Place
}

/** @param texts the blocks of each section. */
export function withMoves(texts: readonly (readonly Block[])[], effort: Effort): Block[][] {
  const gone = looseIn(texts, (block) => (block.kind === 'removed' ? block.before : null))
  const come = looseIn(texts, (block) => (block.kind === 'added' ? block.after : null))
  const moved = texts.map((blocks) => [...blocks])
  const put = ({ section, block }: Place, made: Block): void => void moved[section]?.splice(block, 1, made)
  for (const [from, to] of movesBetween(gone, come, effort)) {
    put(from.place, { kind: 'movedAway', before: from.line, to: to.place })
    put(to.place, { kind: 'movedHere', from: from.place, ...changeOf(from.line, to.line, effort) })
  }
  return moved
}

function looseIn(texts: readonly (readonly Block[])[], lineOf: (block: Block) => Line | null): Loose[] {
  return texts.flatMap((blocks, section) =>
    blocks.flatMap((one, block) => {
      const line = lineOf(one)
      return line === null || line.words.length < fewestLetters ? [] : [{ line, place: { section, block } }]
    }),
  )
}

type Move = readonly [from: Loose, to: Loose]

function movesBetween(gone: readonly Loose[], come: readonly Loose[], effort: Effort): Move[] {
  const exact = exactMoves(gone, come)
  const known = new Set(exact.flat())
  const isLoose = (one: Loose) => !known.has(one)
  return [...exact, ...alikeMoves(gone.filter(isLoose), come.filter(isLoose), effort)]
}

/** The same words: the first of the one with the first of the other. */
function exactMoves(gone: readonly Loose[], come: readonly Loose[]): Move[] {
  const waiting = new Map<string, Loose[]>()
  for (const from of gone) {
    const alike = waiting.get(from.line.words)
    if (alike === undefined) waiting.set(from.line.words, [from])
    else alike.push(from)
  }
  return come.flatMap((to): Move[] => {
    const from = waiting.get(to.line.words)?.shift()
    return from === undefined ? [] : [[from, to]]
  })
}

/** The most alike first. */
function alikeMoves(gone: readonly Loose[], come: readonly Loose[], effort: Effort): Move[] {
  const goneBags = gone.map(({ line }) => bagOf(line))
  const comeBags = come.map(({ line }) => bagOf(line))
  const words = [...goneBags, ...comeBags].reduce((sum, bag) => sum + bag.row.length + 1, 0)
  const cost = gone.length * come.length > mostPairs ? Infinity : words * Math.min(gone.length, come.length)
  if (!effort.takes(cost)) return []
  const found = goneBags.flatMap((bag, one) =>
    comeBags.flatMap((otherBag, other) => {
      const share = likeness(bag, otherBag)
      return share < sameLine ? [] : [{ share, one, other, words: bothWords(bag.line, otherBag.line) }]
    }),
  )
  found.sort((a, b) => b.share - a.share || (a.words < b.words ? -1 : a.words > b.words ? 1 : 0))
  const taken = new Set<Loose>()
  return found.flatMap(({ one, other }): Move[] => {
    const [from, to] = [gone[one], come[other]]
    if (from === undefined || to === undefined || taken.has(from) || taken.has(to)) return []
    taken.add(from).add(to)
    return [[from, to]]
  })
}

/** Of pairs that are equally alike their words decide: those are the same whichever text is the newer, and wherever they stand. */
const bothWords = (one: Line, other: Line): string => [one.words, other.words].sort().join('\n')
