/**
 * The way to the anchors of a section's comments, which come as a file of their own when there are any. Files of their
 * own share no module with the editor, or the editor would be cut in two: what they need of it is handed over.
 */
import type { EditorView } from '@tiptap/pm/view'
import type { Anchor } from '#shared/anchor'
import { useLayoutEffect, useRef } from 'react'
import type { AnchorTools } from './anchor-plugin.ts'
import type * as Y from 'yjs'
import type { Anchors } from './anchors/anchors.ts'

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

/** One for each document, from its first view on. */
export class AnchorDoor {
  readonly doc: Y.Doc
  given: readonly Anchored[] = []
  onKept: (kept: readonly Kept[]) => void = () => {}
  /** The editor that shows the text now, with what the late file needs of it. */
  desk: AnchorDesk | null = null
  /** Where the text is drawn to read, or rests. */
  readonly still = new Set<HTMLElement>()
  late: Anchors | null = null

  constructor(doc: Y.Doc) {
    this.doc = doc
  }

  /** @param onKept publishes; it is told only of what a change made here. Rejects when the file cannot be fetched. */
  async give(given: readonly Anchored[], onKept: (kept: readonly Kept[]) => void): Promise<void> {
    this.given = given
    this.onKept = onKept
    if (given.length > 0) await this.load()
    this.late?.show()
  }

  async load(): Promise<Anchors> {
    const { Anchors } = await import('./anchors/anchors.ts')
    return (this.late ??= new Anchors(this))
  }

  /** Shows the ranges in a text that is no editor, as it is drawn now. Returns the way to stop. */
  rest(text: HTMLElement): () => void {
    this.still.add(text)
    this.late?.markStill()
    return () => {
      this.still.delete(text)
      this.late?.markStill()
    }
  }
}

const everywhere = new WeakMap<Y.Doc, AnchorDoor>()

export function anchorsOf(doc: Y.Doc): AnchorDoor {
  const known = everywhere.get(doc) ?? new AnchorDoor(doc)
  everywhere.set(doc, known)
  return known
}

/** For the element of a text that is drawn from the document's blocks. @param drawn changes when it is drawn anew. */
export function useAnchored(doc: Y.Doc, drawn: unknown) {
  const text = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => (text.current === null ? undefined : anchorsOf(doc).rest(text.current)), [doc, drawn])
  return text
}
