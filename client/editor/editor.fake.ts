/** An editor on a document, without a page around it. */
import { Editor } from '@tiptap/core'
import type { TextElement } from '#shared/text'
import { writeText } from '#shared/text-doc'
import * as Y from 'yjs'
import { ChapterPresence } from '../sync/chapter-presence.ts'
import { Line } from '../sync/line.ts'
import { LineServerFake } from '../sync/line-server.fake.ts'
import { einleitung } from '../sync/people.fake.ts'
import { editorExtensions } from './extensions.ts'

const opened: { close(): void }[] = []

/** An editor on `doc`; close all with `closeEditors`. */
export function openEditor(doc: Y.Doc): Editor {
  const server = new LineServerFake()
  const line = new Line({ socket: server.socket, probe: server.probe, seq: () => 0 })
  const presence = new ChapterPresence(line)
  const editor = new Editor({
    extensions: editorExtensions({ section: einleitung, doc, presence }),
    content: { type: 'doc', content: [] },
    injectCSS: false,
  })
  opened.push({ close: () => editor.destroy() }, presence, line)
  return editor
}

export function closeEditors(): void {
  for (const one of opened.splice(0)) one.close()
}

export function docOf(elements: readonly TextElement[]): Y.Doc {
  const doc = new Y.Doc()
  writeText(doc, elements)
  return doc
}

/** A second document that receives and sends everything, as through a server. */
export function twinOf(doc: Y.Doc): Y.Doc {
  const twin = new Y.Doc()
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(doc))
  doc.on(
    'update',
    (update: Uint8Array, origin: unknown) => origin !== 'twin' && Y.applyUpdate(twin, update, 'twin'),
  )
  twin.on(
    'update',
    (update: Uint8Array, origin: unknown) => origin !== 'twin' && Y.applyUpdate(doc, update, 'twin'),
  )
  return twin
}

/** The updates that the document makes from now on, by anyone but its twin. */
export function ownUpdates(doc: Y.Doc): Uint8Array[] {
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'twin' && updates.push(update))
  return updates
}

export const paragraph = (text: string): TextElement => ({
  name: 'paragraph',
  children: text === '' ? [] : [{ text }],
})
