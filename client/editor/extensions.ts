/** What the editor of a section is made of: the schema's text, and the browser's behaviour around it. */
import { Extension, type Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { ListKeymap } from '@tiptap/extension-list/keymap'
import { Dropcursor } from '@tiptap/extensions/drop-cursor'
import { Gapcursor } from '@tiptap/extensions/gap-cursor'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { rootName } from '#shared/grammar'
import { sectionExtensions } from '#shared/schema'
import { anchors } from './anchor-plugin.ts'
import { carets, type CaretsOptions } from './carets.ts'
import { Fill } from './fill.ts'
import { KeepClear } from './keep-clear.ts'
import { TextKeys, withoutCtrlAlt } from './keys.ts'
import { Links } from './links.ts'
import { OrderedLists } from './ordered-lists.ts'
import { PasteDoor } from './paste-door.ts'
import { remoteGuard } from './remote-guard.ts'
import { rescue } from './rescue.ts'
import type { EditorWatch } from './silencer.ts'
import { TableDeletion, Tables } from './tables.ts'

/** Extensions for the text in `doc`. @param watch is told when the editor cannot go on. */
export function editorExtensions(options: CaretsOptions, watch: EditorWatch | null = null): Extensions {
  return [
    ...sectionExtensions.map(withoutCtrlAlt),
    remoteGuard(options.doc, watch),
    TextKeys,
    Collaboration.configure({ document: options.doc, field: rootName }),
    Fill,
    KeepClear,
    PasteDoor,
    Links,
    Blank,
    OrderedLists,
    ListKeymap,
    Tables,
    TableDeletion,
    Dropcursor.configure({ class: 'drop-place', color: false }),
    Gapcursor,
    rescue(options.doc),
    anchors(options.doc),
    carets(options),
  ]
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
