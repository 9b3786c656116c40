import { describe, expect, test } from 'vitest'
import { must } from '#shared/failure'
import { csvField } from './weighing-csv.ts'
import { conditioned, thread } from '#shared/thread.fake'
import { fileOf, hostileWords } from './weighing.fake.ts'

const text = async () => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await fileOf('csv'))

/** The fields of each line, as a spreadsheet reads them (RFC 4180). */
function read(csv: string): string[][] {
  const fields = /"((?:[^"]|"")*)"(;|\r\n)/gu
  const lines: string[][] = [[]]
  for (const [, field = '', end] of csv.matchAll(fields)) {
    lines.at(-1)?.push(field.replaceAll('""', '"'))
    if (end === '\r\n') lines.push([])
  }
  return lines.slice(0, -1)
}

describe('the Abwägungstabelle as CSV', () => {
  test('[M33] opens in a German spreadsheet: BOM, semicolons, CRLF, one line for each row', async () => {
    const csv = await text()
    expect(csv.startsWith('\uFEFF"Nr.";"Abschnitt"')).toBe(true)
    expect(csv.endsWith('"\r\n')).toBe(true)
    const [headings, ...rows] = read(csv.slice(1))
    const first = Object.fromEntries(
      must(headings, 'a line of headings').map((name, at) => [name, rows[0]?.[at]]),
    )
    expect(rows).toHaveLength(2)
    expect(first).toMatchObject({
      Abschnitt: '1.1 Einleitung',
      Stelle: 'ganzer Abschnitt',
      'Bisheriger Text': 'Integration',
      'Vorgeschlagener Text': 'Teilhabe',
      Stand: 'erledigt',
      Abwägung: 'nicht übernommen',
      Begründung: 'Der Begriff ist festgelegt.',
    })
  })

  test('[M39] says in which draft something was weighed, and nothing where it was not', async () => {
    const [headings, ...rows] = read((await text()).slice(1))
    const version = must(headings, 'a line of headings').indexOf('Fassung')
    expect(rows.map((row) => row[version])).toEqual(['Arbeitsstand vom 22. November 2026', ''])
  })

  test('[V28] names the version with which the Lenkungsgruppe made a condition', async () => {
    const csv = new TextDecoder().decode(await fileOf('csv', [['ursula', conditioned(thread)]]))
    expect(csv).toContain('"Auflage der Lenkungsgruppe zu Fassung 1.0, Absatz 2"')
  })

  test('[M34] nothing in it is a formula, and no field breaks out of its quotes', async () => {
    const [, ...rows] = read((await text()).slice(1))
    expect(rows.map((row) => row.length)).toEqual([20, 20])
    expect(rows[1]?.[7]).toBe(`'${hostileWords}`)
    expect(rows[1]?.[5]).toBe('2')
    expect(rows[0]?.[15]).toBe(`'@Sabine "Bine" Roth`)
    expect(rows[0]?.[4]).toBe('Olena Koval (AG 2)')
  })

  test.for([
    ['=1+1', `"'=1+1"`],
    ['+49 511', `"'+49 511"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\n=1"`],
    ['\u0000=1', `"'=1"`],
    ['\u202E-1', `"'-1"`],
    ['＝1', `"'＝1"`],
    ['a "b"; c', '"a ""b""; c"'],
    ['1 = 1', '"1 = 1"'],
    ['', '""'],
  ])('[M34] %j becomes %j', ([given, field]) => {
    expect(csvField(given ?? '')).toBe(field)
  })
})
