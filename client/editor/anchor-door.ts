/**
 * What every page has of the anchors of a section's comments: the place where the editor, or the text that is read, and
 * the late file that knows the anchors (`anchor-giving`) meet.
 */
import type { EditorView } from '@tiptap/pm/view'
import type { Anchor } from '#shared/anchor'
import {
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
  type ComponentType,
} from 'react'
import type * as Y from 'yjs'
import type { SectionRoom } from '../sync/section-room.ts'
import type { AnchorTools } from './anchor-plugin.ts'
import type { Anchors } from './anchors/anchors.ts'
import type { Stretch } from './anchors/section-text.ts'
import type { Block } from '../text/blocks.ts'
import type { ScratchHands } from './scratch-hands.ts'

/** What is to be shown in a text. */
export interface Anchored {
  readonly id: string
  readonly anchor: Anchor
  readonly kind: 'comment' | 'suggestion'
  /** Of a suggestion: the words that are to take the place of those in the text. */
  readonly replacement?: string
  readonly isActive: boolean
  /** The id of its card's element, while one is on the page. */
  readonly card?: string
}

/** An anchor that is to be published, because a change made here took the old one's places. */
export interface Kept {
  readonly id: string
  readonly anchor: Anchor
}

export interface AnchorDesk {
  readonly view: EditorView
  readonly tools: AnchorTools
}

export interface InsteadProps {
  readonly room: SectionRoom
  /** Names the text, as the textbox does whose place it takes. */
  readonly label: string
  readonly hands: ScratchHands
}

/** What stands in the text's place while somebody suggests changes to it. */
export interface Instead {
  readonly Text: ComponentType<InsteadProps>
  /** Words of the text as they stand there, to measure them. */
  readonly rangeOf: (words: Stretch) => Range | null
}

export interface AnchorDoor {
  /** The editor that shows the text now, with what the late file needs of it. */
  desk: AnchorDesk | null
  /** Where the text is drawn to read, or rests. */
  readonly still: Set<HTMLElement>
  /** Null while nothing was given. */
  late: Anchors | null
  instead: Instead | null
  /** Puts the words that are suggested into the blocks of a text at rest; null: there are none. */
  dress: Dress | null
  /** Called when `instead` or `dress` changes. */
  readonly watchers: Set<() => void>
}

type Dress = (blocks: readonly Block[]) => readonly Block[]

const everywhere = new WeakMap<Y.Doc, AnchorDoor>()

/** One for each document, from its first view on. */
export function anchorsOf(doc: Y.Doc): AnchorDoor {
  const known = everywhere.get(doc) ?? {
    desk: null,
    still: new Set(),
    late: null,
    instead: null,
    dress: null,
    watchers: new Set(),
  }
  everywhere.set(doc, known)
  return known
}

export function putInstead(doc: Y.Doc, instead: Instead | null): void {
  const door = anchorsOf(doc)
  door.instead = instead
  tell(door)
}

export function dress(door: AnchorDoor, dressing: Dress | null): void {
  door.dress = dressing
  tell(door)
}

function tell({ watchers }: AnchorDoor): void {
  for (const watcher of [...watchers]) watcher()
}

function useDoor<T>(doc: Y.Doc, ask: (door: AnchorDoor) => T): T {
  const door = anchorsOf(doc)
  const subscribe = useCallback(
    (watcher: () => void) => {
      door.watchers.add(watcher)
      return () => void door.watchers.delete(watcher)
    },
    [door],
  )
  return useSyncExternalStore(subscribe, () => ask(door))
}

/** What is drawn in place of the text; null: the text itself. */
export const useInstead = (doc: Y.Doc): Instead | null => useDoor(doc, ({ instead }) => instead)

/** The blocks as a text at rest shows them: with what is suggested to it. */
export function useDressed(doc: Y.Doc, blocks: readonly Block[]): readonly Block[] {
  const dressing = useDoor(doc, (door) => door.dress)
  return useMemo(() => dressing?.(blocks) ?? blocks, [dressing, blocks])
}

/** For the element of a text that is drawn from the document's blocks. @param drawn changes when it is drawn anew. */
export function useAnchored(doc: Y.Doc, drawn: unknown) {
  const text = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current } = text
    const door = anchorsOf(doc)
    if (current === null) return undefined
    door.still.add(current)
    door.late?.markStill()
    return () => {
      door.still.delete(current)
      door.late?.markStill()
    }
  }, [doc, drawn])
  return text
}
