import { expect, test } from 'vitest'
import { dayOf, daysAfter } from './hannover-day.ts'

test.each([
  ['summer time begins', '2027-03-28', '2027-03-28T21:59:59Z', '2027-03-28T22:00:00Z', '2027-03-21'],
  ['summer time ends', '2026-10-25', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z', '2026-10-18'],
])('[V23] [V26] a day on which %s ends at midnight in Hannover', (_what, day, last, next, weekBefore) => {
  expect(dayOf(new Date(last))).toBe(day)
  expect(dayOf(new Date(next))).toBe(daysAfter(day, 1))
  expect(daysAfter(day, -7)).toBe(weekBefore)
  expect(daysAfter(weekBefore, 7)).toBe(day)
})
