/** The blocks of a text, each under a key that stays with it: what is drawn of the others is not touched when one changes. */
import type { TextElement } from '#shared/text'

export interface Block {
  /** Stays with the block while blocks come and go around it. */
  readonly key: number
  /** A new object when anything in the block changed. */
  readonly element: TextElement
}

/** The blocks of a text that was `before`: those at its beginning and end that are the same, stay the same. */
export function blocksAfter(before: readonly Block[], elements: readonly TextElement[]): readonly Block[] {
  const most = Math.min(before.length, elements.length)
  const start = sameFrom(most, (at) => isSame(before[at], elements[at]))
  const end = sameFrom(most - start, (at) => isSame(before.at(-1 - at), elements.at(-1 - at)))
  if (start + end === before.length && before.length === elements.length) return before
  const [spare, last] = [before.slice(start, before.length - end), lastKey(before)]
  const changed = elements.slice(start, elements.length - end).map((element, at) => ({
    key: spare[at]?.key ?? last + 1 + at,
    element,
  }))
  return [...before.slice(0, start), ...changed, ...before.slice(before.length - end)]
}

/** How many are the same one after the other. */
function sameFrom(most: number, isSameAt: (at: number) => boolean): number {
  let count = 0
  while (count < most && isSameAt(count)) count += 1
  return count
}

const isSame = (block: Block | undefined, element: TextElement | undefined): boolean =>
  JSON.stringify(block?.element) === JSON.stringify(element)

const lastKey = (blocks: readonly Block[]): number => blocks.reduce((last, { key }) => Math.max(last, key), 0)
