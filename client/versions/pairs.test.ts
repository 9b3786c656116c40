import { expect, test } from 'vitest'
import { paperId, personId } from '#shared/ids'
import { seal } from '#shared/seal'
import type { Version } from '#shared/versions'
import { pairIn } from './pairs.ts'

const hex = (letters: string, length: number) => letters.repeat(length).slice(0, length)

const version = (name: string, chapter: string): Version => ({
  seal: seal.parse({
    version: `ver_${name}`,
    ordinal: 1,
    scope: { chapter: `cha_${chapter}` },
    number: '1.0',
    fingerprint: hex('a', 64),
    previous: null,
    key: hex('b', 64),
    signature: hex('c', 128),
  }),
  paper: paperId.parse('pap_test'),
  name,
  purpose: 'interim',
  frozenAt: '2026-11-20T10:00:00.000Z',
  by: personId.parse('per_sabine'),
  seq: 1,
  closes: [],
  names: {},
})

const [first, other, second] = [
  version('eins', 'bildung'),
  version('zwei', 'soziales'),
  version('drei', 'bildung'),
]
const all = [first, other, second]

test('[D11] without an address the newest is compared with the one of the same chapter before it', () => {
  expect(pairIn(all, '', true)).toEqual({ from: 'ver_eins', to: 'ver_drei', isOther: false })
  expect(pairIn([first], '', true)).toEqual({ from: 'ver_eins', to: 'draft', isOther: false })
  expect(pairIn([first], '', false)).toBeNull()
  expect(pairIn([], '', true)).toBeNull()
})

test('[D11] the address names both; what is not there, or not for the person, is said and another one is shown', () => {
  expect(pairIn(all, 'from=ver_zwei&to=ver_eins', true)).toEqual({
    from: 'ver_zwei',
    to: 'ver_eins',
    isOther: false,
  })
  expect(pairIn(all, 'from=ver_eins&to=draft', true)).toMatchObject({ to: 'draft', isOther: false })
  expect(pairIn(all, 'from=ver_eins&to=draft', false)).toMatchObject({ to: 'ver_drei', isOther: true })
  expect(pairIn(all, 'from=ver_nirgends', true)).toMatchObject({ from: 'ver_eins', isOther: true })
})
