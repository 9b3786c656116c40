/** A line that was split, or that came of several, as one line; and what of a line only looks different. */
import type { Block, PartChange } from '#shared/difference-blocks'
import type { Format, Stretch } from '#shared/difference-formats'

/** @param seamOf what is shown between two parts, given the space that stands there. */
export const wholeLine = (
  parts: readonly PartChange[],
  seamOf: (space: Stretch) => readonly Stretch[] = (space) => [space],
): Stretch[] =>
  parts.flatMap(({ stretches, seam }, at): readonly Stretch[] => {
    const isLast = at === parts.length - 1
    return isLast ? stretches : [...stretches, ...seamOf({ kind: 'same', runs: [{ text: seam }] })]
  })

/** Where a paragraph ended that goes on now. */
export const goesOn = (space: Stretch): Stretch[] => [{ kind: 'old', runs: [{ text: '¶' }] }, space]

/** Where a paragraph ends that went on: the next stands below. */
export const endsHere = (): Stretch[] => [{ kind: 'new', runs: [{ text: '¶\n' }] }]

export function formatsOf(block: Block): readonly Format[] {
  if ('parts' in block) return block.parts.flatMap(({ formats }) => formats)
  return 'formats' in block ? block.formats : []
}
