import { expect, test } from 'vitest'
import { sayAgo } from './when.tsx'

const now = new Date('2026-11-22T12:00:00Z')

test.each([
  ['2026-11-22T12:00:20Z', 'jetzt'],
  ['2026-11-22T11:59:30Z', 'jetzt'],
  ['2026-11-22T11:55:00Z', 'vor 5 Minuten'],
  ['2026-11-22T09:30:00Z', 'vor 2 Stunden'],
  ['2026-11-21T11:00:00Z', 'gestern'],
  ['2026-11-01T11:00:00Z', '01.11.2026'],
])('[G3] %s is said as %s', (at, said) => {
  expect(sayAgo(new Date(at), now, 'de')).toBe(said)
})
