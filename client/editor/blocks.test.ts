import { readText } from '#shared/text-doc'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { blocksOf } from './blocks.ts'
import { docOf, paragraph } from './editor.fake.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const threeParagraphs = () => docOf([paragraph('eins'), paragraph('zwei'), paragraph('drei')])

test('[E32] a change makes its own block new, and no other', () => {
  const doc = threeParagraphs()
  const before = blocksOf(doc).list
  const second = doc.getXmlFragment('default').get(1) as Y.XmlElement
  ;(second.get(0) as Y.XmlText).insert(0, 'neu ')
  const after = blocksOf(doc).list
  expect(after.map((block, at) => block === before[at])).toEqual([true, false, true])
  expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key))
  expect(after.map(({ element }) => element)).toEqual(readText(doc))
})

test('[E32] blocks keep their key while others come and go around them', () => {
  const doc = threeParagraphs()
  const [first, , third] = blocksOf(doc).list
  doc.getXmlFragment('default').delete(1, 1)
  doc.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')])
  const [, second, last] = blocksOf(doc).list
  expect([second, last]).toEqual([first, third])
})

test('[E32] who watches is told a few times a second, however much is written', () => {
  const doc = threeParagraphs()
  const told = vi.fn()
  const stop = blocksOf(doc).subscribe(told)
  const text = (doc.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText
  for (let at = 0; at < 20; at++) text.insert(0, 'x')
  expect(told).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1000)
  expect(told).toHaveBeenCalledTimes(1)
  stop()
})
