import { expect, test } from 'vitest'
import { Heights } from './heights.ts'

const keys = Array.from({ length: 10_000 }, (_none, at) => `row ${at}`)

function listed(): Heights<string> {
  const heights = new Heights<string>(100)
  heights.list(keys)
  return heights
}

test('[M38] rows that were never drawn are as high as those that were, on average', () => {
  const heights = listed()
  expect(heights.total).toBe(1_000_000)
  heights.measure('row 0', 40)
  heights.measure('row 1', 60)
  expect(heights.total).toBe(100 + 9998 * 50)
  expect(heights.startOf(2)).toBe(100)
})

test('[M38] after the first few the assumption stays, so that what is far below does not wander', () => {
  const heights = listed()
  for (let at = 0; at < 8; at++) heights.measure(`row ${at}`, 50)
  heights.measure('row 8', 950)
  expect(heights.total).toBe(9999 * 50 + 950)
})

test('[M38] the row at a place is found, before the first and behind the last too', () => {
  const heights = listed()
  heights.measure('row 0', 500)
  heights.measure('row 1', 100)
  expect([0, 499, 500, 599, 600].map((offset) => heights.indexAt(offset))).toEqual([0, 0, 1, 1, 2])
  expect(heights.indexAt(-50)).toBe(0)
  expect(heights.indexAt(1e9)).toBe(9999)
  heights.list([])
  expect([heights.indexAt(10), heights.total]).toEqual([0, 0])
})

test('[M38] what turns out higher than assumed says by how much it moves what stands behind it', () => {
  const heights = listed()
  expect(heights.measure('row 5', 130)).toBe(30)
  expect(heights.measure('row 5', 130)).toBe(0)
  expect(heights.measure('row 5', 90)).toBe(-40)
  expect(heights.measure('row 6', 0)).toBe(0)
})

test('[M38] what was measured stays known when others are listed', () => {
  const heights = listed()
  heights.measure('row 9', 10)
  heights.measure('row 8', 30)
  heights.list(['row 9', 'row 8'])
  expect(heights.total).toBe(40)
})
