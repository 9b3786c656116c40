/** Links as one writes: addresses become links when typed and when pasted, Ctrl+click follows one. */
import { Extension, InputRule, PasteRule } from '@tiptap/core'
import type { MarkType } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { must } from '#shared/failure'
import { isSafeHref } from '#shared/grammar'
import { findAddresses, typedAddress, wholeAddress, type Address } from './addresses.ts'

export const Links = Extension.create({
  name: 'links',

  addInputRules() {
    const link = linkOf(this.editor.schema.marks)
    return [
      new InputRule({
        find: typedAddress,
        handler: ({ state, range: { from }, match }) => {
          const address = match.groups?.['address'] ?? ''
          return linkAt(state, from, { text: address, href: wholeAddress(address) }, link)
        },
      }),
    ]
  },

  addPasteRules() {
    const link = linkOf(this.editor.schema.marks)
    return [
      new PasteRule({
        find: findAddresses,
        handler: ({ state, range: { from }, match: { 0: text } }) =>
          linkAt(state, from, { text, href: wholeAddress(text) }, link),
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

/** Links the address that stands at `from`; null, and nothing is done, where there is a link already. */
function linkAt({ tr, doc }: EditorState, from: number, address: Address, link: MarkType): null | void {
  const to = from + address.text.length
  if (!isSafeHref(address.href) || doc.rangeHasMark(from, to, link)) return null
  tr.addMark(from, to, link.create({ href: address.href }))
}

const linkOf = (marks: Readonly<Record<string, MarkType>>): MarkType =>
  must(marks['link'], 'the schema has links')

/** An address pasted over marked words makes them a link; pasted alone it is written out as one. */
function pasteAddress(view: EditorView, event: ClipboardEvent, link: MarkType): boolean {
  const pasted = event.clipboardData?.getData('text/plain').trim() ?? ''
  const [found] = findAddresses(pasted)
  const { state } = view
  const { from, to, empty } = state.selection
  if (found?.text !== pasted || !state.selection.$from.parent.inlineContent) return false
  const mark = link.create({ href: found.href })
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
