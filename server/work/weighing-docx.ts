/**
 * The Abwägungstabelle as a Word file (ECMA-376): landscape, with title, a header row on every page, and page numbers.
 * Written as text, row by row: the package `docx` makes objects of every run, and ten thousand rows of them fill 768 MB.
 */
import { columns, type Cell, type CellParagraph, type TableHead } from './weighing-cells.ts'
import { xmlText } from '../press/harmless.ts'
import { zip } from '../press/zip.ts'
import type { VersionMark } from './version-mark.ts'
import { codeWords, newestVersionWords } from './weighing-words.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const wordName = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const linkName = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageName = 'http://schemas.openxmlformats.org/package/2006'
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** In twentieths of a point: A4 across, with margins of 1.5 cm. */
const [pageWidth, pageHeight, margin] = [16_838, 11_906, 850]
const tableWidth = pageWidth - 2 * margin
const allShares = columns.reduce((sum, { share }) => sum + share, 0)
const widths = columns.map(({ share }) => Math.floor((tableWidth * share) / allShares))

/** @param at when the table was made. */
export function weighingDocx(head: TableHead, rows: readonly (readonly Cell[])[], at: string): Uint8Array {
  const file = (name: string, content: string) => ({
    name,
    content: new TextEncoder().encode(declaration + content),
  })
  return zip([
    file('[Content_Types].xml', contentTypes),
    file('_rels/.rels', packageLinks),
    file('docProps/core.xml', properties(head, at)),
    file('word/_rels/document.xml.rels', documentLinks(head)),
    file('word/styles.xml', styles),
    file('word/footer1.xml', footer(head)),
    file('word/document.xml', documentOf(head, rows)),
    ...(head.version === null ? [] : [{ name: `word/${picture}`, content: head.version.code }]),
  ])
}

const override = (part: string, type: string): string =>
  `<Override PartName="${part}" ContentType="${type}"/>`
const contentTypes =
  `<Types xmlns="${packageName}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${override('/word/document.xml', `${wordType}.document.main+xml`)}` +
  `${override('/word/styles.xml', `${wordType}.styles+xml`)}${override('/word/footer1.xml', `${wordType}.footer+xml`)}` +
  `${override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`

const link = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
const links = (content: string): string =>
  `<Relationships xmlns="${packageName}/relationships">${content}</Relationships>`
const packageLinks = links(
  link('r1', `${linkName}/officeDocument`, 'word/document.xml') +
    link('r2', `${packageName}/relationships/metadata/core-properties`, 'docProps/core.xml'),
)
const picture = 'media/qr.png'
const documentLinks = ({ version }: TableHead): string =>
  links(
    link('r1', `${linkName}/styles`, 'styles.xml') +
      link('r2', `${linkName}/footer`, 'footer1.xml') +
      (version === null ? '' : link('r3', `${linkName}/image`, picture)),
  )

const properties = ({ title, subtitle }: TableHead, at: string): string =>
  `<cp:coreProperties xmlns:cp="${packageName}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
  `xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title>` +
  `<dc:subject>${xmlText(subtitle)}</dc:subject><dc:language>de-DE</dc:language>` +
  `<dcterms:created xsi:type="dcterms:W3CDTF">${xmlText(at)}</dcterms:created></cp:coreProperties>`

const styles =
  `<w:styles xmlns:w="${wordName}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>` +
  '<w:sz w:val="18"/><w:szCs w:val="18"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="40"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="120"/><w:outlineLvl w:val="0"/></w:pPr>' +
  '<w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style></w:styles>'

const field = (name: string): string =>
  `<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${name}</w:instrText></w:r>` +
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'

const footer = ({ title }: TableHead): string =>
  `<w:ftr xmlns:w="${wordName}"><w:p><w:pPr><w:jc w:val="right"/></w:pPr>${run('label', `${title} · Seite `)}${field('PAGE')}` +
  `${run('label', ' von ')}${field('NUMPAGES')}</w:p></w:ftr>`

