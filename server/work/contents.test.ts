import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { canonicalContent, contentOf } from '#shared/content'
import { epochMark } from '#shared/epoch'
import { ok } from '#shared/failure'
import { einleitung } from '#shared/paper.fake'
import { prefilledText } from '#shared/plan'
import type { TextElement } from '#shared/text'
import { readText, writeText } from '#shared/text-doc'
import { contentOnDisk, Glances } from './contents.ts'
import { diskFull, MemoryTexts } from './memory.fake.ts'

const title = 'Einleitung'
const line = (text: string): TextElement => ({ name: 'paragraph', children: [{ text }] })

/** A text in two changes, the second on top of the first. */
function changes(): [Uint8Array, Uint8Array, Y.Doc] {
  const doc = new Y.Doc()
  writeText(doc, prefilledText)
  const first = Y.encodeStateAsUpdate(doc)
  const before = Y.encodeStateVector(doc)
  writeText(doc, [{ name: 'paragraph', children: [{ text: 'Jedes Kind zählt.' }] }])
  return [first, Y.encodeStateAsUpdate(doc, before), doc]
}

const withText = (base: Uint8Array | null, ...updates: Uint8Array[]) => {
  const texts = new MemoryTexts()
  let loads = 0
  texts.load = async () => {
    loads += 1
    return ok({ base, updates, claims: [], epoch: 0 })
  }
  return { texts, loads: () => loads }
}

describe('the content on disk', () => {
  test('[Q2] has one hash, the SHA-256 of its letters, however much of it is in the base', async () => {
    const [first, second, doc] = changes()
    const letters = canonicalContent(contentOf(title, readText(doc)))
    const hash = createHash('sha256').update(letters, 'utf8').digest('hex')
    const kept = [
      withText(null, first, second),
      withText(first, second),
      withText(Y.encodeStateAsUpdate(doc)),
      withText(Y.encodeStateAsUpdate(doc), second),
      // After a restore from backup.
      withText(Y.encodeStateAsUpdate(doc), epochMark(1_800_000_000)),
    ]
    for (const { texts } of kept) {
      const found = await contentOnDisk(texts, einleitung, title)
      expect(found.ok && [found.value.hash, Buffer.from(found.value.bytes).toString()]).toEqual([
        hash,
        letters,
      ])
    }
  })

  test('[Q2] of a text with everything in it is the same in every version of this program: hashes stand on record', () => {
    const cell = (name: string) => ({ name, attributes: { colspan: 2 }, children: [line('Zelle')] })
    const everything = [
      { name: 'heading', attributes: { level: 2 }, children: [{ text: 'Ziele' }] },
      line('Sprache „lernen“ 🌻'),
      {
        name: 'paragraph',
        children: [
          { text: 'a', bold: true, italic: true },
          { name: 'hardBreak', children: [] },
        ],
      },
      {
        name: 'paragraph',
        children: [{ text: 'b', href: 'https://hannover.de', bold: true }, { text: 'c' }],
      },
      {
        name: 'orderedList',
        attributes: { start: 3 },
        children: [{ name: 'listItem', children: [line('drei')] }],
      },
      { name: 'bulletList', children: [{ name: 'listItem', children: [] }] },
      { name: 'blockquote', children: [line('Zitat')] },
      { name: 'table', children: [{ name: 'tableRow', children: [cell('tableHeader'), cell('tableCell')] }] },
    ] satisfies TextElement[]
    const letters = canonicalContent(contentOf(title, everything))
    expect(createHash('sha256').update(letters, 'utf8').digest('hex')).toBe(
      '91bc95dd4255a710a520fb3782d5ea4ae1796f48f59ba3fefc5a96b8989bba6e',
    )
  })

  test('[Q24] with a hole in it, broken or out of reach has no hash', async () => {
    const [, second] = changes()
    const texts = new MemoryTexts()
    texts.load = async () => diskFull
    for (const one of [withText(null, second).texts, withText(new Uint8Array([9, 9])).texts, texts])
      expect(await contentOnDisk(one, einleitung, title)).toMatchObject({
        ok: false,
        failure: { kind: 'storeUnavailable' },
      })
  })

  test('[Q24] is read once for all who ask at the same time, and anew for the next', async () => {
    const [first] = changes()
    const { texts, loads } = withText(first)
    const glances = new Glances(texts)
    const seen = await Promise.all(Array.from({ length: 20 }, () => glances.hashOf(einleitung, title)))
    expect([new Set(seen.map((one) => one.ok && one.value)).size, loads()]).toEqual([1, 1])
    await glances.hashOf(einleitung, title)
    expect(loads()).toBe(2)
  })
})
