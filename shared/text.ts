/** A section's text as plain data: its blocks, what stands in them, and its words. */
export interface TextRun {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly href?: string
}

export interface TextElement {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string | number | boolean>>
  readonly children: readonly TextNode[]
}

export type TextNode = TextRun | TextElement

export const isRun = (node: TextNode): node is TextRun => 'text' in node

/** All words of the text in reading order, blocks parted by line breaks: for counting and searching. */
export function plainText(nodes: readonly TextNode[]): string {
  return nodes.map((node) => (isRun(node) ? node.text : plainElement(node))).join('')
}

const plainElement = (element: TextElement): string =>
  element.name === 'hardBreak' ? '\n' : `${plainText(element.children)}\n`
