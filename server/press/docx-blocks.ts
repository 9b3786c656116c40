/** The blocks of a section as Word's paragraphs, lists and tables. */
import {
  AlignmentType,
  HeadingLevel,
  LevelFormat,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type NumberingDefinition,
} from 'docx'
import type { Block, Table as TableBlock } from './blocks.ts'
import { runsOf } from './docx-runs.ts'
import { tableLook } from './docx-styles.ts'
import type { SectionMarks } from './docx-marks.ts'
import type { NumberedBlock } from './handout.ts'
import type { Leaf } from './passages.ts'
import { numberMark } from './words.ts'

export type DocxBlock = Paragraph | Table

/** In twentieths of a point: the column in which paragraph numbers stand, and how far a list is moved in. */
export const numberColumn = 640
const step = 400
/** Between the margins of a page. */
export const textWidth = 9070

/** Word has nine. */
const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8]
const headings = [
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
]

/** Where a block stands: how far in, how deep in lists. */
interface Place {
  readonly left: number
  readonly depth: number
  readonly isQuote: boolean
}

const outermost: Place = { left: numberColumn, depth: 0, isQuote: false }

/** Writes blocks, and gathers the numberings their lists need. */
export class DocxBlocks {
  readonly #starts = new Set<number>()
  #lists = 0

  /** A block with its number: in front of its words, or on a line of its own above lists and tables. */
  numbered({ number, blocks }: NumberedBlock, marks: SectionMarks): DocxBlock[] {
    const [first, ...others] = blocks
    if (first === undefined) return []
    if (number === null) return this.#all(blocks, outermost, marks)
    if (first.kind === 'paragraph' && others.length === 0)
      return [this.#numberedParagraph(number, first.inlines, marks)]
    const line = new Paragraph({ style: 'ParagraphNumber', keepNext: true, text: numberMark(number) })
    return [line, ...this.#all(blocks, outermost, marks)]
  }

  /** What the document has to define for the lists that were written. */
  numberings(): NumberingDefinition[] {
    const points = definition('points', (level) => ({
      level,
      format: LevelFormat.BULLET,
      text: ['•', '–', '▪'][level % 3] ?? '•',
    }))
    return [
      points,
      ...[...this.#starts].map((start) =>
        definition(`from-${start}`, (level) => ({
          level,
          start,
          format: LevelFormat.DECIMAL,
          text: `%${level + 1}.`,
        })),
      ),
    ]
  }

  #numberedParagraph(number: number, leaf: Leaf, marks: SectionMarks): Paragraph {
    return new Paragraph({
      indent: { left: numberColumn, hanging: numberColumn },
      tabStops: [{ type: 'left', position: numberColumn }],
      children: [
        new TextRun({ text: numberMark(number), style: 'NumberMark' }),
        new TextRun({ children: [new Tab()] }),
        ...runsOf(leaf, marks.of(leaf)),
      ],
    })
  }

  #all(blocks: readonly Block[], place: Place, marks: SectionMarks): DocxBlock[] {
    return blocks.flatMap((block) => this.#block(block, place, marks))
  }

  #block(block: Block, place: Place, marks: SectionMarks): DocxBlock[] {
    switch (block.kind) {
      case 'paragraph':
        return [this.#paragraph(block.inlines, { indent: { left: place.left } }, place, marks)]
      case 'heading': {
        const heading = headings[block.level - 1] ?? HeadingLevel.HEADING_6
        return [new Paragraph({ heading, children: runsOf(block.inlines, marks.of(block.inlines)) })]
      }
      case 'list':
        return this.#list(block, place, marks)
      case 'quote':
        return this.#all(block.blocks, { ...place, left: place.left + step, isQuote: true }, marks)
      case 'table':
        return [this.#table(block, place, marks), new Paragraph({ style: 'AfterTable' })]
    }
  }

  #paragraph(leaf: Leaf, options: IParagraphOptions, { isQuote }: Place, marks: SectionMarks): Paragraph {
    const style = isQuote ? { style: 'Quotation' } : {}
    return new Paragraph({ ...style, ...options, children: runsOf(leaf, marks.of(leaf)) })
  }

  #list({ start, items }: Extract<Block, { kind: 'list' }>, place: Place, marks: SectionMarks): DocxBlock[] {
    const reference = start === null ? 'points' : `from-${start}`
    if (start !== null) this.#starts.add(start)
    const instance = ++this.#lists
    const level = Math.min(place.depth, levels.length - 1)
    const left = place.left + step
    const inner: Place = { ...place, left, depth: place.depth + 1 }
    const numbering = { numbering: { reference, level, instance }, indent: { left, hanging: step } }
    return items.flatMap((blocks) => {
      const [first, ...others] = blocks
      const isWords = first?.kind === 'paragraph'
      const head = this.#paragraph(isWords ? first.inlines : [], numbering, place, marks)
      return [head, ...this.#all(isWords ? others : blocks, inner, marks)]
    })
  }

  #table({ columns, headers, rows }: TableBlock, { left }: Place, marks: SectionMarks): Table {
    const width = Math.max(textWidth - left, 2000)
    const column = Math.floor(width / columns)
    const inCell: Place = { left: 0, depth: 0, isQuote: false }
    return new Table({
      ...tableLook,
      indent: { size: left, type: WidthType.DXA },
      width: { size: column * columns, type: WidthType.DXA },
      columnWidths: Array.from({ length: columns }, () => column),
      rows: rows.map(
        (cells, row) =>
          new TableRow({
            tableHeader: row < headers,
            children: cells.map(
              (cell) =>
                new TableCell({
                  columnSpan: cell.columns,
                  rowSpan: cell.rows,
                  ...(cell.isHeader ? { shading: { fill: 'EFEEE7', type: 'clear', color: 'auto' } } : {}),
                  children: endingInWords(this.#all(cell.content, inCell, marks)),
                }),
            ),
          }),
      ),
    })
  }
}

/** A cell of Word ends with a paragraph. */
const endingInWords = (blocks: DocxBlock[]): DocxBlock[] =>
  blocks.at(-1) instanceof Paragraph ? blocks : [...blocks, new Paragraph({})]

const definition = (
  reference: string,
  level: (at: number) => NumberingDefinition['levels'][number],
): NumberingDefinition => ({
  reference,
  levels: levels.map((at) => ({ ...level(at), alignment: AlignmentType.LEFT })),
})
