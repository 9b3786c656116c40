/** What a file holds, shown as it would stand in the section, and where it is to go. */
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useAnnounce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Radios } from '../../ui/radios.tsx'
import { useWords } from '../../words/words.ts'
import type { Hands } from '../hands.ts'
import { contentOf, figuresOf, type Figures } from './content.ts'
import { FileReport } from './file-report.tsx'
import { insertText, spotsIn, type Spot } from './insert.ts'
import type { ForSectionProps } from './intake-dialog.tsx'
import type { Intake, View } from './intake.ts'

interface FilePreviewProps extends ForSectionProps {
  name: string
  intake: Intake
  editor: Editor | null
}

/** Without an editor for the section there is nothing to put the text into. */
export function FilePreview(props: FilePreviewProps) {
  const { t } = useWords('intake')
  const { editor } = props
  const [doc] = useState(() => editor?.state.doc)
  if (doc === undefined) return <Notice tone="warning" title={t('noEditor')} role="alert" />
  return <Preview {...props} doc={doc} />
}

interface PreviewProps extends FilePreviewProps {
  /** The section's text as it stood when the dialog came. */
  doc: Node
}

function Preview({ doc, desk, hands, section, name, intake, onClose }: PreviewProps) {
  const { t } = useWords('intake')
  const announce = useAnnounce()
  const [view, setView] = useState<View>('accepted')
  const html = view === 'original' ? (intake.original ?? '') : intake.accepted
  const text = useContent(hands, doc, html)
  const figures = useMemo(() => text && figuresOf(text), [text])
  const spots = useMemo(() => spotsIn(doc), [doc])
  const [spot, setSpot] = useState<Spot>(spots[0] ?? 'end')
  const insert = () => {
    const editor = desk.open(section)
    if (editor === null || text === null || figures === null) return
    insertText(hands, editor, text, spot)
    announce(t('inserted', { count: figures.words, name }))
    onClose()
    // The dialog gives the focus back to where it came from; then it goes to what was put in.
    requestAnimationFrame(() => editor.view.focus())
  }
  return (
    <>
      {figures === null ? (
        <p role="status">{t('reading', { name })}</p>
      ) : (
        <Summary name={name} kind={intake.kind} figures={figures} />
      )}
      <FileReport intake={intake} view={view} onView={setView} />
      {spots.length > 1 && <SpotChoice spots={spots} spot={spot} onSpot={setSpot} />}
      {text !== null && <Shown text={text} hands={hands} />}
      <DialogActions>
        <Button kind="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
        <Button kind="primary" disabled={figures === null || figures.words === 0} onClick={insert}>
          {t('insert')}
        </Button>
      </DialogActions>
    </>
  )
}

/** The HTML as a document of the editor's schema; null while it is made. */
function useContent(hands: Hands, { type: { schema } }: Node, html: string): Node | null {
  const [made, setMade] = useState<{ html: string; text: Node } | null>(null)
  useEffect(() => {
    let isWanted = true
    void contentOf(hands, schema, html).then((text) => isWanted && setMade({ html, text }))
    return () => {
      isWanted = false
    }
  }, [hands, schema, html])
  return made?.html === html ? made.text : null
}

interface SpotChoiceProps {
  spots: readonly Spot[]
  spot: Spot
  onSpot: (spot: Spot) => void
}

function SpotChoice({ spots, spot, onSpot }: SpotChoiceProps) {
  const { t } = useWords('intake')
  const options = spots.map((value) => ({ value, label: t(value) }))
  return <Radios legend={t('spot')} value={spot} options={options} onChange={onSpot} />
}

function Summary({ name, kind, figures }: { name: string; kind: Intake['kind']; figures: Figures }) {
  const { t } = useWords('intake')
  const { words, headings, tables } = figures
  const parts = [
    t(`kind.${kind}`),
    t('words', { count: words }),
    ...(headings > 0 ? [t('headings', { count: headings })] : []),
    ...(tables > 0 ? [t('tables', { count: tables })] : []),
  ]
  return (
    <p role="status" className="intake__summary">
      <strong>{name}</strong> · {parts.join(' · ')}
    </p>
  )
}

/** A part of the page that scrolls must be reached by keyboard. */
const scrolling = { role: 'region', tabIndex: 0 } as const

/** So many blocks are drawn in one go. */
const atOnce = 400

/** The text to read, drawn by the schema that draws it in the editor; a long one piece by piece, while it is read. */
function Shown({ text, hands: { DOMSerializer } }: { text: Node; hands: Hands }) {
  const { t } = useWords('intake')
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const drawer = DOMSerializer.fromSchema(text.type.schema)
    let turn: ReturnType<typeof setTimeout> | undefined
    const draw = (from: number) => {
      const blocks = text.content.content.slice(from, from + atOnce)
      box.current?.append(...blocks.map((block) => drawer.serializeNode(block)))
      if (from + atOnce < text.childCount) turn = setTimeout(() => draw(from + atOnce))
    }
    box.current?.replaceChildren()
    draw(0)
    return () => clearTimeout(turn)
  }, [text, DOMSerializer])
  return <div ref={box} className="text intake__text" lang="de" aria-label={t('preview')} {...scrolling} />
}
