/** A signed text, which comes as plain JSON, as the lines that are compared. */
import type { ContentNode } from '#shared/content'

/** A paragraph or a heading, wherever it stands: its words, and all that one can see of it. */
export interface TextLine {
  readonly words: string
  readonly look: string
}

/** @param path the names of what it stands in, from the outside */
export function linesOf(node: ContentNode, path = ''): TextLine[] {
  const { content = [] } = node
  const isLine = node.type === 'paragraph' || node.type === 'heading'
  if (!isLine) return content.flatMap((child) => linesOf(child, `${path}/${node.type}`))
  const words = content.map(({ text }) => text ?? '\n').join('')
  return words === '' ? [] : [{ words, look: path + JSON.stringify(node) }]
}
