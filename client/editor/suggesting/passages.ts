/**
 * Changes as the passages that are suggested: each with the words it is about, so that it can be anchored, read and
 * accepted by itself. Changes near each other are one passage.
 */
import type { Change } from './changes.ts'

/** In the letters of the text, which stands for `original`. */
export interface Passage {
  readonly from: number
  readonly to: number
  readonly original: string
  readonly replacement: string
}

/** Two changes with no more than this between them read as one. */
const nearWords = 3
const nearLetters = 40

export function passagesOf(text: string, copy: string, changes: readonly Change[]): Passage[] {
  const near = changes.reduce<Change[]>((all, change) => withNext(all, change, text), [])
  const wide = near.map((change, at) =>
    widened(change, text, copy, near[at - 1]?.to ?? 0, near[at + 1]?.from),
  )
  const apart = wide.reduce<Change[]>((all, change) => {
    const last = all.at(-1)
    return last === undefined || last.to < change.from
      ? [...all, change]
      : [...all.slice(0, -1), one(last, change)]
  }, [])
  return apart
    .map((change) => worded(change, text, copy))
    .filter(({ original, replacement }) => original !== replacement)
}

function withNext(all: readonly Change[], change: Change, text: string): Change[] {
  const last = all.at(-1)
  const between = last === undefined ? '' : text.slice(last.to, change.from)
  return last !== undefined && isShort(between) ? [...all.slice(0, -1), one(last, change)] : [...all, change]
}

const one = ({ from, at }: Change, { to, end }: Change): Change => ({ from, to, at, end })

function isShort(between: string): boolean {
  const words = between.trim()
  if (words === '') return true
  return !between.includes('\n') && between.length <= nearLetters && words.split(/\s+/u).length <= nearWords
}

const worded = ({ from, to, at, end }: Change, text: string, copy: string): Passage => ({
  from,
  to,
  original: text.slice(from, to).trim(),
  replacement: copy.slice(at, end).trim(),
})

/**
 * Takes in the words beside it: a change that is only put in has no words of its own to stand on, and one that begins or ends
 * with a space would leave two of them, or none.
 * @param low where the change before ends.
 * @param high where the next one begins.
 */
function widened(change: Change, text: string, copy: string, low: number, high = text.length): Change {
  let [left, right] = [0, 0]
  const old = () => text.slice(change.from - left, change.to + right)
  const now = () => copy.slice(change.at - left, change.end + right)
  const trim = () => {
    if (left === 0 && (/^\s/u.test(old()) || /^\s/u.test(now()))) left = wordBefore(text, change.from)
    if (right === 0 && (/\s$/u.test(old()) || /\s$/u.test(now()))) right = wordBehind(text, change.to)
  }
  const hasWord = () => /\S/u.test(old())
  trim()
  if (!hasWord()) left = wordBefore(text, change.from)
  if (!hasWord()) right = wordBehind(text, change.to)
  trim()
  // An empty line has words only above and below it.
  if (!hasWord()) [left, right] = [wordBefore(text, change.from, true), wordBehind(text, change.to, true)]
  ;[left, right] = [Math.min(left, change.from - low), Math.min(right, high - change.to)]
  return { from: change.from - left, to: change.to + right, at: change.at - left, end: change.end + right }
}

/** How many letters the word before takes, with the spaces up to it; none where its line has none. */
function wordBefore(text: string, from: number, beyondLine = false): number {
  const spaces = beyondLine ? /\S+\s*$/u : /\S+[^\S\n]*$/u
  return spaces.exec(text.slice(Math.max(0, from - 200), from))?.[0].length ?? 0
}

function wordBehind(text: string, to: number, beyondLine = false): number {
  const spaces = beyondLine ? /^\s*\S+/u : /^[^\S\n]*\S+/u
  return spaces.exec(text.slice(to, to + 200))?.[0].length ?? 0
}
