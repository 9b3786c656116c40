/** The live text to read: plain elements, so that it can be selected, searched and printed across sections. */
import type { SectionId } from '#shared/ids'
import { useSyncExternalStore, type HTMLAttributes, type Ref } from 'react'
import { useRoomDoor } from '../sync/use-room.ts'
import { BlockList } from '../text/block-list.tsx'
import type { Block } from '../text/blocks.ts'
import { useWords } from '../words/words.ts'
import { useAnchored } from './anchor-door.ts'
import { blocksOf } from './blocks.ts'
import { NotHere } from './not-here.tsx'
import './own-words.ts'
import './editor.css'

/** The section's text as it stands. */
export function ReadingText({ section }: { section: SectionId }) {
  const { t } = useWords('editor')
  const { room, synced } = useRoomDoor(section)
  const blocks = blocksOf(room.doc)
  const list = useSyncExternalStore(blocks.subscribe, () => blocks.list)
  const text = useAnchored(room.doc, synced && list)
  if (!synced) return <NotHere section={section} />
  if (list.length === 0) return <p className="text-waiting">{t('nothingYet')}</p>
  return (
    <div ref={text} className="text" lang="de">
      <BlockList list={list} />
    </div>
  )
}

interface StillTextProps extends HTMLAttributes<HTMLDivElement> {
  ref?: Ref<HTMLDivElement>
  blocks: readonly Block[]
}

/**
 * A text that becomes an editor when one goes there, in the editor's own measures. It is laid out wherever it stands: with
 * `content-visibility` Chromium guesses heights out of sight, and the page jumps by what the guess was wrong.
 */
export const StillText = ({ blocks, className, ...rest }: StillTextProps) => (
  <div {...rest} className={`${className} still`}>
    <BlockList list={blocks} />
  </div>
)
