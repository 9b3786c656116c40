/** Plain text: paragraphs, and the lists that people write with bullets and numbers. */
import { assemble, paragraph, type Block, type Piece } from './draft.ts'

const bullet = /^(\s*)[•·▪●◦‣○■*–-]\s+(\S.*)$/u
const numbered = /^(\s*)(\d{1,6})[.)]\s+(\S.*)$/u
/** Lines of a letter or an e-mail are broken about here. */
const [shortest, widest] = [45, 100]

/** The draft of a plain text whose lines are parted by "\n". */
export const plainDraft = (text: string): Block[] =>
  assemble(text.split(/\n[^\S\n]*\n|\f/u).flatMap((group) => readGroup(group.split('\n').filter(says))))

const says = (line: string): boolean => line.trim() !== ''

/** Lines between two empty ones. */
function readGroup(lines: readonly string[]): Piece[] {
  if (lines.some((line) => bullet.test(line) || isNumbered(lines, line))) return lines.flatMap(readLine)
  const paragraphs = isWrapped(lines) ? [lines.map((line) => line.trim()).join(' ')] : lines
  return paragraphs.map((words) => block(words.trim()))
}

/** A number alone may be a date ("3. Oktober"): two lines in a row make a list. */
const isNumbered = (lines: readonly string[], line: string): boolean =>
  numbered.test(line) && lines.filter((one) => numbered.test(one)).length > 1

/** Whether a program broke the lines of one paragraph: all but the last are about full. */
const isWrapped = (lines: readonly string[]): boolean =>
  lines.length > 1 &&
  lines.slice(0, -1).every(({ length }) => length >= shortest && length <= widest) &&
  (lines.at(-1)?.length ?? 0) <= widest

function readLine(line: string): Piece {
  const [, indent = '', words] = bullet.exec(line) ?? []
  if (words !== undefined) return point(indent, null, words)
  const [, before = '', number, rest] = numbered.exec(line) ?? []
  return number === undefined || rest === undefined ? block(line.trim()) : point(before, Number(number), rest)
}

const block = (text: string): Piece => ({ kind: 'block', block: paragraph([{ text }]) })

const point = (indent: string, number: number | null, text: string): Piece => ({
  kind: 'point',
  // Two spaces or a tab lead one level deeper; three levels are enough for what is typed by hand.
  level: Math.min(2, Math.max(0, Math.floor((indent.replaceAll('\t', '    ').length - 1) / 3))),
  ordered: number !== null,
  number: number ?? 1,
  words: [{ text: text.trim() }],
})
