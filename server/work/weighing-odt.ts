/**
 * The Abwägungstabelle as an OpenDocument text (ODF 1.3): the same as the Word file. Written here, because no package
 * at hand writes header rows that repeat, nor says the language of a document.
 */
import { columns, type Cell, type CellParagraph, type TableHead } from './weighing-cells.ts'
import { xmlText } from '../press/harmless.ts'
import { zip } from '../press/zip.ts'
import type { VersionMark } from './version-mark.ts'
import { codeWords, newestVersionWords } from './weighing-words.ts'

const mimetype = 'application/vnd.oasis.opendocument.text'

const namespaces = [
  ['office', 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'],
  ['style', 'urn:oasis:names:tc:opendocument:xmlns:style:1.0'],
  ['text', 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'],
  ['table', 'urn:oasis:names:tc:opendocument:xmlns:table:1.0'],
  ['fo', 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'],
  ['meta', 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['draw', 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'],
  ['svg', 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  .join(' ')

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const root = (name: string, content: string): string =>
  `${declaration}<office:${name} ${namespaces} office:version="1.3">${content}</office:${name}>`

/** @param at when the table was made. */
export function weighingOdt(head: TableHead, rows: readonly (readonly Cell[])[], at: string): Uint8Array {
  const file = (name: string, content: string) => ({ name, content: new TextEncoder().encode(content) })
  return zip([
    { ...file('mimetype', mimetype), stored: true },
    file('META-INF/manifest.xml', manifestOf(head)),
    file('meta.xml', metaOf(head, at)),
    file('styles.xml', stylesOf(head)),
    file('content.xml', contentOf(head, rows)),
    ...(head.version === null ? [] : [{ name: picture, content: head.version.code }]),
  ])
}

const picture = 'Pictures/qr.png'
const manifestName = 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'
const entries = [
  ['/', mimetype],
  ['content.xml', 'text/xml'],
  ['styles.xml', 'text/xml'],
  ['meta.xml', 'text/xml'],
] as const

function manifestOf({ version }: TableHead): string {
  const all = version === null ? entries : [...entries, [picture, 'image/png'] as const]
  const lines = all.map(
    ([path, type]) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`,
  )
  return `${declaration}<manifest:manifest xmlns:manifest="${manifestName}" manifest:version="1.3">${lines.join('')}</manifest:manifest>`
}

const metaOf = ({ title, subtitle }: TableHead, at: string): string =>
  root(
    'document-meta',
    `<office:meta><dc:title>${xmlText(title)}</dc:title><dc:description>${xmlText(subtitle)}</dc:description>` +
      `<dc:language>de-DE</dc:language><dc:date>${xmlText(at)}</dc:date></office:meta>`,
  )

const paragraphStyle = (name: string, text: string, more = ''): string =>
  `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.07cm"${more}/>` +
  `<style:text-properties ${text}/></style:style>`

const looks: Readonly<Record<CellParagraph['look'], string>> = {
  plain: 'fo:font-size="9pt"',
  strong: 'fo:font-size="9pt" fo:font-weight="bold"',
  quote: 'fo:font-size="9pt" fo:font-style="italic"',
  label: 'fo:font-size="8pt" fo:color="#515b56"',
  struck: 'fo:font-size="9pt" style:text-line-through-style="solid" style:text-line-through-type="single"',
  added: 'fo:font-size="9pt" style:text-underline-style="solid" style:text-underline-width="auto"',
}

/** The language, the page across, and its numbers below. */
const stylesOf = ({ title }: TableHead): string =>
  root(
    'document-styles',
    '<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:font-family="Arial" ' +
      'fo:font-size="9pt" fo:language="de" fo:country="DE"/></style:default-style>' +
      '<style:style style:name="Standard" style:family="paragraph"/>' +
      '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1">' +
      '<style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style></office:styles>' +
      '<office:automatic-styles><style:page-layout style:name="across"><style:page-layout-properties fo:page-width="29.7cm" ' +
      'fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.5cm"/><style:footer-style>' +
      '<style:header-footer-properties fo:min-height="0.7cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>' +
      `${paragraphStyle('foot', looks.label, ' fo:text-align="end"')}</office:automatic-styles>` +
      '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="across"><style:footer>' +
      `<text:p text:style-name="foot">${xmlText(title)} · Seite <text:page-number text:select-page="current">1</text:page-number>` +
      ' von <text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles>',
  )

const allShares = columns.reduce((sum, { share }) => sum + share, 0)
const columnStyles = columns
  .map(
    ({ share }, at) =>
      `<style:style style:name="column${at}" style:family="table-column"><style:table-column-properties ` +
      `style:column-width="${((26.7 * share) / allShares).toFixed(2)}cm"/></style:style>`,
  )
  .join('')

const cellStyle = (name: string, more: string): string =>
  `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties fo:padding="0.12cm" ` +
  `fo:border="0.5pt solid #7a827d"${more}/></style:style>`

const automaticStyles =
  '<style:style style:name="table" style:family="table"><style:table-properties style:width="26.7cm" ' +
  `table:align="margins" table:border-model="collapsing"/></style:style>${columnStyles}${cellStyle('cell', '')}` +
  cellStyle('head', ' fo:background-color="#efeee7"') +
  Object.entries(looks)
    .map(([look, text]) => paragraphStyle(look, text))
    .join('')

function contentOf(head: TableHead, rows: readonly (readonly Cell[])[]): string {
  const headings = columns.map(({ heading }): Cell => [{ look: 'strong', text: heading }])
  const columnList = columns
    .map((_none, at) => `<table:table-column table:style-name="column${at}"/>`)
    .join('')
  return root(
    'document-content',
    `<office:automatic-styles>${automaticStyles}</office:automatic-styles><office:body><office:text>` +
      `<text:h text:style-name="Heading_20_1" text:outline-level="1">${xmlText(head.title)}</text:h>` +
      `<text:p>${xmlText(head.subtitle)}</text:p><text:p>${xmlText(head.note)}</text:p>` +
      (head.version === null ? '' : versionOf(head.version)) +
      `<table:table table:name="Abwägungstabelle" table:style-name="table">${columnList}` +
      `<table:table-header-rows>${rowOf(headings, 'head')}</table:table-header-rows>` +
      `${rows.map((cells) => rowOf(cells, 'cell')).join('')}</table:table></office:text></office:body>`,
  )
}

const versionOf = (version: VersionMark): string =>
  newestVersionWords(version)
    .map((text) => `<text:p>${xmlText(text)}</text:p>`)
    .join('') +
  '<text:p><draw:frame draw:name="QR" text:anchor-type="as-char" svg:width="2.4cm" svg:height="2.4cm">' +
  `<draw:image xlink:href="${picture}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>` +
  `<svg:title>QR</svg:title><svg:desc>${xmlText(codeWords(version))}</svg:desc></draw:frame></text:p>`

const rowOf = (cells: readonly Cell[], style: 'head' | 'cell'): string =>
  `<table:table-row>${cells.map((cell) => `<table:table-cell table:style-name="${style}">${cell.map(paragraphOf).join('')}</table:table-cell>`).join('')}</table:table-row>`

/** OpenDocument folds spaces and tabs as HTML does; line breaks are elements. */
const paragraphOf = ({ look, text }: CellParagraph): string =>
  `<text:p text:style-name="${look}">${xmlText(text).replaceAll('\n', '<text:line-break/>').replaceAll('\t', '<text:tab/>')}</text:p>`
