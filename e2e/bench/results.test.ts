import { expect, test } from 'vitest'
import { report, type RowResult } from './results.ts'
import { full, isMeant, rowsFor, type Row } from './rows.ts'

const rows = rowsFor(full)
const order = rows.map(({ title }) => title)
const at = { date: '2026-12-01', node: 'v22', peer: 'A peer.', size: full }

function rowOf(id: string): Row {
  const found = rows.find((row) => row.id === id)
  if (found === undefined) throw new Error(`no row ${id}`)
  return found
}

/** A row in which ours took `value` of everything. */
const resultOf = (id: string, value: number): RowResult => ({
  row: rowOf(id),
  figures: rowOf(id).figures.map((figure) => ({ figure, values: new Map([['ours', [value]]]) })),
})

test('[B2] a run of some rows keeps the others, each with when it was measured, in their order', () => {
  const first = report('', order, [resultOf('idle', 7), resultOf('opening', 8)], at)
  const second = report(first, order, [resultOf('opening', 9)], { ...at, date: '2026-12-24' })
  const [idle, opening] = second.split('### ').slice(1)
  expect(idle).toContain('| per room (kB) | 7.0 |')
  expect(idle).toContain('Measured 2026-12-01')
  expect(opening).toContain('| 9.0 |')
  expect(opening).toContain('Measured 2026-12-24')
  expect(report(second, order, [], at)).toBe(second)
})

test('[B2] rows of an older form are taken over with the date of their document', () => {
  const old = `# Measured side by side\n\n2026-11-22, by \`npm run bench\`.\n\n### ${rowOf('idle').title}\n\n| a |\n|---|\n\nHow it is measured stands in`
  const [idle] = report(old, order, [], at).split('### ').slice(1)
  expect(idle).toContain('| a |')
  expect(idle).toContain('Measured 2026-11-22.')
})

test('[B2] a row is meant by its id, or by what several ids begin with', () => {
  const meant = (...words: string[]) => rows.filter((row) => isMeant(row, words)).map(({ id }) => id)
  expect(meant('typing', 'opening')).toEqual(['typing-20', 'typing-100', 'typing-threads', 'opening'])
  expect(meant('idle')).toEqual(['idle'])
  expect(meant()).toHaveLength(rows.length)
})
