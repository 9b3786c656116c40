import { expect, test } from 'vitest'
import { initialsOf } from './initials.tsx'

test.each([
  ['Meryem Yılmaz', 'MY'],
  ['Dr. Ursula Behrens', 'UB'],
  ['Thi Mai Nguyen', 'TN'],
  ['Cher', 'C'],
  ['Émile Zola (Gast)', 'ÉZ'],
])('[U3] %s is shown as %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
