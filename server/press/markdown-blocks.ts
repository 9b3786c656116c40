/** The blocks of a section as Markdown. */
import type { Block, Inline, Run, Table } from './blocks.ts'
import type { NumberedBlock } from './handout.ts'
import { numberMark } from './words.ts'
import { leavesOf } from './passages.ts'

/** Letters that mean something anywhere, and addresses, of which GFM makes links by itself. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\`*_[\]<>&|~#$@]/gu, String.raw`\$&`)
    .replaceAll('://', String.raw`\://`)
    .replaceAll(/\bwww\./giu, (www) => `${www.slice(0, -1)}\\.`)

/** What makes a list, a heading or code of a line only where it begins. */
const begun = (line: string): string =>
  line
    .trimStart()
    .replace(/^(?<mark>[-+=])/u, String.raw`\$<mark>`)
    .replace(/^(?<number>\d{1,9})(?<dot>[.)])/u, String.raw`$<number>\$<dot>`)

/** Plain words on one line. */
export const markdownLine = (words: string): string => words.split('\n').map(escaped).join('<br>')

/** Each block for itself; an empty line comes between them. */
export const markdownBlocks = (doc: readonly NumberedBlock[]): string[] =>
  doc.flatMap(({ number, blocks }) => {
    const written = blocksOf(blocks)
    if (number === null) return written
    const [first, ...others] = blocks
    return first?.kind === 'paragraph' && others.length === 0
      ? [`${numberMark(number)} ${written.join('')}`]
      : [numberMark(number), ...written]
  })

const blocksOf = (blocks: readonly Block[]): string[] => blocks.map(blockOf).filter((words) => words !== '')

/** The title has one mark, a chapter two, a section three. */
const above = 3

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return inlines(block.inlines, '\\\n')
    case 'heading':
      return `${'#'.repeat(Math.min(block.level + above, 6))} ${inlines(block.inlines, ' ')}`
    case 'quote':
      return prefixed(blocksOf(block.blocks).join('\n\n'), '> ', '> ')
    case 'list':
      return listOf(block.start, block.items)
    case 'table':
      return tableOf(block)
  }
}

const listOf = (start: number | null, items: readonly (readonly Block[])[]): string =>
  items
    .map((item, at) => {
      const mark = start === null ? '- ' : `${start + at}. `
      return prefixed(blocksOf(item).join('\n\n'), mark, ' '.repeat(mark.length))
    })
    .join('\n')

const prefixed = (words: string, first: string, others: string): string =>
  words
    .split('\n')
    .map((line, at) => `${at === 0 ? first : others}${line}`.trimEnd())
    .join('\n')

/** Its cells hold lines only, and none reaches over others. */
function tableOf({ columns, headers, rows }: Table): string {
  const lines = rows.map((cells) =>
    Array.from({ length: columns }, (_none, column) => {
      const cell = cells.find((one) => one.column === column)
      return cell === undefined
        ? ''
        : leavesOf(cell.content)
            .map((leaf) => inlines(leaf, '<br>'))
            .join('<br>')
    }),
  )
  return tableLines(headers > 0 ? lines : [Array.from({ length: columns }, () => ''), ...lines])
}

/** A table; its first row is the header. */
export function tableLines([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const inlines = (list: readonly Inline[], lineEnd: string): string =>
  list
    .map((inline, at) =>
      inline.kind === 'break' ? lineEnd : runOf(inline, isMarked(list[at - 1]) || isMarked(list[at + 1])),
    )
    .join('')
    .split('\n')
    .map(begun)
    .join('\n')

const isMarked = (inline: Inline | undefined): boolean =>
  inline?.kind === 'run' && (inline.bold || inline.italic)

/**
 * Marks stand at words, not at blanks; where they would not be understood, HTML's stand.
 * @param touches whether marks of another run stand beside it
 */
function runOf({ text, bold, italic, href }: Run, touches: boolean): string {
  const [, before = '', words = '', behind = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
  if (words === '') return text
  const isPlain = !touches && !(bold && italic) && /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(words)
  let marked = escaped(words)
  if (italic) marked = isPlain ? `*${marked}*` : `<em>${marked}</em>`
  if (bold) marked = isPlain ? `**${marked}**` : `<strong>${marked}</strong>`
  if (href !== null) marked = `[${marked}](<${href}>)`
  return before + marked + behind
}
