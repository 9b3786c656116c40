/** The editor's side of the anchors: what they draw, and what happens to them, goes through the door. */
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { anchorsOf, type AnchorDoor } from './anchor-door.ts'
import type { Shown } from './anchors/drawing.ts'
import { readUnread } from './unread.ts'

const key = new PluginKey<Shown | null>('anchors')

/** Handed over: a module that both files name would cut the editor in two. */
export const tools = {
  key,
  Decoration,
  DecorationSet,
  syncKey: ySyncPluginKey,
  undoKey: yUndoPluginKey,
  readUnread,
}
export type AnchorTools = typeof tools

export const anchors = (doc: Y.Doc) =>
  Extension.create({ name: 'anchors', addProseMirrorPlugins: () => [pluginOf(anchorsOf(doc))] })

const pluginOf = (door: AnchorDoor): Plugin<Shown | null> =>
  new Plugin<Shown | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, shown, before) => door.late?.follow(tools, tr, shown, before) ?? null,
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
    view: (view) => serve(door, view),
  })

function serve(door: AnchorDoor, view: EditorView) {
  const desk = { view, tools }
  door.desk = desk
  return {
    update: () => door.late?.changed(desk),
    destroy: () => {
      if (door.desk !== desk) return
      door.late?.leave()
      door.desk = null
    },
  }
}
