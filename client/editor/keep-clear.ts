/** The caret keeps clear of what stays in sight at the window's edges, as far as the page's scroll padding says. */
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'

interface Covered {
  readonly top: number
  readonly bottom: number
}

let read: Covered | null = null

/** The editor asks several times for each element around it: one answer does for all of them. */
function covered(): Covered {
  if (read === null) queueMicrotask(() => (read = null))
  return (read ??= readCovered())
}

function readCovered(): Covered {
  const { scrollPaddingBlockStart, scrollPaddingBlockEnd } = getComputedStyle(document.documentElement)
  return {
    top: Number.parseFloat(scrollPaddingBlockStart) || 0,
    bottom: Number.parseFloat(scrollPaddingBlockEnd) || 0,
  }
}

/** Asked for anew whenever the editor brings its caret into sight. */
const clear = {
  left: 0,
  right: 0,
  get top() {
    return covered().top
  },
  get bottom() {
    return covered().bottom
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
