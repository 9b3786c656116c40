/** Texts to compare, written as people write them in a mail, and what became of them, as one reads it aloud. */
import { contentOf } from './content.ts'
import type { ComparedSection, TextDifference } from './difference.ts'
import type { Block } from './difference-blocks.ts'
import type { Change } from './difference-change.ts'
import type { Format, Stretch } from './difference-formats.ts'
import { sectionId } from './ids.ts'
import { plainText, type TextElement, type TextRun } from './text.ts'

/** "# " and "## " are headings, "- " and "1. " items, "> " is quoted, "| " begins a row and parts its cells; else a paragraph. */
export const sectionOf = (
  id: string,
  number: string,
  title: string,
  ...lines: readonly string[]
): ComparedSection => ({
  id: sectionId.parse(`sec_${id}`),
  number,
  ...contentOf(title, withTables(lines.map(blockOf))),
})

/** Rows that follow each other are of one table. */
function withTables(blocks: readonly TextElement[]): TextElement[] {
  const all: TextElement[] = []
  for (const block of blocks) {
    const last = all.at(-1)
    if (block.name !== 'table' || last?.name !== 'table') all.push(block)
    else all[all.length - 1] = { ...last, children: [...last.children, ...block.children] }
  }
  return all
}

const paragraph = (text: string): TextElement => ({ name: 'paragraph', children: runsOf(text) })
const within = (name: string, ...children: readonly TextElement[]): TextElement => ({ name, children })

function blockOf(line: string): TextElement {
  const [, sign = '', text = line] = /^(#+|-|1\.|>) (.*)$/su.exec(line) ?? []
  if (line.startsWith('| ')) {
    const cells = line.slice(2).split(' | ')
    const row = cells.map((cell) => within('tableCell', paragraph(cell)))
    return within('table', within('tableRow', ...row))
  }
  if (sign.startsWith('#'))
    return { name: 'heading', attributes: { level: sign.length }, children: runsOf(text) }
  if (sign === '-') return within('bulletList', within('listItem', paragraph(text)))
  if (sign === '1.') return within('orderedList', within('listItem', paragraph(text)))
  return sign === '>' ? within('blockquote', paragraph(text)) : paragraph(line)
}

/** "*bold*", "_italic_", "[words](address)". */
const runsOf = (text: string): TextRun[] =>
  text
    .split(/(\*[^*]+\*|_[^_]+_|\[[^\]]+\]\([^)]+\))/u)
    .filter((part) => part !== '')
    .map(runOf)

function runOf(part: string): TextRun {
  const [, words = part, href = ''] = /^\[([^\]]+)\]\(([^)]+)\)$/u.exec(part) ?? []
  if (href !== '') return { text: words, href }
  if (/^\*.+\*$/u.test(part)) return { text: part.slice(1, -1), bold: true }
  return /^_.+_$/u.test(part) ? { text: part.slice(1, -1), italic: true } : { text: part }
}

/** Each section with its lines: "= stayed", "~ [-old-][+new+]", "+ new", "- gone", "> came here", "< went away", "split one ¶ two". */
export const said = ({ sections }: TextDifference): string[] =>
  sections.flatMap(({ kind, before, after, isMoved, blocks }) => [
    `${kind}${isMoved ? ', moved' : ''}: ${[before, after].map((one) => (one === null ? '–' : `${one.number} ${one.title}`)).join(' → ')}`,
    ...blocks.map(sayBlock),
  ])

function sayBlock(block: Block): string {
  switch (block.kind) {
    case 'same':
      return `= ${block.after.words}`
    case 'added':
      return `+ ${block.after.words}`
    case 'removed':
      return `- ${block.before.words}`
    case 'movedAway':
      return `< ${block.before.words}`
    case 'split':
    case 'joined':
      return `${block.kind} ${block.parts.map(sayChange).join(' ¶ ')}`
    default:
      return `${block.kind === 'movedHere' ? '>' : '~'} ${sayChange(block)}`
  }
}

const sayChange = ({ stretches, formats }: Change): string =>
  [stretches.map(sayStretch).join(''), ...formats.map((one) => `(${sayFormat(one)})`)].join(' ')

function sayStretch({ kind, runs }: Stretch): string {
  const words = plainText(runs)
  return kind === 'old' ? `[-${words}-]` : kind === 'new' ? `[+${words}+]` : words
}

const sayFormat = (format: Format): string => Object.values(format).join(' ')
