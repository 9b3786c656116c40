import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedLine, lettersIn } from '#shared/correction'
import { letterChanges, whyNone } from './letter-changes.ts'

const changed = (before: string, after: string) => letterChanges([before], new Map([[0, after]]))

test('[Q40] of what was typed, the fewest letters count', () => {
  expect(changed('Die Beteilgung aller', 'Die Beteiligung aller')).toEqual([
    { line: 0, at: 10, was: '', becomes: 'i' },
  ])
  expect(lettersIn(changed('eimns zwoi drei', 'eins zwei drei'))).toBe(3)
  expect(changed('Kinder 🌻', 'Kinder 🌼')).toEqual([{ line: 0, at: 7, was: '🌻', becomes: '🌼' }])
})

test('[Q40] what is no correction says why: nothing, more than letters, or too much of it', () => {
  const why = (before: string, after: string) => whyNone([before], changed(before, after))
  expect(why('a b', 'a b')).toBe('nothing')
  expect(why('a b', 'a\nb')).toBe('shape')
  expect(why('a\nb', 'a b')).toBe('shape')
  expect(why('a', ' ')).toBe('shape')
  expect(why('a', `a ${'x'.repeat(40)}`)).toBe('tooMuch')
  expect(why('a b', 'a, b')).toBe(null)
})

test('[Q40] put in again, the changes make what was typed', () => {
  const line = fc.stringMatching(/^[abc 🌻ä]{1,14}$/u)
  fc.assert(
    fc.property(line, line, (before, after) => {
      const changes = changed(before, after)
      expect(changedLine(before, changes)).toBe(after)
      fc.pre(after.trim() !== '' && changes.length > 0)
      expect(whyNone([before], changes)).toBe(null)
    }),
    { endOnFailure: true },
  )
})
