// @vitest-environment node
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { must } from '#shared/failure'
import type { Intake } from '../intake.ts'
import { readBytes } from '../read.ts'

const namespaces = Object.entries({
  office: 'office',
  text: 'text',
  table: 'table',
  style: 'style',
  draw: 'drawing',
  fo: 'xsl-fo-compatible',
})
  .map(([prefix, part]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${part}:1.0"`)
  .join(' ')

function read(text: string, styles = ''): Intake {
  const content = `<office:document-content ${namespaces} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`
  const answer = readBytes(
    'a.odt',
    zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      'content.xml': strToU8(content),
    }),
  )
  return must(answer.kind === 'read' ? answer.intake : null, 'the file can be read')
}

const p = (words: string): string => `<text:p>${words}</text:p>`
const item = (inner: string): string => `<text:list-item>${inner}</text:list-item>`

const numbers =
  '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'

test('[E41] numbered lists count on where they say so, and from where they say', () => {
  const { accepted } = read(
    `<text:list text:style-name="L">${item(p('eins'))}${item(p('zwei'))}</text:list>` +
      p('Text') +
      `<text:list text:style-name="L" text:continue-numbering="true">${item(p('drei'))}</text:list>` +
      p('Text') +
      `<text:list text:style-name="L"><text:list-item text:start-value="9">${p('neun')}</text:list-item>${item(p('zehn'))}</text:list>`,
    numbers,
  )
  expect(accepted).toBe(
    '<ol><li><p>eins</p></li><li><p>zwei</p></li></ol><p>Text</p><ol start="3"><li><p>drei</p></li></ol>' +
      '<p>Text</p><ol start="9"><li><p>neun</p></li><li><p>zehn</p></li></ol>',
  )
})

test('[E41] a list that begins deeper stands in the point above it; a heading in a list is a heading', () => {
  expect(
    read(`<text:list>${item(p('außen'))}${item(`<text:list>${item(p('innen'))}</text:list>`)}</text:list>`)
      .accepted,
  ).toBe('<ul><li><p>außen</p><ul><li><p>innen</p></li></ul></li></ul>')
  expect(
    read(`<text:list>${item('<text:h text:outline-level="2">Ziele</text:h>')}</text:list>`).accepted,
  ).toBe('<h2>Ziele</h2>')
})

test('[E41] looks come from the styles a style builds on; hidden words stay behind', () => {
  const styles =
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>' +
    '<style:style style:name="C" style:family="text" style:parent-style-name="B"><style:text-properties fo:font-style="italic"/></style:style>' +
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
  const span = (name: string) => `<text:span text:style-name="${name}">${name}</text:span>`
  expect(read(p(span('B') + span('C') + span('H')), styles).accepted).toBe(
    '<p><strong>B</strong><strong><em>C</em></strong></p>',
  )
})

test('[E43] an insertion over several paragraphs goes as a whole; a comment without an end stands at no words', () => {
  const { accepted, original, remarks } = read(
    '<text:tracked-changes><text:changed-region text:id="c"><text:insertion><office:change-info><dc:creator>Amira</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>' +
      p('Anfang<text:change-start text:change-id="c"/> neu') +
      p('ganz neu') +
      p('neu <text:change-end text:change-id="c"/>Ende') +
      p(
        '<office:annotation office:name="n"><dc:creator>Olena</dc:creator><text:p>Gut</text:p></office:annotation>Text',
      ),
  )
  expect(accepted).toBe('<p>Anfang neu</p><p>ganz neu</p><p>neu Ende</p><p>Text</p>')
  expect(original).toBe('<p>AnfangEnde</p><p>Text</p>')
  expect(remarks).toEqual([{ author: 'Olena', date: '', words: 'Gut', quote: '' }])
})
