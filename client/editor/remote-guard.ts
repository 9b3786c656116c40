/**
 * Nobody's words are changed because somebody reads them. Several extensions tidy up after each change
 * (tables made rectangular, addresses made links, an emptied document reset); done in answer to a change
 * from elsewhere, or to opening, every open browser would write the same correction at once. So whatever is
 * appended to a change from the Y.Doc may move the selection, but not touch the text, and nothing scrolls.
 *
 * And an editor that broke, or that is shown what it does not know, falls silent: it neither hears nor writes.
 */
import { Extension } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import { Silencer, type EditorWatch } from './silencer.ts'
import { readUnread } from './unread.ts'

declare module '@tiptap/core' {
  interface Storage {
    remoteGuard: { followsYjs: boolean; silencer: Silencer }
  }
}

/** @param watch is told when the editor cannot go on; without one, what breaks it is thrown. */
export const remoteGuard = (doc: Y.Doc, watch: EditorWatch | null) =>
  Extension.create({
    name: 'remoteGuard',
    // Outermost: everything else happens inside of it.
    priority: 10_000,

    addStorage: () => ({ followsYjs: false, silencer: new Silencer(doc, watch) }),

    dispatchTransaction({ transaction, next }) {
      const before = this.storage.followsYjs
      this.storage.followsYjs = isChangeOrigin(transaction)
      try {
        this.storage.silencer.dispatch(transaction, next, !this.storage.followsYjs)
      } finally {
        this.storage.followsYjs = before
      }
    },

    addProseMirrorPlugins() {
      const { storage } = this
      return [
        new Plugin({
          key: new PluginKey('remoteGuard'),
          view: (view) => storage.silencer.listen(view),
          props: {
            handleScrollToSelection: () => storage.followsYjs,
            handleDOMEvents: { keydown: readFirst },
          },
          filterTransaction: (appended) =>
            !storage.followsYjs || !appended.docChanged || isChangeOrigin(appended),
        }),
      ]
    },
  })

/** A busy browser tells of a caret that it moved after the key that follows: keys act where the caret is. */
function readFirst(view: EditorView): false {
  readUnread(view)
  return false
}
