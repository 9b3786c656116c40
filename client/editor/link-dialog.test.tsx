import { isSafeHref } from '#shared/grammar'
import { expect, test } from 'vitest'
import { wholeAddress } from './link-dialog.tsx'

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
