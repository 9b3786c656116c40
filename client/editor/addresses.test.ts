import { isSafeHref } from '#shared/grammar'
import { expect, test } from 'vitest'
import { findAddresses, wholeAddress } from './addresses.ts'

test.each([
  ['example.org', 'https://example.org'],
  [' www.hannover.de/lip ', 'https://www.hannover.de/lip'],
  ['example.org:8080/a', 'https://example.org:8080/a'],
  ['https://example.org', 'https://example.org'],
  ['http://example.org', 'http://example.org'],
  ['integration@hannover.de', 'mailto:integration@hannover.de'],
  ['mailto:integration@hannover.de', 'mailto:integration@hannover.de'],
])('[E23] "%s" is meant as %s', (written, meant) => {
  expect(wholeAddress(written)).toBe(meant)
  expect(isSafeHref(wholeAddress(written))).toBe(true)
})

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  '',
  'zwei Wörter',
  '//example.org',
  'file:///etc/passwd',
])('[E23] "%s" becomes no link', (written) => {
  expect(isSafeHref(wholeAddress(written))).toBe(false)
})

test.each([
  ['siehe https://www.hannover.de/lip?a=1.', ['https://www.hannover.de/lip?a=1']],
  ['(https://www.hannover.de), und http://a.de!', ['https://www.hannover.de', 'http://a.de']],
  ['auf www.hannover.de/lip, oder „www.a.de“', ['www.hannover.de/lip', 'www.a.de']],
  ['an lip-2.0@hannover-stadt.de oder mailto:a@b.de;', ['lip-2.0@hannover-stadt.de', 'mailto:a@b.de']],
])('[E29] in "%s" the addresses are found, without the marks of the sentence', (text, addresses) => {
  expect(findAddresses(text).map((found) => found.text)).toEqual(addresses)
  for (const { index, text: found } of findAddresses(text))
    expect(text.slice(index, index + found.length)).toBe(found)
})

test.each([
  'z.B.',
  'www.',
  'Expert*innen',
  'a@b',
  '@hannover',
  'javascript:alert(1)',
  'nachhttps://a.de',
  '3.1.2',
])('[E29] "%s" is no address', (text) => expect(findAddresses(text)).toEqual([]))
