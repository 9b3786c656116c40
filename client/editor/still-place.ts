/**
 * Places in the still text as places in the editor that takes its place: both have the same elements, and
 * ProseMirror counts one for each side of a block, one for a break, and one for each letter.
 * (The break that only fills a line has a class, and counts nothing.)
 */
const inlines = new Set(['EM', 'STRONG', 'A', 'INS'])
/** Elements that only the page has: a table's frame. */
const frames = new Set(['DIV', 'TBODY'])

/**
 * The ProseMirror position of a place in `text`, which holds the section's blocks.
 * @param node as in a DOM Range: a text and an offset in it, or an element and a child's index.
 */
export function placeIn(text: Element, node: Node, offset: number): number {
  let at =
    node instanceof Text ? offset : sum([...node.childNodes].slice(0, offset).map((child) => sizeOf(child)))
  for (let here = node; here !== text && here.parentNode !== null; here = here.parentNode) {
    at += edgeOf(here)
    for (let before = here.previousSibling; before !== null; before = before.previousSibling)
      at += sizeOf(before)
  }
  return at
}

function sizeOf(node: Node): number {
  if (node instanceof Text) return node.length
  if (node instanceof HTMLBRElement) return node.className === '' ? 1 : 0
  return sum([...node.childNodes].map((child) => sizeOf(child))) + 2 * edgeOf(node)
}

const edgeOf = ({ nodeName }: Node): number =>
  nodeName === '#text' || inlines.has(nodeName) || frames.has(nodeName) ? 0 : 1

const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0)
