/** A handout as tagged PDF: with language, title, bookmarks and the words of its picture. */
import type { Handout, HandoutChapter, HandoutSection } from './handout.ts'
import { settable, unsetIn, type Letters } from './letters.ts'
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
  unsetNotice,
  warningOf,
  type Missing,
} from './words.ts'

export function pdfFile(handout: Handout, typst: Typst): Uint8Array {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  const data = (value: unknown): Uint8Array =>
    bytes(
      JSON.stringify(value, (_, one: unknown) =>
        typeof one === 'string' ? settable(one, typst.letters) : one,
      ),
    )
  const pdf = typst.pdf(pdfTemplate, {
    '/handout.json': data(handout),
    '/said.json': data({ ...saidOf(handout), unset: unsetNotice(missingIn(handout, typst.letters)) }),
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

/** What stands in the document in place of letters, and in which sections. */
export function missingIn({ paper, version, chapters }: Handout, letters: Letters): Missing {
  const cover = unsetIn([paper, version, ...chapters.map(({ title, group }) => [title, group])], letters)
  const sections = chapters
    .flatMap((chapter) => chapter.sections)
    .map(({ number, title, doc, signOffs }) => ({
      number,
      names: unsetIn([title, doc, signOffs], letters),
    }))
  return {
    names: [...new Set([...cover, ...sections.flatMap(({ names }) => names)])].sort(),
    sections: sections.filter(({ names }) => names.length > 0).map(({ number }) => number),
  }
}

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
