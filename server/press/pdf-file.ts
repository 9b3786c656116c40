/** A handout as tagged PDF: with language, title, bookmarks and the words of its picture. */
import type { Handout, HandoutChapter, HandoutSection } from './handout.ts'
import { pdfTemplate } from './pdf-template.ts'
import { showingTitle } from './pdf-title.ts'
import { qrSvg } from './qr.ts'
import type { Typst } from './typst.ts'
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

export function pdfFile(handout: Handout, typst: Typst): Uint8Array {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  const pdf = typst.pdf(pdfTemplate, {
    '/handout.json': bytes(JSON.stringify(handout)),
    '/said.json': bytes(JSON.stringify(saidOf(handout))),
    '/qr.svg': bytes(qrSvg(handout)),
  })
  return showingTitle(pdf)
}

/** What the document says around the text. */
const saidOf = (handout: Handout) => ({
  title: titleOf(handout),
  description: `${fingerprintLabel}: ${handout.version.fingerprint}`,
  day: momentOf(handout.version.frozenAt),
  warning: warningOf(handout),
  foot: footOf(handout),
  facts: factsOf(handout),
  fingerprintLabel,
  fingerprintNote,
  qr: qrWords(handout),
  contents: contentsTitle,
  chapters: handout.chapters.map(saidOfChapter),
})

const saidOfChapter = (chapter: HandoutChapter) => ({
  title: chapterTitle(chapter),
  group: chapter.group === null ? null : groupWords(chapter.group),
  sections: chapter.sections.map(saidOfSection),
})

const saidOfSection = (section: HandoutSection) => ({
  title: sectionTitle(section),
  stand: standOf(section),
  caption: captionOf(section),
  columns: signOffColumns,
  rows: section.signOffs.map(signOffCells),
  none: noSignOffs,
})

/** Year, month, day, hour, minute, second (UTC): the same version makes the same file, whenever it is made. */
const momentOf = (at: string): number[] =>
  (new Date(at).toISOString().match(/\d+/gu) ?? []).slice(0, 6).map(Number)
