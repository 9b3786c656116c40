/** Hands the threads of one section to the anchors of its text, and what these keep to the server. Draws nothing. */
import type { SectionId, ThreadId } from '#shared/ids'
import { isPending, type Thread } from '#shared/thread'
import { memo, useEffect, useMemo } from 'react'
import { anchorsOf, type Anchored } from '../editor/anchor-door.ts'
import { giveAnchors } from '../editor/anchor-giving.ts'
import { useRoomDoor } from '../sync/use-room.ts'
import { cardId } from './card-id.ts'
import type { Draft } from './margin.ts'
import { publisher } from './publisher.ts'
import { useStory } from './story.tsx'

interface SectionPlacesProps {
  section: SectionId
  threads: readonly Thread[]
  /** The one of them that one is at. */
  active: ThreadId | null
  /** What is being written to this section. */
  draft: Draft | null
}

export const SectionPlaces = memo(function SectionPlaces(props: SectionPlacesProps) {
  const { section, threads, active, draft } = props
  const story = useStory()
  const { places } = story
  const { room, synced } = useRoomDoor(section)
  const given = useMemo(() => anchoredOf(threads, active, draft), [threads, active, draft])
  const door = anchorsOf(room.doc)
  const publish = useMemo(() => publisher(story, section), [story, section])
  const isWanted = synced && (given.length > 0 || door.late !== null)
  useEffect(() => void (isWanted && giveAnchors(room.doc, given, publish)), [room, given, publish, isWanted])
  useEffect(() => {
    const { late } = anchorsOf(room.doc)
    return isWanted && late !== null ? places.add(section, late) : undefined
  }, [room, places, section, isWanted])
  return null
})

function anchoredOf(threads: readonly Thread[], active: ThreadId | null, draft: Draft | null): Anchored[] {
  const given = threads.flatMap((thread) => anchored(thread, thread.id === active))
  if (draft?.anchor != null)
    given.push({ id: draft.id, anchor: draft.anchor, kind: 'comment', isActive: true })
  return given
}

function anchored(thread: Thread, isActive: boolean): Anchored[] {
  const { id, anchor, suggestion } = thread
  if (anchor === null) return []
  const about = { id, anchor, isActive, card: cardId(id) }
  if (suggestion === null || !isPending(thread)) return [{ ...about, kind: 'comment' }]
  return [{ ...about, kind: 'suggestion', replacement: suggestion.replacement }]
}
