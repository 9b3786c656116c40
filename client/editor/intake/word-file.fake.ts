/** Word files as Word writes them, as small as they may be. */
import { strToU8, zipSync } from 'fflate'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** The parts besides the text; their XML without the root. */
export interface WordParts {
  readonly styles?: string
  readonly numbering?: string
  readonly comments?: string
  readonly footnotes?: string
  /** Where links lead, by the id of their relationship. */
  readonly links?: Readonly<Record<string, string>>
  /** Further files in the package. */
  readonly others?: Readonly<Record<string, Uint8Array>>
}

/** A .docx with this content in its body. */
export function wordFile(body: string, { links = {}, others = {}, ...parts }: WordParts = {}): Uint8Array {
  const related = Object.keys(parts)
  const addresses = Object.entries(links).map(
    ([id, target]) =>
      `<Relationship Id="${id}" Type="${relations}/hyperlink" Target="${target}" TargetMode="External"/>`,
  )
  const files = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${wordType}"/></Types>`,
    '_rels/.rels': relationships(
      `<Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/document.xml': rooted('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relationships(
      related
        .map((part) => `<Relationship Id="${part}" Type="${relations}/${part}" Target="${part}.xml"/>`)
        .join('') + addresses.join(''),
    ),
    ...Object.fromEntries(
      Object.entries(parts).map(([part, inner]) => [`word/${part}.xml`, rooted(part, inner)]),
    ),
  }
  return zipSync({
    ...Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])),
    ...others,
  })
}

const relationships = (inner: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`

const rooted = (name: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} xmlns:w="${main}" xmlns:r="${relations}">${inner}</w:${name}>`

/** A run of words, with its properties. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`

/** A paragraph of this content, with its properties. */
export const para = (inner: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`

/** A paragraph in this style. */
export const styled = (style: string, text: string): string => para(run(text), `<w:pStyle w:val="${style}"/>`)

/** A point of a list. */
export const point = (list: number, level: number, text: string): string =>
  para(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
