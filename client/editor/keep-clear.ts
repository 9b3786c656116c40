/** The caret keeps clear of what stays in sight at the window's edges, as far as the page's scroll padding says. */
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'

const covered = (edge: 'scrollPaddingBlockStart' | 'scrollPaddingBlockEnd'): number =>
  Number.parseFloat(getComputedStyle(document.documentElement)[edge]) || 0

/** Asked for anew whenever the editor brings its caret into sight. */
const clear = {
  left: 0,
  right: 0,
  get top() {
    return covered('scrollPaddingBlockStart')
  },
  get bottom() {
    return covered('scrollPaddingBlockEnd')
  },
}

export const KeepClear = Extension.create({
  name: 'keepClear',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('keepClear'),
      props: { scrollThreshold: clear, scrollMargin: clear },
    }),
  ],
})
