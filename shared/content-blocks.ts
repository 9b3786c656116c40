/** The way back from a section's content (`content`) to its blocks, to be drawn. */
import type { ContentNode } from './content.ts'
import type { TextElement, TextRun } from './text.ts'

/** The blocks of a content, to be drawn. */
export const blocksIn = ({ content = [] }: ContentNode): TextElement[] =>
  content.filter(({ text }) => text === undefined).map(elementIn)

function elementIn({ type, attrs = {}, content = [] }: ContentNode): TextElement {
  const attributes = Object.entries(attrs).flatMap(([key, value]) =>
    value === null ? [] : [[key, value] as const],
  )
  return {
    name: type,
    attributes: Object.fromEntries(attributes),
    children: content.map((node) => (node.text === undefined ? elementIn(node) : runIn(node.text, node))),
  }
}

function runIn(text: string, { marks = [] }: ContentNode): TextRun {
  const href = marks.find(({ type }) => type === 'link')?.attrs?.['href']
  const has = (name: string) => marks.some(({ type }) => type === name)
  return {
    text,
    ...(has('bold') ? { bold: true as const } : {}),
    ...(has('italic') ? { italic: true as const } : {}),
    ...(typeof href === 'string' ? { href } : {}),
  }
}
