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
