import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { canonicalJson, type Json } from './canonical.ts'

describe('canonical JSON', () => {
  test('[J20] the example of RFC 8785, 3.2.2 comes out as printed there', () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('[J20] keys are ordered by UTF-16 code units, as in RFC 8785, 3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const inOrder = Object.values(JSON.parse(canonicalJson(value)) as object)
    expect(inOrder[0]).toBe('One') // JavaScript puts keys that look like indices first
    expect([...canonicalJson(value).matchAll(/":"([^"]*)"/gu)].map((match) => match[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  test('[J20] -0 is 0; the edges of IEEE 754 are written as ECMAScript writes them', () => {
    expect(canonicalJson([-0, 5e-324, 1.7976931348623157e308, 9007199254740992, 1e21])).toBe(
      '[0,5e-324,1.7976931348623157e+308,9007199254740992,1e+21]',
    )
  })

  test('[J20] the text does not depend on the order in which keys were set, and says the same value', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(turnedAround(value))).toBe(text)
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text)
      }),
    )
  })

  test('[J21] what has no canonical text is refused, not changed', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow('no canonical JSON')
    expect(() => canonicalJson([Number.POSITIVE_INFINITY])).toThrow('no canonical JSON')
    expect(() => canonicalJson({ text: '\ud83d' })).toThrow('surrogate')
    expect(() => canonicalJson({ '\ude00': 1 })).toThrow('surrogate')
  })

  test('[J21] a key without a value is left out', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}')
  })
})

const jsonValue = fc
  .jsonValue({ noUnicodeString: false, stringUnit: 'grapheme' })
  .map((value) => JSON.parse(JSON.stringify(value)) as Json)

function turnedAround(value: Json): Json {
  if (Array.isArray(value)) return (value as Json[]).map(turnedAround)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turnedAround(member ?? null)]),
  )
}
