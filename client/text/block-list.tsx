/** A text drawn as plain elements, so that it can be selected, searched and printed: from plain data, whoever brings it. */
import { isSafeHref } from '#shared/grammar'
import { isRun, type TextElement, type TextNode, type TextRun } from '#shared/text'
import { Fragment, memo, type ReactNode } from 'react'
import type { Block } from './blocks.ts'
import './text.css'

/** Headings are h3 and h4: the chapter is the page's h1, the section h2. */
export const BlockList = memo(function BlockList({ list }: { list: readonly Block[] }) {
  return list.map(({ key, element }) => <OneBlock key={key} element={element} />)
})

/** A block is drawn again only when something in it changed. */
const OneBlock = memo(function OneBlock({ element }: { element: TextElement }) {
  return drawElement(element)
})

/** Within a block nodes have no names of their own: their place is their key. */
const Nodes = ({ nodes }: { nodes: readonly TextNode[] }) => (
  <>
    {nodes.map((node, at) => (
      <Fragment key={`${at}`}>{drawNode(node)}</Fragment>
    ))}
    {endsInBreak(nodes) && <br className="text__filler" />}
  </>
)

/** A browser shows the line behind a last break only if something stands in it. */
function endsInBreak(nodes: readonly TextNode[]): boolean {
  const last = nodes.at(-1)
  return last !== undefined && !isRun(last) && last.name === 'hardBreak'
}

const drawNode = (node: TextNode): ReactNode => (isRun(node) ? <Run run={node} /> : drawElement(node))

/** Words in their look. */
export function Run({ run }: { run: TextRun }) {
  let drawn: ReactNode = run.text
  if (run.italic) drawn = <em>{drawn}</em>
  if (run.bold) drawn = <strong>{drawn}</strong>
  if (run.href === undefined || !isSafeHref(run.href)) return <Fragment>{drawn}</Fragment>
  return (
    <a href={run.href} rel="noopener noreferrer nofollow" target="_blank">
      {drawn}
    </a>
  )
}

function drawElement({ name, attributes = {}, children }: TextElement): ReactNode {
  const inner = <Nodes nodes={children} />
  switch (name) {
    case 'paragraph':
      return <p>{inner}</p>
    case 'heading':
      return <ReadingHeading level={Number(attributes['level'] ?? 1)}>{inner}</ReadingHeading>
    case 'bulletList':
      return <ul>{inner}</ul>
    case 'orderedList':
      return <ol start={Number(attributes['start'] ?? 1)}>{inner}</ol>
    case 'listItem':
      return <li>{inner}</li>
    case 'blockquote':
      return <blockquote>{inner}</blockquote>
    case 'table':
      return <ReadingTable>{inner}</ReadingTable>
    case 'tableRow':
      return <tr>{inner}</tr>
    case 'tableHeader':
      return <th {...spans(attributes)}>{inner}</th>
    case 'tableCell':
      return <td {...spans(attributes)}>{inner}</td>
    case 'hardBreak':
      return <br />
    // No letter of the text (`editor/anchors/suggested`): its words are drawn by the style.
    case 'suggested':
      return (
        <ins className="remark__new" data-words={attributes['words']} data-thread={attributes['thread']} />
      )
    default:
      // Of a newer version of the text: its words are shown all the same.
      return <div>{inner}</div>
  }
}

/** Our own levels are two; another editor's deeper ones are shown as what they are. */
function ReadingHeading({ level, children }: { level: number; children: ReactNode }) {
  const Tag = (['h3', 'h4', 'h5'] as const)[level - 1] ?? 'h6'
  return <Tag>{children}</Tag>
}

const ReadingTable = ({ children }: { children: ReactNode }) => (
  <div className="text__table">
    <table>
      <tbody>{children}</tbody>
    </table>
  </div>
)

const spans = (attributes: Readonly<Record<string, unknown>>) => ({
  colSpan: Number(attributes['colspan'] ?? 1),
  rowSpan: Number(attributes['rowspan'] ?? 1),
})
