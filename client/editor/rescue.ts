/**
 * The way to the rescuer, who comes as a file of its own when somebody comes to write. Files of their own share
 * no module with the editor, or the editor would be cut in two: what the rescuer needs of it is handed over.
 */
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { nodes, rootName } from '#shared/grammar'
import * as Y from 'yjs'
import type { SectionRoom } from '../sync/section-room.ts'
import type { Text } from './letters.ts'
import type { Offer } from './lost-words.ts'
import { toAbsolute, toRelative } from './positions.ts'
import type { Rescuer } from './rescuer.ts'

export const rescue = (doc: Y.Doc) =>
  Extension.create({
    name: 'rescue',
    addProseMirrorPlugins: () => [
      new Plugin({ key: new PluginKey('rescue'), view: (view) => rescueOf(doc).serve(view) }),
    ],
  })

/** Watches over one document, from its first editor on: words get lost also while no editor shows it. */
export class Rescue {
  readonly doc: Y.Doc
  readonly text: Text
  readonly tools = { toAbsolute, toRelative, TextSelection, bindingOrigin: ySyncPluginKey }
  /** The editor that is served now. */
  view: EditorView | null = null
  rescuer: Rescuer | null = null
  /** When somebody first came to write, in milliseconds since 1970, and one's Yjs clock then: letters are typed before the file is here. */
  came: { readonly at: number; readonly clock: number } | null = null
  /** Knows what one wrote before this page was loaded. */
  room: SectionRoom | null = null
  /** Lost words that are offered back; a new list with every change. */
  offers: readonly Offer[] = []
  readonly #watchers = new Set<() => void>()

  constructor(doc: Y.Doc) {
    this.doc = doc
    this.text = this.textOf(doc)
  }

  textOf(doc: Y.Doc): Text {
    return { root: doc.getXmlFragment(rootName), isBlock: (name) => nodes[name]?.text === true }
  }

  /** Words that come back with the person may have been lost before anyone writes. Returns the way to stop. */
  follow(room: SectionRoom): () => void {
    this.room = room
    const look = () => void (this.rescuer === null && room.returned !== null && this.load().catch(() => {}))
    look()
    return room.subscribe(look)
  }

  /** Called whenever `offers` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  show(offers: readonly Offer[]): void {
    this.offers = offers
    for (const watcher of [...this.#watchers]) watcher()
  }

  serve(view: EditorView): { destroy: () => void } {
    this.view = view
    // Where the file cannot be fetched, it is asked for again with the next coming.
    const come = () => {
      this.came ??= { at: Date.now(), clock: Y.getState(this.doc.store, this.doc.clientID) }
      void this.load().catch(() => {})
    }
    view.dom.addEventListener('focus', come)
    return { destroy: () => this.leave(view) }
  }

  leave(view: EditorView): void {
    if (this.view === view) this.view = null
  }

  async load(): Promise<void> {
    const late = await import('./rescuer.ts')
    this.rescuer ??= new late.Rescuer(this)
  }
}

const everywhere = new WeakMap<Y.Doc, Rescue>()

export function rescueOf(doc: Y.Doc): Rescue {
  const known = everywhere.get(doc) ?? new Rescue(doc)
  everywhere.set(doc, known)
  return known
}
