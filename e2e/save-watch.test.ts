import { expect, test } from 'vitest'
import { untruthsOf } from './save-watch.ts'

/** "eins" was on the disk at 1000, "eins zwei" never. */
const onDisk = (own: string): number => (own === 'eins' ? 1000 : Infinity)

test.each([
  ['Gespeichert', 'eins', 1000, 0],
  ['Gespeichert', 'eins', 300, 1],
  ['Gespeichert', 'eins zwei', 9000, 1],
  ['Offline – 0 Änderungen auf diesem Gerät', 'eins zwei', 9000, 1],
  ['Offline – 5 Änderungen auf diesem Gerät', 'eins zwei', 9000, 0],
  ['Wird gespeichert …', 'eins zwei', 9000, 0],
  ['Gespeichert', '', 9000, 0],
])('[Z17] "%s", seen with the words "%s" at %i: %i untruths', (said, own, at, count) => {
  expect(untruthsOf([{ at, said, own }], onDisk)).toHaveLength(count)
})

const seen = (...glances: [at: number, said: string, own: string][]) =>
  untruthsOf(
    glances.map(([at, said, own]) => ({ at, said, own })),
    onDisk,
  ).length

test('[Z17] what is said may follow a key by one glance, and no untruth lasts longer', () => {
  const [all, none] = ['Offline – 0 Änderungen auf diesem Gerät', 'Offline – 1 Änderung auf diesem Gerät']
  expect(seen([8000, all, 'eins'], [8100, all, 'eins zwei'], [8200, none, 'eins zwei'])).toBe(0)
  expect(seen([8000, all, 'eins'], [8100, all, 'eins zwei'], [8200, all, 'eins zwei'])).toBe(2)
  expect(seen([8000, none, 'eins zwei'], [8100, all, 'eins zwei'], [8200, none, 'eins zwei'])).toBe(1)
})
