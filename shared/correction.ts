/**
 * "Redaktionelle Änderung": a few letters of a locked text become others. It is never more than that: the lines of the
 * text, its paragraphs and headings, stay the same ones, in the same order and the same look, and none of them becomes empty.
 */
import type { ContentNode } from './content.ts'

/** So many letters may go and come in one correction, all in all, in so many places. */
export const [mostLetters, mostChanges] = [40, 20]
/** So many times a text may be corrected from one call for sign-off to the next. */
export const mostCorrections = 5

/** In one line, in front of the letter at `at` (UTF-16), `was` becomes `becomes`. */
export interface LetterChange {
  /** Which of the text's lines, in reading order, from 0; empty ones count. */
  readonly line: number
  readonly at: number
  readonly was: string
  readonly becomes: string
}

/** Words of a line that became others, whole, as people read them. */
export interface ChangedWords {
  readonly before: string
  readonly after: string
}

/** How many letters go and come, all in all. */
export const lettersIn = (changes: readonly LetterChange[]): number =>
  changes.reduce((sum, { was, becomes }) => sum + was.length + becomes.length, 0)

/** Letters in one line: nothing that breaks it, controls it, or is half a character. */
export const isPlain = (letters: string): boolean => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(letters)

/** Whether a node is a line: a paragraph or a heading, wherever it stands. */
export const isLine = (name: string): boolean => name === 'paragraph' || name === 'heading'

/** The letters of each line; what is no letter (a line break) counts as one. */
export function linesIn({ type, content = [] }: ContentNode): string[] {
  return isLine(type) ? [content.map(({ text }) => text ?? '\n').join('')] : content.flatMap(linesIn)
}

/**
 * Whether the changes fit a text with these lines: in reading order, none over another, each where the letters are what it
 * says, none in the middle of a character, and every line keeps letters.
 */
export function fits(lines: readonly string[], changes: readonly LetterChange[]): boolean {
  const inOrder = changes.every((change, index) => {
    const before = changes[index - 1]
    if (before === undefined || before.line < change.line) return true
    return before.line === change.line && before.at + before.was.length < change.at
  })
  return (
    inOrder && changes.every((change) => fitsIn(lines[change.line], change)) && keepsLetters(lines, changes)
  )
}

function fitsIn(line: string | undefined, { at, was, becomes }: LetterChange): boolean {
  if (line === undefined || at > line.length || was === becomes) return false
  return line.startsWith(was, at) && isWhole(line, at) && isWhole(line, at + was.length)
}

/** Whether no character is cut in two there. */
const isWhole = (line: string, at: number): boolean =>
  at === 0 || !/^[\ud800-\udbff][\udc00-\udfff]/.test(line.slice(at - 1, at + 1))

const keepsLetters = (lines: readonly string[], changes: readonly LetterChange[]): boolean =>
  changes.every(({ line }) => changedLine(lines[line] ?? '', changesIn(changes, line)).trim() !== '')

const changesIn = (changes: readonly LetterChange[], line: number): LetterChange[] =>
  changes.filter((change) => change.line === line)

/** The line with all of these changes, which fit it. */
export const changedLine = (line: string, changes: readonly LetterChange[]): string =>
  changes.reduceRight(
    (text, { at, was, becomes }) => text.slice(0, at) + becomes + text.slice(at + was.length),
    line,
  )

/** The words that the changes touch, as they were and as they are; of changes that fit the lines. */
export function changedWords(lines: readonly string[], changes: readonly LetterChange[]): ChangedWords[] {
  const touched = new Set(changes.map(({ line }) => line))
  return [...touched].flatMap((line) => wordsOf(lines[line] ?? '', changesIn(changes, line)))
}

interface Stretch {
  readonly from: number
  readonly to: number
  readonly changes: readonly LetterChange[]
}

function wordsOf(line: string, changes: readonly LetterChange[]): ChangedWords[] {
  return changes
    .reduce<Stretch[]>((all, change) => withChange(all, change, line), [])
    .map(({ from, to, changes: own }) => {
      const before = line.slice(from, to)
      const moved = own.map((change) => ({ ...change, at: change.at - from }))
      return { before, after: changedLine(before, moved) }
    })
}

/** Changes of one word are one stretch. */
function withChange(all: readonly Stretch[], change: LetterChange, line: string): Stretch[] {
  const [from, to] = wordsAround(line, change.at, change.at + change.was.length)
  const last = all.at(-1)
  if (last === undefined || from > last.to) return [...all, { from, to, changes: [change] }]
  return [
    ...all.slice(0, -1),
    { from: last.from, to: Math.max(to, last.to), changes: [...last.changes, change] },
  ]
}

/** So far a word is followed to both sides. */
const longestHalf = 60

function wordsAround(line: string, from: number, to: number): readonly [number, number] {
  const before = /\S*$/u.exec(line.slice(Math.max(0, from - longestHalf), from))?.[0].length ?? 0
  const after = /^\S*/u.exec(line.slice(to, to + longestHalf))?.[0].length ?? 0
  return [from - before, to + after]
}
