import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { title } from './events.ts'
import { newId, personId, sectionId } from './ids.ts'
import { emailAddress, password, personName } from './person.ts'

describe('names of things', () => {
  test('[W7] a new id is one that is let through again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (random) => {
        expect(sectionId.parse(newId('sec', random))).toMatch(/^sec_[0-9a-z]{16}$/u)
      }),
    )
  })

  test.each([
    '',
    'sec_',
    'sec_abc',
    'per_abcd',
    'sec_ABCD',
    'sec_../..',
    'sec_ab cd',
    `sec_${'a'.repeat(33)}`,
    'sec_abcd\n',
    '__proto__',
  ])('[W7] %j names no section', (text) => {
    expect(sectionId.safeParse(text).success).toBe(false)
  })

  test('[W7] an id of one kind is none of another', () => {
    expect(personId.safeParse('sec_abcdef').success).toBe(false)
  })

  test.each([
    ['  Grundschulen \n', 'Grundschulen'],
    ['Stadtleben\t und  Kultur', 'Stadtleben und Kultur'],
    ['Ältere', 'Ältere'],
  ])('[W8] the title %j is written %j', (written, kept) => {
    expect(title.parse(written)).toBe(kept)
  })

  test.each(['', '   ', 'x'.repeat(201), 'a\u0000b', 'a\ud800b'])('[W8] %j is no title', (text) => {
    expect(title.safeParse(text).success).toBe(false)
  })

  test('[A1] two spellings of an address are one', () => {
    expect(emailAddress.parse(' Aylin.Demir@Hannover-Stadt.DE ')).toBe('aylin.demir@hannover-stadt.de')
    expect(emailAddress.safeParse('aylin').success).toBe(false)
  })

  test('[A2] a password has 12 to 128 characters, and nothing else is asked of it', () => {
    expect(password.safeParse('k'.repeat(12)).success).toBe(true)
    expect(password.safeParse('k'.repeat(11)).success).toBe(false)
    expect(password.safeParse('k'.repeat(129)).success).toBe(false)
  })

  test('[A1] a name is one line without control characters', () => {
    expect(personName.parse(' Thi Mai\nNguyen ')).toBe('Thi Mai Nguyen')
    expect(personName.safeParse('\u0007').success).toBe(false)
  })
})
