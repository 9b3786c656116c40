/**
 * Nobody's words are changed because somebody reads them. Several extensions tidy up after each change
 * (tables made rectangular, addresses made links, an emptied document reset); done in answer to a change
 * from elsewhere, or to opening, every open browser would write the same correction at once. So whatever is
 * appended to a change from the Y.Doc may move the selection, but not touch the text.
 */
import { Extension } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import { Plugin, PluginKey } from '@tiptap/pm/state'

declare module '@tiptap/core' {
  interface Storage {
    remoteGuard: { followsYjs: boolean }
  }
}

export const RemoteGuard = Extension.create({
  name: 'remoteGuard',
  // Outermost: everything else happens inside of it.
  priority: 10_000,

  addStorage: () => ({ followsYjs: false }),

  dispatchTransaction({ transaction, next }) {
    const before = this.storage.followsYjs
    this.storage.followsYjs = isChangeOrigin(transaction)
    try {
      next(transaction)
    } finally {
      this.storage.followsYjs = before
    }
  },

  addProseMirrorPlugins() {
    const storage = this.storage
    return [
      new Plugin({
        key: new PluginKey('remoteGuard'),
        filterTransaction: (appended) =>
          !storage.followsYjs || !appended.docChanged || isChangeOrigin(appended),
      }),
    ]
  },
})
