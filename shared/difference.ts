/**
 * What became of a text: two lists of sections compared, section by section, line by line, word by word. Plain data, of
 * which both texts can be read; the same whichever of them is the newer one, turned round.
 */
import { canonicalJson } from './canonical.ts'
import type { ContentNode } from './content.ts'
import { blocksOf, type Block } from './difference-blocks.ts'
import type { Stretch } from './difference-formats.ts'
import { linesOf, type Line } from './difference-lines.ts'
import { withMoves } from './difference-moves.ts'
import { Effort, evenly, onlyOnce } from './difference-row.ts'
import { piecesOf, type Piece } from './difference-words.ts'
import { must } from './failure.ts'
import type { SectionId } from './ids.ts'
import { plainText } from './text.ts'

export interface ComparedSection {
  readonly id: SectionId
  /** For example "1.2". */
  readonly number: string
  readonly title: string
  readonly doc: ContentNode
}

type SectionName = Pick<ComparedSection, 'number' | 'title'>

export interface SectionDifference {
  readonly id: SectionId
  readonly kind: 'unchanged' | 'changed' | 'added' | 'removed'
  /** null: it is new, or gone. */
  readonly before: SectionName | null
  readonly after: SectionName | null
  /** The title, if it is another one; null: it is not. */
  readonly title: readonly Piece[] | null
  /** It stands elsewhere among the others. */
  readonly isMoved: boolean
  readonly blocks: readonly Block[]
  readonly counts: Counts
  /** Time was up: its lines are compared as wholes, or not at all. */
  readonly isCoarse: boolean
}

/** Lines by what became of them; words that came and went, those of a new section and of one that is gone included. */
export interface Counts {
  readonly changed: number
  /** Of tables, that are others. */
  readonly rows: number
  readonly formatted: number
  readonly added: number
  readonly removed: number
  readonly moved: number
  readonly split: number
  readonly joined: number
  readonly wordsAdded: number
  readonly wordsRemoved: number
}

/** Something to go to: a section as a whole (`block` null) or a line of it. */
export interface ChangePlace {
  readonly section: number
  readonly block: number | null
}

export interface TextDifference {
  /** In the order of the newer text; one that is gone stands where it stood. */
  readonly sections: readonly SectionDifference[]
  /** All changes in the order of the text; what has moved counts once, where it stands now. */
  readonly changes: readonly ChangePlace[]
}

/** Beyond, a text is compared by whole lines. */
const mostSteps = 40_000_000

interface SectionPair {
  readonly old: ComparedSection | null
  readonly now: ComparedSection | null
}

/** @param isLate asked now and then: as soon as it is true, what is left is compared by whole lines. */
export function differenceOf(
  before: readonly ComparedSection[],
  after: readonly ComparedSection[],
  isLate: () => boolean,
  steps = mostSteps,
): TextDifference {
  const effort = new Effort(isLate, steps)
  const staying = stayingIn(before, after)
  const compared = pairSections(before, after).map((pair) => {
    const missed = effort.missed
    const blocks = blocksOf(linesIn(pair.old), linesIn(pair.now), effort)
    return { pair, blocks, isCoarse: effort.missed > missed }
  })
  const texts = withMoves(
    compared.map(({ blocks }) => blocks),
    effort,
  )
  const sections = compared.map(({ pair, isCoarse }, at) => {
    const { id } = must(pair.now ?? pair.old, 'a section of one of both')
    const isMoved = pair.now !== null && pair.old !== null && !staying.has(id)
    return { id, isMoved, isCoarse, ...sectionOf(pair, texts[at] ?? []) }
  })
  return { sections, changes: sections.flatMap(changesIn) }
}

const linesIn = (section: ComparedSection | null): Line[] => (section === null ? [] : linesOf(section.doc))

