import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TextElement } from '#shared/text'
import { blocksAfter } from './blocks.ts'

const paragraph = (text: string): TextElement => ({ name: 'paragraph', children: [{ text }] })
const textOf = (...words: string[]): TextElement[] => words.map(paragraph)

test('[E63] of a text that is read anew what is the same stays the same', () => {
  const before = blocksAfter([], textOf('eins', 'zwei', 'drei', 'vier'))
  const after = blocksAfter(before, textOf('eins', 'neu', 'zwei!', 'drei', 'vier'))
  expect(after.map(({ key }) => key)).toEqual([1, 2, 6, 3, 4])
  expect([after[0], after[3], after[4]]).toEqual([before[0], before[2], before[3]])
  expect(after[0]).toBe(before[0])
  expect(blocksAfter(after, textOf('eins', 'neu', 'zwei!', 'drei', 'vier'))).toBe(after)
})

test('[E63] whatever became of it, each block has a key of its own and says what it shall', () => {
  const texts = fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }), { maxLength: 6 })
  fc.assert(
    fc.property(texts, (versions) => {
      let blocks = blocksAfter([], [])
      for (const words of versions) {
        blocks = blocksAfter(blocks, textOf(...words))
        expect(blocks.map(({ element }) => element)).toEqual(textOf(...words))
        expect(new Set(blocks.map(({ key }) => key)).size).toBe(words.length)
      }
    }),
    { endOnFailure: true },
  )
})
