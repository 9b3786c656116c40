/** The live text to read: plain elements, so that it can be selected, searched and printed across sections. */
import { isSafeHref } from '#shared/grammar'
import type { SectionId } from '#shared/ids'
import { isRun, plainText, type TextElement, type TextNode, type TextRun } from '#shared/text'
import { Fragment, memo, useSyncExternalStore, type HTMLAttributes, type ReactNode } from 'react'
import { useRoomDoor } from '../sync/workshop.tsx'
import { useWords } from '../words/words.ts'
import { blocksOf, type Block } from './blocks.ts'
import { NotHere } from './not-here.tsx'
import './editor.css'

/** The section's text as it stands; headings are h3 and h4. */
export function ReadingText({ section }: { section: SectionId }) {
  const { t } = useWords('editor')
  const { room, synced } = useRoomDoor(section)
  const blocks = blocksOf(room.doc)
  const list = useSyncExternalStore(blocks.subscribe, () => blocks.list)
  if (!synced) return <NotHere section={section} />
  if (list.length === 0) return <p className="text-waiting">{t('nothingYet')}</p>
  return (
    <div className="text still" lang="de" style={{ containIntrinsicBlockSize: guessBlockSize(list) }}>
      <BlockList list={list} />
    </div>
  )
}

interface StillTextProps extends HTMLAttributes<HTMLDivElement> {
  blocks: readonly Block[]
  /** As high as the text stood here last, in pixels; null: it never did. */
  height: number | null
}

/** A text that becomes an editor when one goes there, in the editor's own measures. */
export function StillText({ blocks, height, className, ...rest }: StillTextProps) {
  const size = height === null ? guessBlockSize(blocks) : `auto ${height}px`
  return (
    <div {...rest} className={`${className} still`} style={{ containIntrinsicBlockSize: size }}>
      <BlockList list={blocks} />
    </div>
  )
}

/**
 * About how high the text will be, for as long as it is too far out of sight to be laid out; from then on the browser
 * remembers. Letters of a line and heights as `editor.css` has them on a wide window.
 */
function guessBlockSize(blocks: readonly Block[]): string {
  const lines = blocks.map(({ element }) => Math.ceil(plainText([element]).length / 68))
  const height = lines.reduce((sum, count) => sum + count * 27 + 13, 0)
  return `auto ${height}px`
}

const BlockList = memo(function BlockList({ list }: { list: readonly Block[] }) {
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

function Run({ run }: { run: TextRun }) {
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
