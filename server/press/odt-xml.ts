/** OpenDocument 1.3 as text: its parts, and words in it. */
import { xmlText } from './harmless.ts'

export const odtType = 'application/vnd.oasis.opendocument.text'

const names = 'urn:oasis:names:tc:opendocument:xmlns'
const namespaces = [
  ['office', `${names}:office:1.0`],
  ['style', `${names}:style:1.0`],
  ['text', `${names}:text:1.0`],
  ['table', `${names}:table:1.0`],
  ['draw', `${names}:drawing:1.0`],
  ['fo', `${names}:xsl-fo-compatible:1.0`],
  ['svg', `${names}:svg-compatible:1.0`],
  ['meta', `${names}:meta:1.0`],
  ['xlink', 'http://www.w3.org/1999/xlink'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  .join(' ')

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** One of the files inside. */
export const odtPart = (name: string, content: string): string =>
  `${declaration}<office:${name} ${namespaces} office:version="1.3">${content}</office:${name}>`

/** Says which files are inside. */
export function odtManifest(files: readonly (readonly [path: string, type: string])[]): string {
  const entries = [['/', odtType] as const, ...files].map(
    ([path, type]) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`,
  )
  return `${declaration}<manifest:manifest xmlns:manifest="${names}:manifest:1.0" manifest:version="1.3">${entries.join('')}</manifest:manifest>`
}

/** OpenDocument folds blanks as HTML does, and counts them; line breaks are elements. */
export const odtWords = (words: string): string =>
  xmlText(words)
    .replaceAll(/ {2,}/gu, ({ length }) => ` <text:s text:c="${length - 1}"/>`)
    .replaceAll('\n', '<text:line-break/>')

export const odtParagraph = (style: string, content: string): string =>
  `<text:p text:style-name="${style}">${content}</text:p>`
