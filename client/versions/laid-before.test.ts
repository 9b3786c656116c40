import { expect, test } from 'vitest'
import { must } from '#shared/failure'
import { sectionId } from '#shared/ids'
import { einleitung, idOf } from '#shared/paper.fake'
import { frozenEvent, sealOf } from '#shared/version.fake'
import type { Purpose } from '#shared/version'
import type { Version } from '#shared/versions'
import { laidBefore } from './laid-before.ts'

const version = (ordinal: number, number: string, purpose: Purpose = 'submission'): Version => {
  const { type: _type, ...frozen } = frozenEvent(purpose, sealOf(ordinal, number))
  return { ...frozen, by: idOf('sabine') }
}

test('[V29] what a submission is compared with is the one before it that has the section, no interim version', () => {
  const all = [version(1, '1.0'), version(2, '1.1', 'interim'), version(3, '2.0'), version(4, '3.0')]
  const [first, , second, third] = all.map((one) => must(one, 'they are four'))
  const before = (one: Version | undefined, section = einleitung) =>
    laidBefore(all, must(one, 'it is there'), [section])
  expect(before(third)).toBe(second)
  expect(before(second)).toBe(first)
  expect(before(first)).toBeNull()
  expect(before(second, sectionId.parse('sec_anders'))).toBeNull()
})
