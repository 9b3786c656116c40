import type { Anchor } from '#shared/anchor'
import { expect, test } from 'vitest'
import { Known } from './known.ts'

const named = (name: string): Anchor => ({ start: name, end: name, quote: name, prefix: '', suffix: '' })
const names = (known: Known): string[] => known.all.map(({ quote }) => quote)

test('[E53] an anchor made here comes first until it is published and comes back', () => {
  const known = new Known(named('given'))
  known.make(named('own'))
  expect(known.give(named('other'))).toBe(false)
  expect(names(known)).toEqual(['own', 'other', 'given'])
  known.send()
  expect(known.give(named('own'))).toBe(false)
  expect(names(known)).toEqual(['own', 'other', 'given'])
})

test('[E53] of several of one’s own on their way the last one counts, whichever comes back', () => {
  const known = new Known(named('given'))
  known.make(named('first'))
  known.send()
  known.make(named('second'))
  known.send()
  expect(known.give(named('first'))).toBe(false)
  expect(known.newest.quote).toBe('second')
})

test('[E53] what another published last holds for everybody', () => {
  const known = new Known(named('given'))
  known.make(named('own'))
  known.send()
  expect(known.give(named('other'))).toBe(true)
  expect(names(known)).toEqual(['other', 'own', 'given'])
})
