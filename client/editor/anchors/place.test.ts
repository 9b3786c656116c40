import { readPlace as readShared, writePlace as writeShared } from '#shared/anchor'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readPlace, writePlace } from './place.ts'

const whole = (max: number) => fc.integer({ min: 0, max })

test('[E54] a place is written as Yjs writes it', () => {
  fc.assert(
    fc.property(
      whole(Number.MAX_SAFE_INTEGER),
      whole(2 ** 31),
      fc.constantFrom(0, -1),
      (client, clock, assoc) => {
        const place = { item: { client, clock }, assoc }
        const written = writePlace(place)
        expect(written).toBe(
          writeShared(new Y.RelativePosition(null, null, Y.createID(client, clock), assoc)),
        )
        expect(readPlace(written)).toEqual(place)
        expect(readShared(written).item).toMatchObject(place.item)
      },
    ),
  )
})

test('[E54] a place that goes with no letter is none', () => {
  expect(readPlace(writeShared(new Y.RelativePosition(null, 'default', null, 0)))).toBe(null)
  expect(readPlace('')).toBe(null)
})
