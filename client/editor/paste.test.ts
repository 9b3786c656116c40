import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { largestSpan, mostCells, mostRows } from '#shared/grammar'
import { cleanPaste } from './paste.ts'

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')

/** Blocks stand on lines of their own in the fixtures; where HTML shows one space, any white space is the same. */
const tidy = (html: string): string =>
  html
    .replace(/\s+/gu, ' ')
    .replace(/> (?=<(?:h3|h4|p|ul|ol|blockquote|table)\b)/gu, '>')
    .replace(/(?<=<br>|<p>) /gu, '')
    .trim()

test.each(['word', 'writer', 'web'])('[E1] what comes from %s becomes what a section may hold', (source) => {
  expect(tidy(cleanPaste(fixture(`${source}.clipboard`)))).toBe(tidy(fixture(`${source}.cleaned`)))
})

test('[E2] what was copied from one of our own texts passes untouched', () => {
  const own = '<p data-pm-slice="1 1 []">Wort <strong>fett</strong></p>'
  expect(cleanPaste(own)).toBe(own)
})

test('[E2] styles, which our policy forbids, never reach the parser', () => {
  expect(cleanPaste('<p data-pm-slice="1 1 []" style="color:red">a</p>')).not.toContain(' style=')
})

test('[E3] nothing that could run, load or lead astray is left', () => {
  const evil =
    '<p onclick="x()">a</p><svg onload="x()"></svg><a href="javascript&colon;x()">b</a><a href="//evil.example">c</a><style>*{}</style><object data="x"></object><template><p>d</p></template>'
  expect(cleanPaste(evil)).toBe('<p>a</p><p>bc</p>')
})

test('[E4] the biggest heading of the source becomes the first level, whatever its number', () => {
  expect(cleanPaste('<h4>groß</h4><h5>klein</h5><h6>winzig</h6>')).toBe(
    '<h3>groß</h3><h4>klein</h4><h4>winzig</h4>',
  )
})

test('[E1] a list whose kind changes becomes two lists', () => {
  const item = (marker: string, text: string) =>
    `<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">${marker}</span>${text}</p>`
  expect(cleanPaste(item('·', 'eins') + item('1.', 'zwei'))).toBe(
    '<ul><li><p>eins</p></li></ul><ol><li><p>zwei</p></li></ol>',
  )
})

const tableOf = (rows: number, cells: number): string =>
  `<table>${`<tr>${'<td>a</td>'.repeat(cells)}</tr>`.repeat(rows)}</table>`

test.each([
  ['wide', 1, mostCells],
  ['long', mostRows, 1],
])('[E48] a table too %s comes in as its words; one that just fits stays a table', (_, rows, cells) => {
  expect(cleanPaste(tableOf(rows, cells))).toContain('<table>')
  const more = rows === 1 ? tableOf(1, cells + 1) : tableOf(rows + 1, 1)
  expect(cleanPaste(more)).toBe('<p>a</p>'.repeat(rows * cells + 1))
})

test('[E48] a cell that spans more than the server takes spans the most it does', () => {
  expect(cleanPaste('<table><tr><td colspan="500">a</td></tr></table>')).toContain(`colspan="${largestSpan}"`)
})

test('[E1] a table inside a table is laid flat', () => {
  const inner = '<table><tr><td>innen</td></tr></table>'
  expect(cleanPaste(`<table><tr><td>${inner}außen</td></tr></table>`)).toBe(
    '<table><tbody><tr><td><p>innen</p><p>außen</p></td></tr></tbody></table>',
  )
})
