/** The benchmark: `npm run bench`, all rows; `-- --once`, in one run; `-- --quick`, a quick look; `-- --once`, one run; `-- throughput typing`, these rows only: the others keep what was measured before. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { contenders, type Contender, type Name } from './contender.ts'
import { findNode, preparePeer, type Peer } from './peer.ts'
import { report, tables, type RowResult } from './results.ts'
import { closeBrowser } from './browser-page.ts'
import { full, isMeant, quick, rowsFor, type Row, type Size } from './rows.ts'

const words = process.argv.slice(2)
const isQuick = words.includes('--quick')
const wanted = words.filter((word) => !word.startsWith('--'))
const size = isQuick ? quick : words.includes('--once') ? { ...full, runs: 1 } : full

function findPeer(node: string): { peer: Peer | null; said: string } {
  try {
    const peer = preparePeer(node)
    return {
      peer,
      said: `Hocuspocus ${peer.version} with its SQLite extension on a file, installed for the benchmark only.`,
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    return { peer: null, said: `Hocuspocus could not be installed here, its columns are empty: ${reason}` }
  }
}

const nobody = { peer: null, said: 'Hocuspocus is not asked for.' }

/** Values by row, figure and contender, one for each run. */
class Sheet {
  readonly #values = new Map<string, Map<Name, number[]>>()

  note(row: Row, key: string, name: Name, value: number): void {
    const of = this.of(row, key)
    of.set(name, [...(of.get(name) ?? []), value])
  }

  of(row: Row, key: string): Map<Name, number[]> {
    const found = this.#values.get(`${row.id} ${key}`) ?? new Map<Name, number[]>()
    this.#values.set(`${row.id} ${key}`, found)
    return found
  }

  results(rows: readonly Row[]): RowResult[] {
    return rows.map((row) => ({
      row,
      figures: row.figures.map((figure) => ({ figure, values: this.of(row, figure.key) })),
    }))
  }
}

/** A contender that fails in a row has no value there, and the reason is said. */
async function measureOne(row: Row, contender: Contender, at: Size, sheet: Sheet): Promise<void> {
  try {
    const figures = await row.measure(contender, at)
    for (const [key, value] of Object.entries(figures)) sheet.note(row, key, contender.name, value)
    console.log(`${row.id.padEnd(12)} ${contender.name.padEnd(13)} ${JSON.stringify(figures)}`)
  } catch (error) {
    console.error(`${row.id} ${contender.name}: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}

// Exiting takes the measured servers along.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const node = findNode()
const rows = rowsFor(size).filter((row) => isMeant(row, wanted))
const { peer, said } = rows.some(({ who }) => who.includes('hocuspocus')) ? findPeer(node) : nobody
const all = contenders(node, peer)
const sheet = new Sheet()
for (let run = 1; run <= size.runs; run++) {
  console.log(`\nrun ${run} of ${size.runs}`)
  for (const row of rows) {
    for (const contender of all.filter(({ name }) => row.who.includes(name)))
      await measureOne(row, contender, size, sheet)
  }
}
const results = sheet.results(rows)
console.log(`\n${tables(results)}\n`)
await closeBrowser()
if (!isQuick) {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
  const date = new Date().toISOString().slice(0, 10)
  const file = new URL('../RESULTS.md', import.meta.url)
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const order = rowsFor(full).map(({ title }) => title)
  writeFileSync(file, report(before, order, results, { date, node: version, peer: said, size }))
}
process.exit()
