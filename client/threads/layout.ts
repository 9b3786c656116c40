/** Where the cards of a margin stand: each at its line as far as there is room, none over another. */
import type { ThreadId } from '#shared/ids'

export interface Wanted {
  readonly id: ThreadId
  /** Where its words stand, in pixels from the top of the margin. */
  readonly top: number
  readonly height: number
}

const gap = 10

/**
 * The tops of all cards, in the order of their places.
 * @param wanted in the order in which the cards stand in the margin, their tops never falling.
 * @param active the card that stands at its line whatever the others want; they make way, up and down. It gives way
 *   itself only where those above would leave the margin.
 * @param from the upper end of the margin.
 */
export function layOut(wanted: readonly Wanted[], active: ThreadId | null, from = 0): Map<ThreadId, number> {
  const at = wanted.findIndex(({ id }) => id === active)
  const placed = at < 0 ? downFrom(wanted, from) : around(wanted, at, from)
  return new Map(wanted.map(({ id }, index) => [id, placed[index] ?? 0]))
}

function around(wanted: readonly Wanted[], at: number, from: number): number[] {
  const [above, rest] = [wanted.slice(0, at), wanted.slice(at)]
  const needed = above.reduce((sum, { height }) => sum + height + gap, from)
  const line = Math.max(rest[0]?.top ?? 0, needed)
  const below = downFrom(rest, line)
  // Those above stand where they would without it, and are pushed up as far as they are in its way.
  const placed = downFrom(above, from)
  let floor = line - gap
  for (let index = at - 1; index >= 0; index--) {
    const top = Math.min(placed[index] ?? 0, floor - (above[index]?.height ?? 0))
    placed[index] = top
    floor = top - gap
  }
  return [...placed, ...below]
}

function downFrom(wanted: readonly Wanted[], from: number): number[] {
  let free = from
  return wanted.map(({ top, height }) => {
    const placed = Math.max(top, free)
    free = placed + height + gap
    return placed
  })
}
