import { expect, test } from 'vitest'
import { rootName } from '#shared/grammar'
import type { TextElement } from '#shared/text'
import { writeText } from '#shared/text-doc'
import * as Y from 'yjs'
import { paragraph } from '../editor.fake.ts'
import type { Late } from '../../sync/late-words.ts'
import { einleitung } from '../../sync/people.fake.ts'
import { compareLate } from './late-difference.ts'

/** A text, and what somebody made of a copy of it without a line. */
function locked(elements: readonly TextElement[], change: (copy: Y.Doc) => void): [Y.Doc, Late] {
  const [doc, copy] = [new Y.Doc(), new Y.Doc()]
  writeText(doc, elements)
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  change(copy)
  const updates = [Y.encodeStateAsUpdate(copy)]
  return [doc, { id: 'late 1', late: einleitung, epoch: 0, tab: 'one', count: 1, updates }]
}

const wordsOf = (doc: Y.Doc, at: number): Y.XmlText => {
  const block = doc.getXmlFragment(rootName).get(at)
  const words = block instanceof Y.XmlElement ? block.get(0) : null
  if (!(words instanceof Y.XmlText)) throw new Error('no words there')
  return words
}

const two = [paragraph('Jede Kita ist ein Zentrum.'), paragraph('Es gibt einen Plan.')]
const said = ({ original, replacement }: { original: string; replacement: string }) =>
  `${original} → ${replacement}`

test('[Q37] late words are shown passage by passage, each with a place in the locked text to be suggested at', () => {
  const [doc, late] = locked(two, (copy) => {
    wordsOf(copy, 0).delete(14, 3)
    wordsOf(copy, 0).insert(14, 'unser')
    wordsOf(copy, 1).insert(19, ' Er wird jedes Jahr geprüft.')
  })
  const { proposals, known } = compareLate({ doc, epoch: 0 }, [late])
  expect(proposals.map(said)).toEqual(['ein → unser', 'Plan → Plan. Er wird jedes Jahr geprüft'])
  expect(proposals.every(({ anchor }) => anchor !== null)).toBe(true)
  expect(known).toEqual([])
})

test('[Q37] what others changed after the reopening stays out of the difference, and the words are in nobody else’s way', () => {
  const [doc, late] = locked(two, (copy) => wordsOf(copy, 1).insert(0, 'Seit Mai: '))
  wordsOf(doc, 0).insert(0, 'Neu. ')
  expect(compareLate({ doc, epoch: 0 }, [late]).proposals.map(said)).toEqual(['Es → Seit Mai: Es'])
})

test('[Q37] what is in the text by now is known to be', () => {
  const [doc, late] = locked(two, (copy) => wordsOf(copy, 1).delete(0, 3))
  for (const update of late.updates) Y.applyUpdate(doc, update)
  expect(compareLate({ doc, epoch: 0 }, [late])).toEqual({ proposals: [], foreign: [], known: [late] })
})

test('[Q37] where only the look of words differs there is no passage, and they are not known', () => {
  const [doc, late] = locked(two, (copy) => wordsOf(copy, 0).format(0, 4, { bold: true }))
  expect(compareLate({ doc, epoch: 0 }, [late])).toEqual({ proposals: [], foreign: [], known: [] })
})

test('[Q37] after a restore from backup they are lines to copy, never merged', () => {
  const [doc, late] = locked(two, (copy) => wordsOf(copy, 1).insert(0, 'Seit Mai: '))
  expect(compareLate({ doc, epoch: 1 }, [late])).toEqual({
    proposals: [],
    foreign: ['Seit Mai: Es gibt einen Plan.'],
    known: [],
  })
})