const documentOf = (head: TableHead, rows: readonly (readonly Cell[])[]): string =>
  `<w:document xmlns:w="${wordName}" xmlns:r="${linkName}"><w:body>` +
  `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run('plain', head.title)}</w:p>` +
  `${paragraph({ look: 'plain', text: head.subtitle })}${paragraph({ look: 'plain', text: head.note })}${head.version === null ? '' : versionOf(head.version)}${table(rows)}<w:p/>` +
  `<w:sectPr><w:footerReference w:type="default" r:id="r2"/><w:pgSz w:w="${pageWidth}" w:h="${pageHeight}" w:orient="landscape"/>` +
  `<w:pgMar w:top="${margin}" w:right="${margin}" w:bottom="${margin}" w:left="${margin}" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>` +
  '</w:body></w:document>'

const versionOf = (version: VersionMark): string =>
  newestVersionWords(version)
    .map((text) => paragraph({ look: 'plain', text }))
    .join('') + `<w:p><w:r><w:drawing>${drawingOf(version)}</w:drawing></w:r></w:p>`

/** In English metric units: 2.4 cm. */
const side = 864_000
const drawingName = 'http://schemas.openxmlformats.org/drawingml/2006'

function drawingOf(version: VersionMark): string {
  const named = `id="1" name="QR" descr="${xmlText(codeWords(version))}"`
  return (
    `<wp:inline xmlns:wp="${drawingName}/wordprocessingDrawing"><wp:extent cx="${side}" cy="${side}"/><wp:docPr ${named}/>` +
    `<a:graphic xmlns:a="${drawingName}/main"><a:graphicData uri="${drawingName}/picture"><pic:pic xmlns:pic="${drawingName}/picture">` +
    `<pic:nvPicPr><pic:cNvPr ${named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="r3"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${side}" cy="${side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    '</pic:pic></a:graphicData></a:graphic></wp:inline>'
  )
}

const border = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="7A827D"/>`
const tableProperties =
  `<w:tblPr><w:tblW w:w="${tableWidth}" w:type="dxa"/><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders>` +
  '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>' +
  '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'

const shade = '<w:shd w:val="clear" w:color="auto" w:fill="EFEEE7"/>'

function table(rows: readonly (readonly Cell[])[]): string {
  const headings = columns.map(({ heading }): Cell => [{ look: 'strong', text: heading }])
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  return (
    `<w:tbl>${tableProperties}<w:tblGrid>${grid}</w:tblGrid>` +
    row(headings, '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>', shade) +
    `${rows.map((cells) => row(cells)).join('')}</w:tbl>`
  )
}

const row = (cells: readonly Cell[], kind = '', ground = ''): string =>
  `<w:tr>${kind}${cells.map((cell, at) => `<w:tc><w:tcPr><w:tcW w:w="${widths[at] ?? 0}" w:type="dxa"/>${ground}</w:tcPr>${cell.map(paragraph).join('')}</w:tc>`).join('')}</w:tr>`

const paragraph = ({ look, text }: CellParagraph): string => `<w:p>${run(look, text)}</w:p>`

const looks: Readonly<Record<CellParagraph['look'], string>> = {
  plain: '',
  strong: '<w:rPr><w:b/></w:rPr>',
  quote: '<w:rPr><w:i/></w:rPr>',
  label: '<w:rPr><w:color w:val="515B56"/><w:sz w:val="16"/></w:rPr>',
  struck: '<w:rPr><w:strike/></w:rPr>',
  added: '<w:rPr><w:u w:val="single"/></w:rPr>',
}

/** Line breaks and tabs are elements. */
const run = (look: CellParagraph['look'], text: string): string =>
  `<w:r>${looks[look]}<w:t xml:space="preserve">${xmlText(text)
    .replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">')
    .replaceAll('\t', '</w:t><w:tab/><w:t xml:space="preserve">')}</w:t></w:r>`
