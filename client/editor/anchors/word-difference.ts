/** The words that differ between two texts: as few as possible, whole words. */

/** In place of the letters from `from` to `to` of the one text come `words` of the other. */
export interface Difference {
  readonly from: number
  readonly to: number
  readonly words: string
}

/** Comparing takes this much at most (the product of the words that differ); beyond, all that differs is one part. */
const mostCost = 4_000_000

export function wordDifference(before: string, after: string): Difference[] {
  const [old, now] = [pieces(before), pieces(after)]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  const room = Math.min(old.length, now.length) - start
  while (end < room && old[old.length - 1 - end] === now[now.length - 1 - end]) end++
  const offset = lengthOf(old.slice(0, start))
  return compare(old.slice(start, old.length - end), now.slice(start, now.length - end), offset)
}

/** A stretch of two texts that are shown as one. */
export interface Piece {
  readonly kind: 'same' | 'old' | 'new'
  readonly words: string
}

/** The two texts as one, piece by piece. */
export function piecesOf(original: string, replacement: string): Piece[] {
  const found: Piece[] = []
  let at = 0
  for (const { from, to, words } of wordDifference(original, replacement)) {
    found.push({ kind: 'same', words: original.slice(at, from) })
    found.push({ kind: 'old', words: original.slice(from, to) }, { kind: 'new', words })
    at = to
  }
  found.push({ kind: 'same', words: original.slice(at) })
  return found.filter(({ words }) => words !== '')
}

/** Words, single signs, spaces and line breaks. */
const pieces = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+|[^\S\n]+|[^]/gu) ?? []

function compare(old: readonly string[], now: readonly string[], offset: number): Difference[] {
  if (old.length === 0 && now.length === 0) return []
  const row = old.length * now.length > mostCost ? [] : longestRow(old, now)
  const found: Difference[] = []
  let [at, one, other] = [offset, 0, 0]
  for (const [oldAt, nowAt] of [...row, [old.length, now.length] as const]) {
    const gone = lengthOf(old.slice(one, oldAt))
    const words = now.slice(other, nowAt).join('')
    if (gone > 0 || words !== '') found.push({ from: at, to: at + gone, words })
    at += gone + (old[oldAt]?.length ?? 0)
    one = oldAt + 1
    other = nowAt + 1
  }
  return found.reduce<Difference[]>((all, part) => joined(all, part, old, offset), [])
}

/** Two changed words with only a space between them read as one change. */
function joined(all: Difference[], part: Difference, old: readonly string[], offset: number): Difference[] {
  const last = all.at(-1)
  const between = last === undefined ? '' : old.join('').slice(last.to - offset, part.from - offset)
  if (last === undefined || !/^[^\S\n]$/u.test(between)) return [...all, part]
  return [...all.slice(0, -1), { from: last.from, to: part.to, words: last.words + between + part.words }]
}

/** The longest row of pieces that both have, as pairs of their indices. */
export function longestRow(old: readonly string[], now: readonly string[]): (readonly [number, number])[] {
  const width = now.length + 1
  const lengths = new Uint16Array((old.length + 1) * width)
  const at = (one: number, other: number): number => lengths[one * width + other] ?? 0
  for (let one = old.length - 1; one >= 0; one--)
    for (let other = now.length - 1; other >= 0; other--)
      lengths[one * width + other] =
        old[one] === now[other]
          ? at(one + 1, other + 1) + 1
          : Math.max(at(one + 1, other), at(one, other + 1))
  const row: (readonly [number, number])[] = []
  for (let one = 0, other = 0; one < old.length && other < now.length;) {
    if (old[one] === now[other]) row.push([one++, other++])
    else if (at(one + 1, other) >= at(one, other + 1)) one++
    else other++
  }
  return row
}

const lengthOf = (all: readonly string[]): number => all.reduce((sum, { length }) => sum + length, 0)
