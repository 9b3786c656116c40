/** One TipTap editor on one Y.Doc. Copied beside its packages and bundled there. */
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { StarterKit } from '@tiptap/starter-kit'
import * as Y from 'yjs'

const answer = await fetch('/text')
const doc = new Y.Doc()
Y.applyUpdate(doc, new Uint8Array(await answer.arrayBuffer()))
const main = document.querySelector('main')
main.style.cssText = 'max-width: 70ch; margin: 2rem auto; font: 17px/1.6 sans-serif'
window.benchEditor = new Editor({
  element: main,
  extensions: [
    StarterKit.configure({ undoRedo: false }),
    Collaboration.configure({ document: doc, field: 'default' }),
  ],
})
/** The caret goes to the end of a paragraph in the middle. */
window.toMiddle = () => {
  const { state } = window.benchEditor
  const middle = state.doc.resolve(Math.floor(state.doc.content.size / 2))
  const end = middle.depth === 0 ? middle.pos : middle.end(1)
  window.benchEditor.chain().focus(end).scrollIntoView().run()
}
