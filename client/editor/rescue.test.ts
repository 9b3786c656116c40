import type { Editor } from '@tiptap/core'
import { plainText } from '#shared/text'
import { readText } from '#shared/text-doc'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rescueOf } from './rescue.ts'
import { closeEditors, docOf, openEditor, paragraph } from './editor.fake.ts'

/** Aylin writes in the middle of three paragraphs; Bernd has the same text before him. */
let aylin: { doc: Y.Doc; editor: Editor }
let bernd: { doc: Y.Doc; editor: Editor }

const written = 'Hier schreibt Aylin gerade '

beforeEach(async () => {
  const doc = docOf([paragraph('Erster Absatz davor.'), paragraph(written), paragraph('Danach noch etwas.')])
  const far = new Y.Doc()
  Y.applyUpdate(far, Y.encodeStateAsUpdate(doc))
  aylin = { doc, editor: openEditor(doc) }
  bernd = { doc: far, editor: openEditor(far) }
  aylin.editor.commands.setTextSelection(22 + 1 + written.length)
  await rescueOf(doc).load()
})

afterEach(closeEditors)

const type = (letters: string): void => {
  for (const letter of letters) aylin.editor.view.dispatch(aylin.editor.state.tr.insertText(letter))
}

/** What each has done meanwhile reaches the other. */
async function meet(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    const toAylin = Y.encodeStateAsUpdate(bernd.doc, Y.encodeStateVector(aylin.doc))
    const toBernd = Y.encodeStateAsUpdate(aylin.doc, Y.encodeStateVector(bernd.doc))
    Y.applyUpdate(aylin.doc, toAylin, 'far')
    Y.applyUpdate(bernd.doc, toBernd, 'far')
    await Promise.resolve()
  }
}

const words = (doc: Y.Doc): string => plainText(readText(doc))

const restructured: Record<string, (editor: Editor) => void> = {
  'made a heading': (editor) => editor.chain().setTextSelection(30).toggleHeading({ level: 1 }).run(),
  'made a list': (editor) => editor.chain().setTextSelection(30).toggleBulletList().run(),
  'made a quote': (editor) => editor.chain().setTextSelection(30).toggleBlockquote().run(),
  'joined to the one before': (editor) => editor.chain().setTextSelection(23).joinBackward().run(),
  'split in two': (editor) => editor.chain().setTextSelection(28).splitBlock().run(),
}

describe.each(Object.entries(restructured))('[E24] while the paragraph is %s', (_what, change) => {
  test('[E24] nothing of what is being typed is lost, and the caret stays with its words', async () => {
    type('abc')
    change(bernd.editor)
    await meet()
    type('def')
    await meet()
    expect(words(aylin.doc)).toContain('Aylin gerade abcdef\n')
    expect(words(aylin.doc).match(/[abc]{3}d/gu)).toHaveLength(1)
    expect(readText(bernd.doc)).toEqual(readText(aylin.doc))
  })

  test('[E24] words that had arrived before are not written twice', async () => {
    type('abc')
    await meet()
    change(bernd.editor)
    await meet()
    type('def')
    await meet()
    expect(words(aylin.doc)).toContain('Aylin gerade abcdef\n')
    expect(readText(bernd.doc)).toEqual(readText(aylin.doc))
  })
})

test('[E24] a paragraph that is deleted on purpose does not come back', async () => {
  type('abc')
  const { doc } = bernd.editor.state
  bernd.editor.commands.deleteRange({ from: 22, to: 22 + doc.child(1).nodeSize })
  await meet()
  expect(words(aylin.doc)).toBe('Erster Absatz davor.\nDanach noch etwas.\n')
  expect(readText(bernd.doc)).toEqual(readText(aylin.doc))
})

test('[E24] a word deleted beside the caret leaves the caret where it is', async () => {
  bernd.editor.commands.deleteRange({ from: 22 + 1 + written.length - 7, to: 22 + 1 + written.length })
  await meet()
  type('eben')
  expect(words(aylin.doc)).toContain('Hier schreibt Aylin eben\n')
})

test('[E24] words pasted elsewhere do not draw the caret away', async () => {
  type('abc')
  bernd.editor.commands.insertContentAt(0, { type: 'paragraph', content: [{ type: 'text', text: written }] })
  await meet()
  type('def')
  expect(words(aylin.doc)).toContain('Aylin gerade abcdef\n')
})
