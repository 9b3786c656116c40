import fc from 'fast-check'
import { expect, test } from 'vitest'
import { threadId } from '#shared/ids'
import { layOut, type Wanted } from './layout.ts'

const id = (number: number) => threadId.parse(`thr_${String(number).padStart(4, '0')}`)
const wanted = (...places: readonly (readonly [top: number, height: number])[]): Wanted[] =>
  places.map(([top, height], index) => ({ id: id(index), top, height }))

test('[G1] a card stands at its line where there is room, and below the one before it where there is none', () => {
  const tops = layOut(wanted([0, 100], [300, 100], [320, 100]), null)
  expect([...tops.values()]).toEqual([0, 300, 410])
})

test('[G1] the active card stands at its line, and the others make way up and down', () => {
  const cards = wanted([300, 100], [310, 100], [320, 100], [330, 50])
  expect([...layOut(cards, id(2)).values()]).toEqual([100, 210, 320, 430])
  expect([...layOut(cards, id(2), 150).values()], 'no room above').toEqual([150, 260, 370, 480])
})

test('[G1] whatever the cards want, none lies over another and the active one is at its line', () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 20, max: 400 }))
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), fc.nat(), (places, pick) => {
      const cards = wanted(...places.toSorted(([one], [other]) => one - other))
      const active = cards[pick % cards.length]
      const tops = layOut(cards, active?.id ?? null)
      const above = cards.slice(0, pick % cards.length).reduce((sum, { height }) => sum + height + 10, 0)
      expect(tops.get(active?.id ?? id(0))).toBe(Math.max(active?.top ?? 0, above))
      expect(Math.min(...tops.values())).toBeGreaterThanOrEqual(0)
      for (const [index, card] of cards.entries()) {
        const next = cards[index + 1]
        const bottom = (tops.get(card.id) ?? NaN) + card.height
        if (next !== undefined) expect(bottom).toBeLessThan(tops.get(next.id) ?? NaN)
      }
    }),
    { endOnFailure: true },
  )
})
