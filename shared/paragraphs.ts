/**
 * At which of the numbered paragraphs of a section an anchor stands: "1.2, Absatz 3".
 */
import * as Y from 'yjs'
import { readPlace, type Anchor } from './anchor.ts'
import { rootName } from './grammar.ts'
import { paragraphNumbers } from './numbers.ts'
import type { TextElement } from './text.ts'
import { readText } from './text-doc.ts'

/** Where in its section something was said. `gone`: the words it was said of are in the text no more. */
export type Place =
  | { readonly kind: 'section' }
  | { readonly kind: 'heading'; readonly block: number }
  | { readonly kind: 'paragraph'; readonly block: number; readonly number: number }
  | { readonly kind: 'gone' }

/**
 * Tells where anchors stand in a section's text as it is now.
 * @param text the blocks of `doc`, where they have been read already.
 */
export function placesIn(
  doc: Y.Doc,
  text: readonly TextElement[] = readText(doc),
): (anchor: Anchor | null) => Place {
  const root = doc.getXmlFragment(rootName)
  const elements = root.toArray().filter((node) => node instanceof Y.XmlElement)
  const blocks = new Map<unknown, number>(elements.map((node, at) => [node, at]))
  const numbers = paragraphNumbers(text)
  return (anchor) => {
    if (anchor === null) return { kind: 'section' }
    const block = blockOf(doc, blocks, anchor)
    if (block === null) return { kind: 'gone' }
    const number = numbers[block] ?? null
    return number === null ? { kind: 'heading', block } : { kind: 'paragraph', block, number }
  }
}

/** A place in the document, and the top-level block it is in. */
interface Spot {
  readonly type: Y.AbstractType<unknown>
  readonly index: number
  readonly block: number
}

/** The block in which the anchor's first word stands; null where none of its words stands any more. */
function blockOf(doc: Y.Doc, blocks: ReadonlyMap<unknown, number>, anchor: Anchor): number | null {
  const [start, end] = [spotOf(doc, blocks, anchor.start), spotOf(doc, blocks, anchor.end)]
  if (start === null || end === null) return null
  return isEmpty(start, end) ? null : start.block
}

function spotOf(doc: Y.Doc, blocks: ReadonlyMap<unknown, number>, written: string): Spot | null {
  const at = Y.createAbsolutePositionFromRelativePosition(readPlace(written), doc)
  if (at === null) return null
  const block = blocks.get(topmost(at.type))
  return block === undefined ? null : { type: at.type, index: at.index, block }
}

/** The top-level block that the type is, or is in; null when any of them was deleted. */
function topmost(type: Y.AbstractType<unknown>): Y.AbstractType<unknown> | null {
  let here: Y.AbstractType<unknown> | null = type
  while (here?.parent instanceof Y.AbstractType && here.parent.parent !== null) {
    if (isDeleted(here)) return null
    here = here.parent
  }
  return here === null || isDeleted(here) ? null : here
}

const isDeleted = ({ _item: item }: Y.AbstractType<unknown>): boolean => item?.deleted === true

/** Whether nothing is left between the two: deleted words draw them together. */
function isEmpty(start: Spot, end: Spot): boolean {
  if (start.type === end.type) return start.index >= end.index
  if (start.block > end.block) return true
  const isAtEnd = start.type instanceof Y.XmlText && start.index >= start.type.length
  return isAtEnd && end.index === 0 && end.block - start.block <= 1
}
