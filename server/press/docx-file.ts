/**
 * A handout as a Word file (ECMA-376): clean, or with what is open in it as Word's own comments and tracked changes, so that
 * people can work on it where they are used to.
 */
import {
  Bookmark,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx'
import { DocxBlocks, textWidth, type DocxBlock } from './docx-blocks.ts'
import { DocxMarks, unmarked } from './docx-marks.ts'
import { commentEnd, commentStart, linesOf } from './docx-runs.ts'
import { docxStyles, tableLook } from './docx-styles.ts'
import type { Handout, HandoutChapter, HandoutSection, SignOffLine } from './handout.ts'
import { qrPng } from './qr.ts'
import {
  captionOf,
  chapterTitle,
  contentsTitle,
  factsOf,
  fingerprintLabel,
  fingerprintNote,
  footOf,
  groupWords,
  noSignOffs,
  qrWords,
  sectionTitle,
  signOffCells,
  signOffColumns,
  standOf,
  titleOf,
  warningOf,
} from './words.ts'

/** Points of the screen; about three centimetres. */
const qrSide = 120

/** @param withThreads whether open threads and suggestions are in it. */
export async function docxFile(handout: Handout, withThreads: boolean): Promise<Uint8Array> {
  const blocks = new DocxBlocks()
  const marks = withThreads ? new DocxMarks() : null
  const body = handout.chapters.flatMap((chapter) => chapterBlocks(chapter, blocks, marks))
  const document = new Document({
    title: titleOf(handout),
    subject: handout.paper,
    description: `${fingerprintLabel}: ${handout.version.fingerprint}`,
    creator: handout.paper,
    lastModifiedBy: handout.paper,
    styles: docxStyles,
    numbering: { config: blocks.numberings() },
    hyphenation: { autoHyphenation: true },
    ...(marks === null ? {} : { comments: { children: marks.comments } }),
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: pageMargin } },
        headers: { default: new Header({ children: warningLines(handout) }) },
        footers: { default: new Footer({ children: [footLine(handout)] }) },
        children: [...cover(handout), ...contents(handout), ...body],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const pageMargin = { top: 1418, bottom: 1418, left: 1418, right: 1418, header: 600, footer: 600 }

function warningLines(handout: Handout): Paragraph[] {
  const warning = warningOf(handout)
  return [new Paragraph({ style: 'Warning', text: warning ?? handout.paper })]
}

const footLine = (handout: Handout): Paragraph =>
  new Paragraph({
    style: 'Foot',
    children: [
      new TextRun({
        children: [`${footOf(handout)} · Seite `, PageNumber.CURRENT, ' von ', PageNumber.TOTAL_PAGES],
      }),
    ],
  })

function cover(handout: Handout): DocxBlock[] {
  const { fingerprint } = handout.version
  const warning = warningOf(handout)
  const picture = new ImageRun({
    type: 'png',
    data: qrPng(handout),
    transformation: { width: qrSide, height: qrSide },
    altText: { name: 'QR', title: qrWords(handout), description: qrWords(handout) },
  })
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, text: titleOf(handout) }),
    ...(warning === null ? [] : [new Paragraph({ style: 'Warning', text: warning })]),
    ...factsOf(handout).map(({ label, value }) => factLine(label, value)),
    factLine(fingerprintLabel, fingerprint),
    new Paragraph({ style: 'Small', text: fingerprintNote }),
    new Paragraph({ children: [picture] }),
  ]
}

const factLine = (label: string, value: string): Paragraph =>
  new Paragraph({ style: 'Fact', children: [...linesOf(`${label}: `, { bold: true }), ...linesOf(value)] })

const contents = ({ chapters }: Handout): DocxBlock[] => [
  new Paragraph({ style: 'ContentsTitle', pageBreakBefore: true, text: contentsTitle }),
  ...chapters.flatMap((chapter) => [
    new Paragraph({
      style: 'Contents',
      children: [new TextRun({ text: chapterTitle(chapter), bold: true })],
    }),
    ...chapter.sections.map(
      (section) =>
        new Paragraph({
          style: 'Contents',
          children: [
            new InternalHyperlink({
              anchor: anchorOf(section),
              children: [new TextRun(sectionTitle(section))],
            }),
          ],
        }),
    ),
  ]),
]

/** The name of the section's place in the document. */
const anchorOf = ({ number }: HandoutSection): string => `abschnitt_${number.replaceAll(/[^0-9a-z]/giu, '_')}`

function chapterBlocks(chapter: HandoutChapter, blocks: DocxBlocks, marks: DocxMarks | null): DocxBlock[] {
  const { group, sections } = chapter
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, text: chapterTitle(chapter) }),
    ...(group === null ? [] : [new Paragraph({ style: 'Small', text: groupWords(group) })]),
    ...sections.flatMap((section) => sectionBlocks(section, blocks, marks)),
  ]
}

function sectionBlocks(section: HandoutSection, blocks: DocxBlocks, all: DocxMarks | null): DocxBlock[] {
  const marks = all?.section(section) ?? unmarked
  const title = new Bookmark({ id: anchorOf(section), children: [new TextRun(sectionTitle(section))] })
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: commented(title, marks.atTitle) }),
    new Paragraph({ style: 'Small', text: standOf(section) }),
    ...section.doc.flatMap((block) => blocks.numbered(block, marks)),
    ...signOffTable(section),
  ]
}

const commented = (title: ParagraphChild, comments: readonly number[]): ParagraphChild[] => [
  ...comments.map(commentStart),
  title,
  ...comments.flatMap(commentEnd),
]

function signOffTable(section: HandoutSection): DocxBlock[] {
  const caption = new Paragraph({ style: 'TableCaption', keepNext: true, text: captionOf(section) })
  if (section.signOffs.length === 0) return [caption, new Paragraph({ style: 'Small', text: noSignOffs })]
  const header = tableRow(signOffColumns, true)
  const rows = section.signOffs.map((line: SignOffLine) => tableRow(signOffCells(line), false))
  const table = new Table({
    ...tableLook,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: signOffWidths,
    rows: [header, ...rows],
  })
  return [caption, table, new Paragraph({ style: 'AfterTable' })]
}

const signOffWidths = [2270, 2470, 1730, 2600]

const tableRow = (cells: readonly string[], isHeader: boolean): TableRow =>
  new TableRow({
    tableHeader: isHeader,
    cantSplit: true,
    children: cells.map(
      (words, at) =>
        new TableCell({
          width: { size: signOffWidths[at] ?? 0, type: WidthType.DXA },
          ...(isHeader ? { shading: { fill: 'EFEEE7', type: 'clear', color: 'auto' } } : {}),
          children: [new Paragraph({ style: 'TableWords', children: linesOf(words, { bold: isHeader }) })],
        }),
    ),
  })
