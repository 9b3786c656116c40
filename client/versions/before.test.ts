import { expect, test } from 'vitest'
import { comparisonPath, versionBefore } from './before.ts'
import { paper, versionOf } from './versions.fake.ts'

const [first, whole, second, wholeAgain, third] = [
  versionOf(1, '0.1'),
  versionOf(2, '0.1', { paper }),
  versionOf(3, '1.0'),
  versionOf(4, '0.2', { paper }),
  versionOf(5, '2.0'),
] as const
const all = [first, whole, second, wholeAgain, third]

test('[V43] the one before a version is the last of the same chapter, or of the whole paper', () => {
  expect(versionBefore(all, third)).toBe(second)
  expect(versionBefore(all, wholeAgain)).toBe(whole)
  expect(comparisonPath(second, third)).toBe('/versions/compare?from=ver_0003&to=ver_0005')
})

test('[V43] the first one of a chapter comes after the whole paper, if there is one; the very first after none', () => {
  expect(versionBefore([whole, second], second)).toBe(whole)
  expect([versionBefore(all, first), versionBefore(all, whole)]).toEqual([null, null])
})
