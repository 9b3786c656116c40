/** Where words stand in a section as it is shown, still text or editor, across its marks and links. */
import { fold } from './folded.ts'

/** What stands in the page without being the section's words: other people's carets, words that are proposed. */
const aside = '.caret, .remark__new, .ProseMirror-separator'
const inlines = new Set(['EM', 'STRONG', 'A', 'SPAN', 'MARK', 'DEL'])

/** A text node, or a break, and where it begins in the words of its block. */
interface Piece {
  readonly node: Node
  readonly start: number
}

interface Block {
  words: string
  readonly pieces: Piece[]
}

/**
 * The places of `wanted` (folded already) in the section's title and text, in reading order, at most `most`.
 * They are static: a change of the text makes them stale.
 */
export function hitsIn(section: Element, wanted: string, most: number): StaticRange[] {
  if (wanted === '') return []
  const hits: StaticRange[] = []
  for (const root of section.querySelectorAll('h2 > [lang], .text')) {
    for (const block of blocksIn(root)) {
      hits.push(...hitsInBlock(block, wanted))
      if (hits.length >= most) return hits.slice(0, most)
    }
  }
  return hits
}

function hitsInBlock(block: Block, wanted: string): StaticRange[] {
  const hits: StaticRange[] = []
  const { text, from } = fold(block.words)
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length))
    hits.push(rangeOf(block, from(at), from(at + wanted.length)))
  return hits
}

function rangeOf({ pieces }: Block, start: number, end: number): StaticRange {
  const first = placeAt(pieces, start)
  const last = placeAt(pieces, end - 1)
  return new StaticRange({
    startContainer: first.node,
    startOffset: first.offset,
    endContainer: last.node,
    endOffset: last.offset + 1,
  })
}

/** As in a DOM range: in a text by letters, at a break by its place among its parent's children. */
function placeAt(pieces: readonly Piece[], at: number): { node: Node; offset: number } {
  const { node, start } = pieces.findLast((piece) => piece.start <= at) ?? { node: document.body, start: 0 }
  if (node instanceof Text || node.parentNode === null) return { node, offset: at - start }
  return { node: node.parentNode, offset: [...node.parentNode.childNodes].findIndex((one) => one === node) }
}

/** The words that stand in one line or paragraph together; a break in it reads as a space. */
function blocksIn(root: Element): Block[] {
  const blocks = new Map<Node, Block>()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches(aside) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const words = wordsOf(node)
    if (words === '') continue
    const place = blockOf(node, root)
    const block = blocks.get(place) ?? { words: '', pieces: [] }
    block.pieces.push({ node, start: block.words.length })
    block.words += words
    blocks.set(place, block)
  }
  return [...blocks.values()]
}

/** A break that only fills a line has a class. */
function wordsOf(node: Node): string {
  if (node instanceof Text) return node.data
  return node instanceof HTMLBRElement && node.className === '' ? ' ' : ''
}

function blockOf(node: Node, root: Element): Node {
  let block = node.parentNode
  while (block !== null && block !== root && inlines.has(block.nodeName)) block = block.parentNode
  return block ?? root
}
