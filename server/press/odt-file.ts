/**
 * A handout as an OpenDocument text (ODF 1.3), the exchange format of German administrations. Written here: no package at
 * hand says the language of a document, repeats header rows or spans cells.
 */
import type { Handout, HandoutChapter, HandoutSection } from './handout.ts'
import { xmlText } from './harmless.ts'
import { odtHeading, odtNumbered } from './odt-blocks.ts'
import { odtLooks, odtStyles } from './odt-styles.ts'
import { odtManifest, odtParagraph, odtPart, odtType, odtWords } from './odt-xml.ts'
import { qrPng } from './qr.ts'
import {
  captionOf,
  chapterTitle,
  contentsTitle,
  factsOf,
  fingerprintLabel,
  fingerprintNote,
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
import { zip } from './zip.ts'

export function odtFile(handout: Handout): Uint8Array {
  const file = (name: string, content: string) => ({ name, content: new TextEncoder().encode(content) })
  return zip([
    { ...file('mimetype', odtType), stored: true },
    file('META-INF/manifest.xml', manifest),
    file('meta.xml', meta(handout)),
    file('styles.xml', odtStyles(handout)),
    file('content.xml', content(handout)),
    { name: picture, content: qrPng(handout) },
  ])
}

const picture = 'Pictures/qr.png'
const manifest = odtManifest([
  ['content.xml', 'text/xml'],
  ['styles.xml', 'text/xml'],
  ['meta.xml', 'text/xml'],
  [picture, 'image/png'],
])

const meta = (handout: Handout): string =>
  odtPart(
    'document-meta',
    `<office:meta><dc:title>${xmlText(titleOf(handout))}</dc:title><dc:subject>${xmlText(handout.paper)}</dc:subject>` +
      `<dc:description>${fingerprintLabel}: ${handout.version.fingerprint}</dc:description>` +
      `<dc:language>de-DE</dc:language><dc:date>${handout.version.frozenAt}</dc:date></office:meta>`,
  )

const content = (handout: Handout): string =>
  odtPart(
    'document-content',
    `<office:automatic-styles>${odtLooks}</office:automatic-styles><office:body><office:text>` +
      `${cover(handout)}${contents(handout)}${handout.chapters.map(chapterOf).join('')}</office:text></office:body>`,
  )

function cover(handout: Handout): string {
  const warning = warningOf(handout)
  return (
    odtParagraph('Title', odtWords(titleOf(handout))) +
    (warning === null ? '' : odtParagraph('warning', odtWords(warning))) +
    factsOf(handout)
      .map(({ label, value }) => fact(label, value))
      .join('') +
    fact(fingerprintLabel, handout.version.fingerprint) +
    odtParagraph('small', odtWords(fingerprintNote)) +
    odtParagraph('Standard', qr(handout))
  )
}

const fact = (label: string, value: string): string =>
  odtParagraph(
    'Standard',
    `<text:span text:style-name="bold">${odtWords(`${label}: `)}</text:span>${odtWords(value)}`,
  )

const qr = (handout: Handout): string =>
  '<draw:frame draw:style-name="picture" draw:name="QR" text:anchor-type="as-char" svg:width="3.2cm" svg:height="3.2cm">' +
  `<draw:image xlink:href="${picture}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>` +
  `<svg:title>QR</svg:title><svg:desc>${xmlText(qrWords(handout))}</svg:desc></draw:frame>`

const contents = ({ chapters }: Handout): string =>
  odtParagraph('contentstitle', contentsTitle) +
  chapters
    .map(
      (chapter) =>
        odtParagraph(
          'item',
          `<text:span text:style-name="bold">${odtWords(chapterTitle(chapter))}</text:span>`,
        ) + chapter.sections.map(contentsLine).join(''),
    )
    .join('')

const contentsLine = (section: HandoutSection): string =>
  odtParagraph(
    'item',
    `<text:a xlink:type="simple" xlink:href="#${nameOf(section)}">${odtWords(sectionTitle(section))}</text:a>`,
  )

/** The name of the section's place in the document. */
const nameOf = ({ number }: HandoutSection): string => `abschnitt_${number.replaceAll(/[^0-9a-z]/giu, '_')}`

const chapterOf = (chapter: HandoutChapter): string =>
  odtHeading(1, odtWords(chapterTitle(chapter))) +
  (chapter.group === null ? '' : odtParagraph('small', odtWords(groupWords(chapter.group)))) +
  chapter.sections.map(sectionOf).join('')

const sectionOf = (section: HandoutSection): string =>
  odtHeading(2, `<text:bookmark text:name="${nameOf(section)}"/>${odtWords(sectionTitle(section))}`) +
  odtParagraph('small', standOf(section)) +
  section.doc.map(odtNumbered).join('') +
  odtParagraph('caption', odtWords(captionOf(section))) +
  (section.signOffs.length === 0 ? odtParagraph('small', noSignOffs) : signOffTable(section))

function signOffTable({ signOffs }: HandoutSection): string {
  const row = (cells: readonly string[], look: string, style: string): string =>
    `<table:table-row>${cells.map((words) => `<table:table-cell table:style-name="${look}">${odtParagraph(style, odtWords(words))}</table:table-cell>`).join('')}</table:table-row>`
  return (
    `<table:table table:style-name="signoffs"><table:table-column table:number-columns-repeated="${signOffColumns.length}"/>` +
    `<table:table-header-rows>${row(signOffColumns, 'head', 'cellhead')}</table:table-header-rows>` +
    `${signOffs.map((line) => row(signOffCells(line), 'plain', 'cell')).join('')}</table:table>${odtParagraph('after', '')}`
  )
}
