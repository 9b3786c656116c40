import { expect, test } from 'vitest'
import { sectionId } from '#shared/ids'
import type { Version } from '#shared/versions'
import { comparisonPath, submissionBefore, versionBefore } from './before.ts'
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

test('[V29] what a submission is compared with is the one before it that has sections of it', () => {
  const [kitas, schools] = [sectionId.parse('sec_kitas'), sectionId.parse('sec_schulen')]
  const laid = (ordinal: number, number: string, closed = kitas): Version => ({
    ...versionOf(ordinal, number),
    purpose: 'submission',
    closes: [closed],
  })
  const [one, other, next] = [laid(1, '1.0'), laid(2, '1.0', schools), laid(4, '2.0')]
  const laidAll = [one, other, versionOf(3, '1.1'), next]
  expect(submissionBefore(laidAll, next)).toBe(one)
  expect([submissionBefore(laidAll, other), submissionBefore(laidAll, one)]).toEqual([null, null])
})
