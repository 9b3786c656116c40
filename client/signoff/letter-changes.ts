/** What somebody changed in the lines of a text, as the fewest letters that go and come. */
import { fits, isPlain, lettersIn, mostChanges, mostLetters, type LetterChange } from '#shared/correction'
import { longestRow } from '#shared/difference-row'
import { wordDifference } from '#shared/difference-words'

/** Comparing two words takes this much at most (the product of their letters); beyond, all of them are others. */
const mostCost = 40_000

/** @param edited what became of which of the lines */
export const letterChanges = (
  lines: readonly string[],
  edited: ReadonlyMap<number, string>,
): LetterChange[] =>
  lines.flatMap((before, line) => {
    const after = edited.get(line) ?? before
    return (after === before ? [] : wordDifference(before, after)).flatMap(({ from, to, words }) =>
      between(line, from, Array.from(before.slice(from, to)), Array.from(words)),
    )
  })

function between(line: number, from: number, old: readonly string[], now: readonly string[]): LetterChange[] {
  const found: LetterChange[] = []
  const row = old.length * now.length > mostCost ? [] : longestRow(old, now)
  let [at, one, other] = [from, 0, 0]
  for (const [oldAt, nowAt] of [...row, [old.length, now.length] as const]) {
    const [was, becomes] = [old.slice(one, oldAt).join(''), now.slice(other, nowAt).join('')]
    if (was !== becomes) found.push({ line, at, was, becomes })
    at += was.length + (old[oldAt]?.length ?? 0)
    one = oldAt + 1
    other = nowAt + 1
  }
  return found
}

/** Why it is no correction: nothing is changed, more than letters is, or too much; null when it is one. */
export function whyNone(
  lines: readonly string[],
  changes: readonly LetterChange[],
): 'nothing' | 'shape' | 'tooMuch' | null {
  if (changes.length === 0) return 'nothing'
  if (lettersIn(changes) > mostLetters || changes.length > mostChanges) return 'tooMuch'
  const areLetters = changes.every(({ was, becomes }) => isPlain(was) && isPlain(becomes))
  return areLetters && fits(lines, changes) ? null : 'shape'
}
