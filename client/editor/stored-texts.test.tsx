import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { schemaVersion } from '#shared/grammar'
import { plainText } from '#shared/text'
import { readText } from '#shared/text-doc'
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { einleitung } from '../sync/people.fake.ts'
import { closeEditors, openEditor, ownUpdates } from './editor.fake.ts'
import { ReadingText } from './reading-text.tsx'
import { SectionEditor } from './section-editor.tsx'
import { holdsUnknown } from './unknown-content.ts'
import { WritingFake } from './writing.fake.tsx'

afterEach(() => {
  cleanup()
  closeEditors()
})

/** A text as it was stored when that version of the grammar was the newest (see `fixtures/make-schema-….mjs`). */
function stored(version: number): Uint8Array {
  const file = join(import.meta.dirname, 'fixtures', `schema-${version}.base64`)
  return Buffer.from(readFileSync(file, 'utf8'), 'base64')
}

function docOf(version: number): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, stored(version))
  return doc
}

const versions = Array.from({ length: schemaVersion }, (_none, at) => at + 1)
const everything = (doc: Y.Doc): unknown => [readText(doc), Y.encodeStateAsUpdate(doc)]

test.each(versions)('[E37] a text of grammar version %i opens to write without an update', (version) => {
  const doc = docOf(version)
  const before = everything(doc)
  const updates = ownUpdates(doc)
  const editor = openEditor(doc)
  editor.view.dispatch(editor.state.tr.setMeta('a look', true))
  editor.commands.setTextSelection(40)
  editor.setEditable(false)
  expect(updates).toEqual([])
  expect(everything(doc)).toEqual(before)
  expect(editor.state.doc.textContent.length).toBeGreaterThan(200)
})

test.each(versions)(
  '[E37] a text of grammar version %i has nothing that this page does not know',
  (version) => {
    expect(holdsUnknown(docOf(version))).toBe(false)
  },
)

test.each(versions)(
  '[E37] on the page a text of grammar version %i is read and written without an update',
  async (version) => {
    const writing = new WritingFake()
    Y.applyUpdate(writing.server.room(einleitung), stored(version))
    const before = everything(writing.server.room(einleitung))
    const page = (
      <>
        <ReadingText section={einleitung} />
        <SectionEditor section={einleitung} label="1.1 Einleitung" />
      </>
    )
    const { container } = await writing.show(page)
    const words = plainText(readText(writing.server.room(einleitung))).replaceAll('\n', '')
    expect(container.querySelector('.text')?.textContent).toBe(words)
    expect(screen.getByRole('textbox').textContent).toContain('von Bernd')
    expect(everything(writing.server.room(einleitung))).toEqual(before)
    writing.close()
  },
)
