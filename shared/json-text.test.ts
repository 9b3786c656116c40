import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from './json-text.ts'

test('[V10] whatever JSON says is read, however it is written', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
      const text = JSON.stringify(value, null, space)
      expect(parseJson(text)).toEqual(JSON.parse(text))
    }),
  )
})

test.each(['{"a":1,"b":2,"a":1}', '[{"a":{"b":1 , "\\u0062" : 2}}]', '{"__proto__":1,"__proto__":2}'])(
  '[V10] a name that stands twice is no JSON: %s',
  (text) => expect(parseJson(text)).toBeUndefined(),
)

test('[V10] a string of a megabyte is read', () => {
  const text = JSON.stringify({ long: '\\"ü: '.repeat(200_000) })
  expect(parseJson(text)).toEqual(JSON.parse(text))
})
