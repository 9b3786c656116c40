/** The results as a table to read: the median of the runs, and ours as a ratio to the others. */
import { cpus, totalmem } from 'node:os'
import type { Name } from './contender.ts'
import { median } from './figures.ts'
import type { Figure, Row, Size } from './rows.ts'

/** All values of one figure, by contender, one per run. */
export type Values = ReadonlyMap<Name, readonly number[]>

export interface RowResult {
  readonly row: Row
  readonly figures: readonly { readonly figure: Figure; readonly values: Values }[]
}

const titles: Record<Name, string> = {
  ours: 'ours',
  hocuspocus: 'Hocuspocus 4',
  relay: 'bare relay',
  batchedRelay: 'bare relay, batched',
}
const columns = ['ours', 'hocuspocus', 'relay', 'batchedRelay'] as const

const shown = (value: number, { digits }: Figure): string =>
  Number.isNaN(value)
    ? '–'
    : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })

function line(figure: Figure, values: Values): string {
  const middle = (name: Name): number => median(values.get(name) ?? [])
  const ratio = (name: Name): string => {
    const share = middle('ours') / middle(name)
    return Number.isFinite(share) ? share.toFixed(2) : '–'
  }
  const cells = [
    `${figure.title} (${figure.unit})`,
    ...columns.map((name) => shown(middle(name), figure)),
    ...columns.slice(1).map(ratio),
  ]
  return `| ${cells.join(' | ')} |`
}

/** One table for each row. */
export function tables(results: readonly RowResult[]): string {
  const head = [
    '',
    ...columns.map((name) => titles[name]),
    ...columns.slice(1).map((name) => `ours ÷ ${titles[name]}`),
  ]
  return results
    .map(({ row, figures }) =>
      [
        `### ${row.title}`,
        '',
        `| ${head.join(' | ')} |`,
        `|${head.map((_, at) => (at === 0 ? '---' : '---:')).join('|')}|`,
        ...figures.map(({ figure, values }) => line(figure, values)),
      ].join('\n'),
    )
    .join('\n\n')
}

export interface Circumstances {
  readonly date: string
  readonly node: string
  readonly peer: string
  readonly size: Size
}

/** The whole document. */
export function report(results: readonly RowResult[], at: Circumstances): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `# Measured side by side

${at.date}, by \`npm run bench\`.

- Machine: ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${memory} GiB memory, ${process.platform} ${process.arch}; shared with other work.
- Every contender is a process of its own on Node ${at.node}; one load generator for all, on Node ${process.version}, on the same machine.
- ${at.peer}
- Each value is the median of ${at.size.runs} ${at.size.runs === 1 ? 'run' : 'runs'}; in each run all contenders were measured one after the other.
- Ours keeps everything: an update is on disk before it is acknowledged or relayed. Hocuspocus writes its text to SQLite
  some seconds later; a bare relay keeps nothing.
- The writers send one update per character, each in a WebSocket message of its own, far faster than people type: for
  this our server's limit per socket (250 messages per second) is lifted by \`LIP_LIMIT_MESSAGES_PER_SECOND\`. Where each
  update is a write of its own the generator's cost is a part of the limit; in bursts it is small.

${tables(results)}

How it is measured stands in \`e2e/bench\`: \`throughput.ts\`, \`writers.ts\`, \`cursors.ts\`, \`cold-open.ts\`, \`idle.ts\`.
`
}
