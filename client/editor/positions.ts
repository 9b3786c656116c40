/**
 * Places in the text that move with it: from a ProseMirror position to a Yjs relative position and back. Both
 * walk the Y types themselves (an element counts 2 and its content, a hard break 1, a text its length); the
 * binding's own way gives null at the very start of a document.
 */
import { rootName } from '#shared/grammar'
import * as Y from 'yjs'

type Parent = Y.XmlFragment | Y.XmlElement
type Child = Y.XmlElement | Y.XmlText

/** The Yjs relative position of `at`; it stays with the character before it. */
export function toRelative(doc: Y.Doc, at: number): Y.RelativePosition {
  let parent: Parent = doc.getXmlFragment(rootName)
  let rest = at
  for (;;) {
    const found = childAt(parent, rest)
    if (found === null) return Y.createRelativePositionFromTypeIndex(parent, parent.length, -1)
    const { child, index, offset } = found
    if (child instanceof Y.XmlText) return Y.createRelativePositionFromTypeIndex(child, offset, -1)
    if (offset === 0) return Y.createRelativePositionFromTypeIndex(parent, index, -1)
    parent = child
    rest = offset - 1
  }
}

/** The position in the document, or null when the place is not part of the text any more. */
export function toAbsolute(doc: Y.Doc, place: Y.RelativePosition): number | null {
  const root = doc.getXmlFragment(rootName)
  const found = Y.createAbsolutePositionFromRelativePosition(place, doc)
  if (found === null) return null
  let type: unknown = found.type
  let at = type instanceof Y.XmlText ? found.index : sizeOf(childrenOf(type).slice(0, found.index))
  while (type !== root) {
    const parent = parentOf(type)
    if (parent === null) return null
    const before = childrenOf(parent)
    const index = before.findIndex((child) => child === type)
    if (index < 0) return null
    at += sizeOf(before.slice(0, index)) + (type instanceof Y.XmlText ? 0 : 1)
    type = parent
  }
  return at
}

function childAt(parent: Parent, rest: number): { child: Child; index: number; offset: number } | null {
  let offset = rest
  for (const [index, child] of childrenOf(parent).entries()) {
    const size = sizeOf([child])
    if (child instanceof Y.XmlText ? offset <= size : offset < size) return { child, index, offset }
    offset -= size
  }
  return null
}

const parentOf = (type: unknown): Parent | null => {
  const parent = type instanceof Y.XmlText || type instanceof Y.XmlElement ? type.parent : null
  return parent instanceof Y.XmlFragment ? parent : null
}

const childrenOf = (type: unknown): Child[] =>
  type instanceof Y.XmlFragment
    ? type.toArray().filter((child) => child instanceof Y.XmlText || child instanceof Y.XmlElement)
    : []

const sizeOf = (children: readonly Child[]): number =>
  children.reduce((sum, child) => sum + sizeOfOne(child), 0)

function sizeOfOne(child: Child): number {
  if (child instanceof Y.XmlText) return child.length
  return child.nodeName === 'hardBreak' ? 1 : sizeOf(childrenOf(child)) + 2
}
