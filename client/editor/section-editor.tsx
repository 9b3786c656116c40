/** A section's text to write in: still text until somebody comes near, then an editor on the room's Y.Doc. */
import type { SectionId } from '#shared/ids'
import { useCallback, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import type * as Y from 'yjs'
import type { SectionRoom } from '../sync/section-room.ts'
import { useRoomDoor } from '../sync/use-room.ts'
import { useWords } from '../words/words.ts'
import { useAnchored, useDressed, useInstead } from './anchor-door.ts'
import { blocksOf } from './blocks.ts'
import { useDesk } from './desk-context.ts'
import type { Desk } from './desk.tsx'
import { LastingText, LostWords } from './lasting-text.tsx'
import { NotHere } from './not-here.tsx'
import { ReadingText, StillText } from './reading-text.tsx'
import { scratchHands } from './scratch-hands.ts'
import { holdsUnknown } from './unknown-content.ts'
import './own-words.ts'
import './editor.css'

interface SectionEditorProps {
  section: SectionId
  /** Names the text for assistive technology, e.g. "1.2 Elementarbereich". */
  label: string
}

/** Before the text is here nothing can be written: an empty page must never be taken for an empty text. */
export function SectionEditor({ section, label }: SectionEditorProps) {
  const { room, synced, access } = useRoomDoor(section)
  const [unknown, foundUnknown] = useUnknown(room, synced)
  if (!synced) return <NotHere section={section} />
  if (unknown) return <TooNew section={section} />
  const place = { room, label, editable: access === 'write' }
  return (
    <>
      <TextPlace key={room.doc.guid} {...place} onUnknown={foundUnknown} />
      <LostWords room={room} editable={place.editable} />
    </>
  )
}

/** Whether the text holds what this page does not know: from the beginning, or as told later. */
function useUnknown({ doc }: SectionRoom, synced: boolean): [boolean, () => void] {
  const [found, setFound] = useState<Y.Doc | null>(null)
  const held = useMemo(() => synced && holdsUnknown(doc), [doc, synced])
  const tell = useCallback(() => queueMicrotask(() => flushSync(() => setFound(doc))), [doc])
  return [held || found === doc, tell]
}

function TooNew({ section }: { section: SectionId }) {
  const { t } = useWords('editor')
  return (
    <>
      <p className="text-waiting">{t('tooNew')}</p>
      <ReadingText section={section} />
    </>
  )
}

interface TextPlaceProps {
  room: SectionRoom
  label: string
  editable: boolean
  /** Something came that this page does not know. */
  onUnknown: () => void
}

/** Where the text stands, still or live, or what stands in its place. A text that stands alone, on no desk, is live. */
function TextPlace({ room, label, editable, onUnknown }: TextPlaceProps) {
  const { t } = useWords('editor')
  const desk = useDesk()
  const place = useRef<HTMLDivElement>(null)
  const [isLive, show] = useState(desk === null)
  const instead = useInstead(room.doc)
  const attributes = useMemo(() => textboxAttributes(label, editable, t('placeholder')), [label, editable, t])
  useLayoutEffect(() => {
    const element = place.current
    if (desk === null || element === null) return undefined
    return desk.seat(room.section, element, show)
  }, [desk, room])
  return (
    <div ref={place} className="section-text">
      {instead !== null ? (
        <instead.Text room={room} label={label} hands={scratchHands} />
      ) : isLive || desk === null ? (
        <LastingText {...{ room, editable, attributes, onUnknown }} />
      ) : (
        <RestingText room={room} desk={desk} attributes={attributes} />
      )}
    </div>
  )
}

interface RestingTextProps {
  room: SectionRoom
  desk: Desk
  attributes: Readonly<Record<string, string>>
}

/** To those who cannot see it, it is the textbox that it becomes as soon as one goes there. */
function RestingText({ room, desk, attributes }: RestingTextProps) {
  const blocks = blocksOf(room.doc)
  const list = useDressed(
    room.doc,
    useSyncExternalStore(blocks.subscribe, () => blocks.list),
  )
  return (
    <StillText
      {...attributes}
      ref={useAnchored(room.doc, list)}
      className={list.length === 0 ? 'text text--blank' : 'text'}
      blocks={list}
      tabIndex={0}
      onFocus={() => desk.arrive(room.section)}
      onClick={(event) => desk.click(event)}
    />
  )
}

const textboxAttributes = (
  label: string,
  editable: boolean,
  placeholder: string,
): Record<string, string> => ({
  role: 'textbox',
  lang: 'de',
  'aria-multiline': 'true',
  'aria-label': label,
  'aria-readonly': editable ? 'false' : 'true',
  'data-placeholder': editable ? placeholder : '',
})
