/**
 * What the browser did and ProseMirror has not read yet. Keys like the arrows move the browser's own caret,
 * and ProseMirror hears of it a moment later; a change from elsewhere in that moment would put the caret
 * back where it was. So before anything from elsewhere touches the view, what is unread is read.
 */
import type { EditorView } from '@tiptap/pm/view'

/** ProseMirror has no public way to read on demand (prosemirror-view, `domobserver.ts`, `flush`). */
interface Observed {
  readonly domObserver: { flush(): void }
}

const isObserved = (view: object): view is Observed => 'domObserver' in view

/** Takes the browser's caret and letters into the state; not while a letter is being composed (IME). */
export function readUnread(view: EditorView): void {
  if (view.isDestroyed || view.composing || !view.hasFocus() || !isObserved(view)) return
  view.domObserver.flush()
}
