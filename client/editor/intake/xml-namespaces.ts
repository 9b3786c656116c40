/** The namespaces of the two office formats, and the prefix each is known by here. */
const word = 'http://schemas.openxmlformats.org'
const strict = 'http://purl.oclc.org/ooxml'
const odf = 'urn:oasis:names:tc:opendocument:xmlns'

const prefixes = new Map([
  [`${word}/wordprocessingml/2006/main`, 'w'],
  [`${strict}/wordprocessingml/main`, 'w'],
  [`${word}/officeDocument/2006/relationships`, 'r'],
  [`${strict}/officeDocument/relationships`, 'r'],
  [`${word}/officeDocument/2006/math`, 'm'],
  [`${strict}/officeDocument/math`, 'm'],
  [`${word}/drawingml/2006/main`, 'a'],
  [`${strict}/drawingml/main`, 'a'],
  [`${word}/drawingml/2006/picture`, 'pic'],
  [`${strict}/drawingml/picture`, 'pic'],
  [`${word}/markup-compatibility/2006`, 'mc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  [`${word}/package/2006/relationships`, ''],
  [`${word}/package/2006/content-types`, ''],
  ...['office', 'text', 'table', 'style', 'drawing', 'xsl-fo-compatible', 'manifest'].map(
    (part): [string, string] => [`${odf}:${part}:1.0`, usual(part)],
  ),
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.w3.org/1998/Math/MathML', 'math'],
])

function usual(part: string): string {
  if (part === 'drawing') return 'draw'
  return part === 'xsl-fo-compatible' ? 'fo' : part
}

/** The prefix by which names of this namespace are known here; undefined for one that no reader asks for. */
export const prefixOf = (uri: string): string | undefined => prefixes.get(uri)
