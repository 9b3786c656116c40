/** Links as one writes: an address becomes one by itself, a pasted address becomes one, Ctrl+click follows one. */
import { Extension, InputRule } from '@tiptap/core'
import type { MarkType } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { must } from '#shared/failure'
import { isSafeHref } from '#shared/grammar'

/** An address and the space behind it. A full stop or bracket at its end belongs to the sentence. */
const typedAddress = /(?<before>^|[\s(„"])(?<address>https?:\/\/\S+?)[.,;:!?)“"]* $/u

export const Links = Extension.create({
  name: 'links',

  addInputRules() {
    const link = linkOf(this.editor.schema.marks)
    return [
      new InputRule({
        find: typedAddress,
        handler: ({ state, range, match }) => {
          const { before = '', address = '' } = match.groups ?? {}
          const from = range.from + before.length
          const to = from + address.length
          if (!isSafeHref(address) || state.doc.rangeHasMark(from, to, link)) return null
          state.tr.addMark(from, to, link.create({ href: address }))
          return undefined
        },
      }),
    ]
  },

  addProseMirrorPlugins() {
    const link = linkOf(this.editor.schema.marks)
    return [
      new Plugin({
        key: new PluginKey('links'),
        props: {
          handlePaste: (view, event) => pasteAddress(view, event, link),
          handleClick: (_view, _at, event) => follow(event),
        },
      }),
    ]
  },
})

const linkOf = (marks: Readonly<Record<string, MarkType>>): MarkType =>
  must(marks['link'], 'the schema has links')

/** An address pasted over marked words makes them a link; pasted alone it is written out as one. */
function pasteAddress(view: EditorView, event: ClipboardEvent, link: MarkType): boolean {
  const pasted = event.clipboardData?.getData('text/plain').trim() ?? ''
  const { state } = view
  const { from, to, empty } = state.selection
  if (!isSafeHref(pasted) || !state.selection.$from.parent.inlineContent) return false
  const mark = link.create({ href: pasted })
  const tr = empty
    ? state.tr.replaceSelectionWith(state.schema.text(pasted, [mark]), false)
    : state.tr.addMark(from, to, mark)
  view.dispatch(tr.removeStoredMark(link).scrollIntoView())
  return true
}

/** In a text one writes in, a click sets the caret; with Ctrl (or Cmd) it follows the link. */
function follow(event: MouseEvent): boolean {
  if (!event.ctrlKey && !event.metaKey) return false
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const href = link?.getAttribute('href') ?? ''
  if (!isSafeHref(href)) return false
  window.open(href, '_blank', 'noopener,noreferrer')
  return true
}
