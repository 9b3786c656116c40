import { expect, test } from 'vitest'
import { readPlace, type Anchor } from '#shared/anchor'
import { newThread } from '#shared/api'
import { writeText } from '#shared/text-doc'
import * as Y from 'yjs'
import { longText } from './long-chapter.ts'
import { anchorsIn, remark, wordsOf } from './remarks.ts'

function longDoc(): Y.Doc {
  const doc = new Y.Doc()
  writeText(doc, longText(2000, 'Wort'))
  return doc
}

/** The words between the places of an anchor. */
function wordsAt(doc: Y.Doc, { start, end }: Anchor): string {
  const [from, to] = [start, end].map((place) =>
    Y.createAbsolutePositionFromRelativePosition(readPlace(place), doc),
  )
  if (!(from?.type instanceof Y.XmlText) || from.type !== to?.type) throw new Error('the places are apart')
  return wordsOf(from.type).slice(from.index, to.index)
}

test('[B3] generated comments stand on the very words that they quote, spread over the whole text', () => {
  const doc = longDoc()
  const anchors = anchorsIn(doc, 40)
  expect(anchors.map((anchor) => wordsAt(doc, anchor))).toEqual(anchors.map(({ quote }) => quote))
  expect(anchors.every(({ quote }) => quote.trim().length > 10)).toBe(true)
  const places = anchors.map(({ start }) => readPlace(start).item?.clock ?? -1)
  expect(new Set(places).size).toBe(40)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
})

test('[B3] the server takes a generated comment, and no two are alike', () => {
  const [anchor = null] = anchorsIn(longDoc(), 1)
  const [one, other] = [remark(anchor), remark(null)]
  expect(newThread.parse(one)).toEqual(one)
  expect(one.thread).not.toBe(other.thread)
  expect(one.body).not.toBe(other.body)
})
