/**
 * A word that is being composed (IME, and the words of a phone's keyboard): the browser lets go of it, and ProseMirror
 * takes its old paragraph for a new one, when the paragraph is drawn anew around it. So changes from elsewhere wait
 * while letters come; a word that rests half done is ended, as by leaving the field, before they are let in.
 */
import type { EditorView } from '@tiptap/pm/view'
import type { Business } from '../sync/hold.ts'
import { readUnread } from './unread.ts'

/** Who has not added a letter for so long thinks, or reads. A phone's keyboard composes wherever the caret stands. */
const restMillis = 2500

/** Watches the view as long as it stands. */
export function composingIn(view: EditorView): Business {
  let lastAt = 0
  for (const event of ['compositionstart', 'compositionupdate'])
    view.dom.addEventListener(event, () => (lastAt = Date.now()))
  const isComposing = () => !view.isDestroyed && view.composing
  return {
    isBusy: () => isComposing() && Date.now() - lastAt < restMillis,
    end: () => {
      if (isComposing()) endWord(view)
    },
  }
}

/** Whoever leaves a field ends the word: the browser tells the keyboard, and what stands there stays. */
function endWord(view: EditorView): void {
  view.dom.blur()
  view.focus()
  readUnread(view)
}
