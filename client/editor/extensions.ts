/** What the editor of a section is made of: the schema's text, and the browser's behaviour around it. */
import { Extension, type Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { ListKeymap } from '@tiptap/extension-list'
import { Dropcursor, Gapcursor } from '@tiptap/extensions'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { isSafeHref, rootName } from '#shared/grammar'
import { sectionExtensions } from '#shared/schema'
import { carets, type CaretsOptions } from './carets.ts'
import { Fill } from './fill.ts'
import { TextKeys, withoutCtrlAlt } from './keys.ts'
import { cleanPaste } from './paste.ts'
import { RemoteGuard } from './remote-guard.ts'
import { withPlainTables } from './tables.ts'

/** Extensions for the text in `doc`; carets are drawn where a presence is given. */
export function editorExtensions(options: CaretsOptions): Extensions {
  return [
    ...sectionExtensions.map(withoutCtrlAlt).map(withPlainTables),
    RemoteGuard,
    TextKeys,
    Collaboration.configure({ document: options.doc, field: rootName }),
    Fill,
    Paste,
    OpenLinks,
    Blank,
    ListKeymap,
    Dropcursor.configure({ class: 'drop-place', color: false }),
    Gapcursor,
    carets(options),
  ]
}

const Paste = Extension.create({
  name: 'cleanPaste',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('cleanPaste'),
      props: { transformPastedHTML: (html) => cleanPaste(html) },
    }),
  ],
})

/** In a text one writes in, a click sets the caret; with Ctrl (or Cmd) it follows the link. */
const OpenLinks = Extension.create({
  name: 'openLinks',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('openLinks'),
      props: { handleClick: (_view, _at, event) => follow(event) },
    }),
  ],
})

function follow(event: MouseEvent): boolean {
  if (!event.ctrlKey && !event.metaKey) return false
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const href = link?.getAttribute('href') ?? ''
  if (!isSafeHref(href)) return false
  window.open(href, '_blank', 'noopener,noreferrer')
  return true
}

/** Marks a text without any word, so that the editor can show what it is for. */
const Blank = Extension.create({
  name: 'blank',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('blank'),
      props: {
        attributes: ({ doc }): Record<string, string> =>
          doc.content.size <= 2 ? { class: 'text--blank' } : {},
      },
    }),
  ],
})
