import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentOf } from '#shared/content'
import type { LetterChange } from '#shared/correction'
import { einleitung as section } from '#shared/paper.fake'
import { readText, writeText } from '#shared/text-doc'
import type { TextElement } from '#shared/text'
import { hashed } from './contents.ts'
import { correctedText, textWith } from './corrected-text.ts'
import { MemoryTexts } from './memory.fake.ts'

const title = 'Einleitung'
const line = (...children: TextElement['children']): TextElement => ({ name: 'paragraph', children })
const lineBreak: TextElement = { name: 'hardBreak', children: [] }

/** A text on disk, and what becomes of it. */
async function corrected(text: TextElement[], ...changes: LetterChange[]) {
  const texts = new MemoryTexts()
  const doc = new Y.Doc()
  writeText(doc, text)
  await texts.append(section, { update: Y.encodeStateAsUpdate(doc), claims: [] })
  const { hash } = hashed(contentOf(title, readText(doc)))
  const made = await correctedText(texts, { section, title, hash, changes })
  if (!made.ok) return made.failure
  Y.applyUpdate(doc, made.value.update)
  const onTop = await textWith(texts, section, title, [made.value.update])
  const inDoc = hashed(contentOf(title, readText(doc)))
  expect([onTop.ok && onTop.value.hash, inDoc.hash]).toEqual([
    made.value.content.hash,
    made.value.content.hash,
  ])
  return readText(doc)
}

const change = (at: number, was: string, becomes: string, of = 0): LetterChange => ({
  line: of,
  at,
  was,
  becomes,
})

describe('a corrected text', () => {
  test('[Q40] has its new letters in the look of the old ones, else of the one in front', async () => {
    const bold = { text: 'Ziele', bold: true as const }
    expect(await corrected([line(bold, { text: ' sind' })], change(0, 'Z', 'z'))).toMatchObject([
      line({ text: 'ziele', bold: true }, { text: ' sind' }),
    ])
    expect(await corrected([line(bold, { text: ' sind' })], change(5, '', 'n'))).toMatchObject([
      line({ text: 'Zielen', bold: true }, { text: ' sind' }),
    ])
    expect(await corrected([line(bold, { text: ' sind' })], change(0, '', 'x'))).toMatchObject([
      line({ text: 'xZiele', bold: true }, { text: ' sind' }),
    ])
    expect(await corrected([line({ text: 'Die ' }, bold)], change(3, ' Zi', 'Zi'))).toMatchObject([
      line({ text: 'DieZi' }, { text: 'ele', bold: true }),
    ])
  })

  test('[Q40] changes in several places at once, around line breaks and in lists and tables', async () => {
    const list = { name: 'bulletList', children: [{ name: 'listItem', children: [line({ text: 'eimns' })] }] }
    const text = [line({ text: 'Beteilgung' }, lineBreak, { text: 'aler 🌻' }), list]
    expect(
      await corrected(text, change(6, '', 'i'), change(12, '', 'l'), change(2, 'm', '', 1)),
    ).toMatchObject([
      line({ text: 'Beteiligung' }, lineBreak, { text: 'aller 🌻' }),
      { name: 'bulletList', children: [{ name: 'listItem', children: [line({ text: 'eins' })] }] },
    ])
  })

  test('[Q40] is not made of another text, of changes that do not fit, or where there are no letters', async () => {
    expect(await corrected([line({ text: 'Ziele' })], change(0, 'X', 'x'))).toMatchObject({ kind: 'invalid' })
    expect(await corrected([line(), line({ text: 'x' })], change(0, '', 'x'))).toMatchObject({
      kind: 'invalid',
    })
    expect(await corrected([line({ text: 'a' }, lineBreak)], change(1, '\n', 'b'))).toMatchObject({
      kind: 'invalid',
    })
  })
})
