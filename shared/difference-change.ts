/** What became of a line, piece by piece; of a row, cell by cell. */
import { columnsOf, type CellPair, type Columns } from './difference-columns.ts'
import { lineFormats, runFormats, stretchesOf, type Format, type Stretch } from './difference-formats.ts'
import { cellBreak, cut, type Cell, type Line } from './difference-lines.ts'
import type { Effort } from './difference-row.ts'
import { wordDifference } from './difference-words.ts'

/** The line as both texts have it, piece by piece. */
export interface Change {
  readonly before: Line
  readonly after: Line
  readonly stretches: readonly Stretch[]
  readonly formats: readonly Format[]
}

type Words = Pick<Change, 'stretches' | 'formats'>

/** Of two lines that are the same one. @param columns of two rows, as their whole table has them. */
export function changeOf(before: Line, after: Line, effort: Effort, columns?: Columns): Change {
  const isRow = before.cells.length > 0 && after.cells.length > 0
  const { stretches, formats: inside } = isRow
    ? cellsChange(before, after, columns?.cells ?? columnsOf([[before, after]], effort), effort)
    : wordsChange(before, after, effort)
  const formats = [...lineFormats(before, after), ...(columns?.formats ?? []), ...inside]
  const isNamed = before.words !== after.words || formats.length > 0 || before.look === after.look
  return {
    before,
    after,
    stretches: stretches.filter(({ runs }) => runs.length > 0),
    formats: isNamed ? formats : [{ what: 'shape' }],
  }
}

function wordsChange(before: Cell, after: Cell, effort: Effort): Words {
  const formats: Format[] = []
  const stretches: Stretch[] = []
  let [oldAt, nowAt] = [0, 0]
  const stay = (letters: number): void => {
    const kept = cut(before.runs, oldAt, oldAt + letters)
    const keeps = cut(after.runs, nowAt, nowAt + letters)
    stretches.push(...stretchesOf(kept, keeps))
    formats.push(...runFormats(kept, keeps))
    ;[oldAt, nowAt] = [oldAt + letters, nowAt + letters]
  }
  for (const { from, to, words } of wordDifference(before.words, after.words, effort)) {
    stay(from - oldAt)
    stretches.push({ kind: 'old', runs: cut(before.runs, from, to) })
    stretches.push({ kind: 'new', runs: cut(after.runs, nowAt, nowAt + words.length) })
    ;[oldAt, nowAt] = [to, nowAt + words.length]
  }
  stay(before.words.length - oldAt)
  return { stretches, formats }
}

/** Nothing goes from one cell to another. What parts them is there in the text that has a cell before it. */
function cellsChange(before: Line, after: Line, columns: readonly CellPair[], effort: Effort): Words {
  const stretches: Stretch[] = []
  const formats: Format[] = []
  let [hadOld, hadNew] = [false, false]
  for (const { before: one, after: other } of columns) {
    const [was, is] = [before.cells[one ?? -1], after.cells[other ?? -1]]
    const breaks = kindOf(hadOld && was !== undefined, hadNew && is !== undefined)
    if (breaks !== null) stretches.push({ kind: breaks, runs: [cellBreak] })
    const cell = cellChange(was, is, effort)
    stretches.push(...cell.stretches)
    formats.push(...cell.formats)
    ;[hadOld, hadNew] = [hadOld || was !== undefined, hadNew || is !== undefined]
  }
  return { stretches, formats }
}

function kindOf(isOld: boolean, isNew: boolean): 'same' | 'old' | 'new' | null {
  if (isOld) return isNew ? 'same' : 'old'
  return isNew ? 'new' : null
}

function cellChange(was: Cell | undefined, is: Cell | undefined, effort: Effort): Words {
  if (was !== undefined && is !== undefined) return wordsChange(was, is, effort)
  const gone = was === undefined ? [] : [{ kind: 'old' as const, runs: was.runs }]
  const come = is === undefined ? [] : [{ kind: 'new' as const, runs: is.runs }]
  return { stretches: [...gone, ...come], formats: [] }
}
