/** What two texts were, read from their difference alone, and what it counts. */
import type { ComparedSection, Counts, TextDifference } from './difference.ts'
import type { Block } from './difference-blocks.ts'
import type { Stretch } from './difference-formats.ts'
import { linesOf, type Line } from './difference-lines.ts'
import { plainText } from './text.ts'

/** The lines of the older text that it shows; what moved here shows none. */
export function linesBefore(block: Block): readonly Line[] {
  if (block.kind === 'joined') return block.parts.map(({ before }) => before)
  return 'before' in block && block.kind !== 'movedHere' ? [block.before] : []
}

/** The lines of the newer text that it shows. */
export function linesAfter(block: Block): readonly Line[] {
  if (block.kind === 'split') return block.parts.map(({ after }) => after)
  return 'after' in block ? [block.after] : []
}

type Side = 'before' | 'after'

/** The words of the lines that it shows of the one text, piece by piece. */
function piecesIn(block: Block, side: Side): string[] {
  const [lines, other] = side === 'before' ? [linesBefore(block), 'new'] : [linesAfter(block), 'old']
  const wordsIn = (stretches: readonly Stretch[]): string =>
    plainText(stretches.filter(({ kind }) => kind !== other).flatMap(({ runs }) => runs))
  if ('parts' in block) {
    const parts = block.parts.map(({ stretches }) => wordsIn(stretches))
    const isWhole = (block.kind === 'split') === (side === 'before')
    return isWhole ? [parts.map((words, at) => words + (block.parts[at]?.seam ?? '')).join('')] : parts
  }
  return lines.map(({ words }) => ('stretches' in block ? wordsIn(block.stretches) : words))
}

/** The lines of the one text, read from the difference; and again from its words, piece by piece. */
export function textsIn(
  { sections }: TextDifference,
  side: Side,
): [name: string, looks: string[], words: string[]][] {
  return sections.flatMap((section) => {
    const name = section[side]
    if (name === null) return []
    const looks: string[] = []
    const pieces: string[] = []
    for (const one of section.blocks) {
      looks.push(...(side === 'before' ? linesBefore(one) : linesAfter(one)).map(({ look }) => look))
      pieces.push(...piecesIn(one, side))
    }
    return [[`${section.id} ${name.number} ${name.title}`, looks, pieces]]
  })
}

/** The same of a text itself. */
export const textsOf = (sections: readonly ComparedSection[]): ReturnType<typeof textsIn> =>
  sections.map(({ id, number, title, doc }) => {
    const lines = linesOf(doc)
    return [`${id} ${number} ${title}`, lines.map(({ look }) => look), lines.map((one) => one.words)]
  })

/** Of all sections together. */
export const total = ({ sections }: TextDifference): Counts =>
  sections.reduce<Counts>(
    (sum, { counts }) => ({
      changed: sum.changed + counts.changed,
      rows: sum.rows + counts.rows,
      formatted: sum.formatted + counts.formatted,
      added: sum.added + counts.added,
      removed: sum.removed + counts.removed,
      moved: sum.moved + counts.moved,
      split: sum.split + counts.split,
      joined: sum.joined + counts.joined,
      wordsAdded: sum.wordsAdded + counts.wordsAdded,
      wordsRemoved: sum.wordsRemoved + counts.wordsRemoved,
    }),
    {
      changed: 0,
      rows: 0,
      formatted: 0,
      added: 0,
      removed: 0,
      moved: 0,
      split: 0,
      joined: 0,
      wordsAdded: 0,
      wordsRemoved: 0,
    },
  )

/** As they are the other way round. */
export const turned = ({
  added,
  removed,
  split,
  joined,
  wordsAdded,
  wordsRemoved,
  ...rest
}: Counts): Counts => ({
  ...rest,
  added: removed,
  removed: added,
  split: joined,
  joined: split,
  wordsAdded: wordsRemoved,
  wordsRemoved: wordsAdded,
})