/** Those of both that stand in the same order. */
function stayingIn(
  before: readonly ComparedSection[],
  after: readonly ComparedSection[],
): ReadonlySet<SectionId | undefined> {
  const [old, now] = [before.map(({ id }) => id), after.map(({ id }) => id)]
  return new Set(evenly(old, now, onlyOnce).map(([at]) => old[at]))
}

/** In the order of the newer; one that is gone behind the one that was before it. */
function pairSections(
  before: readonly ComparedSection[],
  after: readonly ComparedSection[],
): readonly SectionPair[] {
  const olds = new Map(before.map((old) => [old.id, old]))
  const news = new Set(after.map(({ id }) => id))
  const gone = new Map<SectionId | null, SectionPair[]>()
  let last: SectionId | null = null
  for (const old of before)
    if (news.has(old.id)) last = old.id
    else gone.set(last, [...(gone.get(last) ?? []), { old, now: null }])
  return [
    ...(gone.get(null) ?? []),
    ...after.flatMap((now) => [{ old: olds.get(now.id) ?? null, now }, ...(gone.get(now.id) ?? [])]),
  ]
}

function sectionOf({ old, now }: SectionPair, blocks: readonly Block[]) {
  return {
    kind: kindOf(old, now),
    before: nameOf(old),
    after: nameOf(now),
    title: old === null || now === null || old.title === now.title ? null : piecesOf(old.title, now.title),
    blocks,
    counts: countsOf(blocks),
  }
}

function kindOf(old: ComparedSection | null, now: ComparedSection | null): SectionDifference['kind'] {
  if (old === null) return 'added'
  if (now === null) return 'removed'
  const isSame = old.title === now.title && canonicalJson(old.doc) === canonicalJson(now.doc)
  return isSame ? 'unchanged' : 'changed'
}

const nameOf = (section: ComparedSection | null): SectionName | null =>
  section && { number: section.number, title: section.title }

function countsOf(blocks: readonly Block[]): Counts {
  const count = (kind: Block['kind']) => blocks.filter((block) => block.kind === kind).length
  const rows = blocks.filter(isChangedRow).length
  return {
    changed: count('changed') - rows,
    rows,
    formatted: count('formatted'),
    added: count('added'),
    removed: count('removed'),
    moved: count('movedHere'),
    split: count('split'),
    joined: count('joined'),
    wordsAdded: wordsIn(blocks, 'new'),
    wordsRemoved: wordsIn(blocks, 'old'),
  }
}

/** A paragraph that was put into a table is one that has changed, whichever text is the newer. */
const isChangedRow = (block: Block): boolean =>
  block.kind === 'changed' && block.before.kind === 'row' && block.after.kind === 'row'

function wordsIn(blocks: readonly Block[], kind: 'new' | 'old'): number {
  const stretches = blocks.flatMap(stretchesIn).filter((one) => one.kind === kind)
  return stretches.reduce((sum, { runs }) => sum + wordCount(plainText(runs)), 0)
}

function stretchesIn(block: Block): readonly Stretch[] {
  if (block.kind === 'added') return [{ kind: 'new', runs: block.after.runs }]
  if (block.kind === 'removed') return [{ kind: 'old', runs: block.before.runs }]
  if ('parts' in block) return block.parts.flatMap(({ stretches }) => stretches)
  return 'stretches' in block ? block.stretches : []
}

const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

/** A section that is new or gone is one change; so is whatever is changed about it as a whole. */
function changesIn({ kind, title, isMoved, blocks }: SectionDifference, section: number): ChangePlace[] {
  const whole: ChangePlace = { section, block: null }
  if (kind === 'added' || kind === 'removed') return [whole]
  const within = blocks.flatMap((block, at) => (isChange(block) ? [{ section, block: at }] : []))
  const isWhole =
    title !== null || isMoved || (kind === 'changed' && blocks.every((block) => block.kind === 'same'))
  return isWhole ? [whole, ...within] : within
}

const isChange = ({ kind }: Block): boolean => kind !== 'same' && kind !== 'movedAway'
