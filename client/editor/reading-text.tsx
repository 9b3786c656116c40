/** The live text to read: plain elements, so that it can be selected, searched and printed across sections. */
import { isSafeHref } from '#shared/grammar'
import type { SectionId } from '#shared/ids'
import { isRun, readText, type TextElement, type TextNode, type TextRun } from '#shared/text'
import { Fragment, memo, useEffect, useState, type ReactNode } from 'react'
import type * as Y from 'yjs'
import { useRoomDoor } from '../sync/workshop.tsx'
import { useWords } from '../words/words.ts'
import './editor.css'

/** Somebody may be writing at ten keys a second: readers see it a few times a second. */
const refreshMillis = 300

/** The section's text as it stands; headings are h3 and h4. */
export function ReadingText({ section }: { section: SectionId }) {
  const { t } = useWords('editor')
  const { room, synced } = useRoomDoor(section)
  const text = useText(room.doc, synced)
  if (!synced) return <p className="text-waiting">{t('waiting')}</p>
  if (text.length === 0) return <p className="text-waiting">{t('nothingYet')}</p>
  return (
    <div className="text" lang="de">
      <Nodes nodes={text} />
    </div>
  )
}

/** At once when the text is here, then now and then. */
function useText(doc: Y.Doc, synced: boolean): TextElement[] {
  const [text, setText] = useState<TextElement[]>(() => readText(doc))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      timer = undefined
      setText(readText(doc))
    }
    const changed = () => void (timer ??= setTimeout(read, refreshMillis))
    read()
    doc.on('update', changed)
    return () => {
      clearTimeout(timer)
      doc.off('update', changed)
    }
  }, [doc, synced])
  return text
}

/** Nodes have no names of their own: their place is their key. */
const Nodes = ({ nodes }: { nodes: readonly TextNode[] }) =>
  nodes.map((node, at) => <OneNode key={`${at}`} node={node} />)

/** A block is drawn again only when its content changed. */
const OneNode = memo(
  ({ node }: { node: TextNode }) => (isRun(node) ? <Run run={node} /> : drawElement(node)),
  (before, after) => JSON.stringify(before.node) === JSON.stringify(after.node),
)
OneNode.displayName = 'OneNode'

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
