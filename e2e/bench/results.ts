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
  singleEditor: 'one TipTap editor',
}

const shown = (value: number, { digits }: Figure): string =>
  Number.isNaN(value)
    ? '–'
    : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })

function line(figure: Figure, values: Values, columns: readonly Name[]): string {
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
export const tables = (results: readonly RowResult[]): string => results.map(table).join('\n\n')

function table({ row, figures }: RowResult): string {
  const head = [
    '',
    ...row.who.map((name) => titles[name]),
    ...row.who.slice(1).map((name) => `ours ÷ ${titles[name]}`),
  ]
  return [
    `### ${row.title}`,
    '',
    `| ${head.join(' | ')} |`,
    `|${head.map((_, at) => (at === 0 ? '---' : '---:')).join('|')}|`,
    ...figures.map(({ figure, values }) => line(figure, values, row.who)),
  ].join('\n')
}

export interface Circumstances {
  readonly date: string
  readonly node: string
  readonly peer: string
  readonly size: Size
}

/**
 * The whole document. A row that was not measured now stays as it is in `before`; each says when and where it was measured.
 * @param order the titles of all rows.
 */
export function report(
  before: string,
  order: readonly string[],
  results: readonly RowResult[],
  at: Circumstances,
): string {
  const blocks = blocksOf(before)
  const [, when] = /^(\d{4}-\d\d-\d\d), by/mu.exec(before) ?? []
  for (const [title, block] of blocks)
    if (!block.includes('\nMeasured ')) blocks.set(title, `${block}\n\nMeasured ${when ?? 'before'}.`)
  for (const result of results)
    blocks.set(result.row.title, `${table(result)}\n\n${circumstances(result.row, at)}`)
  const shownTitles = [
    ...order.filter((title) => blocks.has(title)),
    ...[...blocks.keys()].filter((one) => !order.includes(one)),
  ]
  return `${preface}${shownTitles.map((title) => blocks.get(title)).join('\n\n')}\n\n${ending}\n`
}

/** The tables of an earlier document, with what is said below them, by title. */
function blocksOf(document: string): Map<string, string> {
  const [body = ''] = document.split('\nHow it is measured')
  const parts = body.split(/^### /mu).slice(1)
  return new Map(parts.map((part) => [part.split('\n')[0] ?? '', `### ${part.trim()}`]))
}

function circumstances({ who }: Row, { date, node, peer, size }: Circumstances): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${memory} GiB memory, ${process.platform} ${process.arch}`
  const runs = size.runs === 1 ? 'one run' : `the median of ${size.runs} runs`
  const rival = who.includes('hocuspocus') ? ` ${peer}` : ''
  return `Measured ${date}, ${runs}, on ${machine}, shared with other work; Node ${node}.${rival}`
}

const preface = `# Measured side by side

By \`npm run bench\`; \`npm run bench -- typing idle\` measures these rows anew and keeps the others.

- Every contender is a process of its own, all on the same Node; one load generator for all, on the same machine.
- In each run all contenders were measured one after the other.
- Ours keeps everything: an update is on disk before it is acknowledged or relayed. Hocuspocus writes its text to SQLite
  some seconds later; a bare relay keeps nothing.
- The writers send one update per character, each in a WebSocket message of its own, far faster than people type: for
  this our server's limit per socket (250 messages per second) is lifted by \`LIP_LIMIT_MESSAGES_PER_SECOND\`. Where each
  update is a write of its own the generator's cost is a part of the limit; in bursts it is small. Where thousands of
  comments are made beforehand, so is the limit per person (600 commands per minute, \`LIP_LIMIT_COMMANDS_PER_MINUTE\`).
- In the rows of the page our writing page has its server, its disk and its line beside it; the one TipTap editor (StarterKit and
  Collaboration, the whole chapter in one document) has no network at all.

`

const ending =
  'How it is measured stands in `e2e/bench`: `throughput.ts`, `writers.ts`, `cursors.ts`, `cold-open.ts`, `idle.ts`, `keydown.ts`, `keydown-commented.ts`, `comments.ts`, `table.ts`, `heard.ts`, `opening.ts`, `first-load.ts`, `freeze.ts`, `pdf.ts`, `compare.ts`.'
