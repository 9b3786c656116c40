/**
 * The way to what cleans a paste: it comes as a file of its own when somebody comes to write. What is pasted or
 * dropped before it is here waits for it; if it cannot be fetched, the words come in plain.
 */
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

let clean: ((html: string) => string) | null = null

/** Has it here from now on; fails where the file cannot be fetched. */
export async function fetchCleaner(): Promise<void> {
  clean = (await import('./paste.ts')).cleanPaste
}

export const PasteDoor = Extension.create({
  name: 'cleanPaste',
  // Before whatever else hears of a paste: each is to hear of it once.
  priority: 10_001,
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('cleanPaste'),
      props: {
        transformPastedHTML: (html) => (clean ?? onlyWords)(html),
        handleDOMEvents: {
          // Where the file cannot be fetched, it is asked for again with the next coming, or paste.
          focus: () => void fetchCleaner().catch(() => {}),
          paste: (view, event) => waits(view, event, event.clipboardData),
          drop: (view, event) => view.dragging === null && waits(view, event, event.dataTransfer),
        },
      },
    }),
  ],
})

/** Nothing but letters and character references: no tag is left that could load, run or style. */
const onlyWords = (html: string): string =>
  html.replace(/<(style|script|head)\b[^]*?<\/\1\s*>/giu, '').replace(/<[^>]*>?/gu, ' ')

/** Events that waited already. */
const waited = new WeakSet<Event>()

/** Keeps what needs cleaning back until it can be cleaned. Returns whether it waits. */
function waits(view: EditorView, event: ClipboardEvent | DragEvent, data: DataTransfer | null): boolean {
  const html = data?.getData('text/html') ?? ''
  if (clean !== null || html === '' || waited.has(event)) return false
  event.preventDefault()
  const brought = new DataTransfer()
  const text = data?.getData('text/plain') ?? ''
  if (text !== '') brought.setData('text/plain', text)
  const again = () => {
    if (clean !== null || text === '') brought.setData('text/html', html)
    const late = anew(event, brought)
    waited.add(late)
    if (!view.isDestroyed) view.dom.dispatchEvent(late)
  }
  void fetchCleaner().then(again, again)
  return true
}

/** The same event, for the same place; the browser empties its own as soon as it was heard. */
const anew = (event: ClipboardEvent | DragEvent, data: DataTransfer): Event =>
  'dataTransfer' in event
    ? new DragEvent('drop', { ...placeOf(event), dataTransfer: data, bubbles: true, cancelable: true })
    : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })

const placeOf = ({ clientX, clientY }: DragEvent): MouseEventInit => ({ clientX, clientY })
