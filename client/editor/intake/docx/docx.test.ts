// @vitest-environment node
import { expect, test } from 'vitest'
import { must } from '#shared/failure'
import type { Intake } from '../intake.ts'
import { readBytes } from '../read.ts'
import { para, point, run, styled, wordFile, type WordParts } from '../word-file.fake.ts'

function read(body: string, parts: WordParts = {}): Intake {
  const answer = readBytes('datei.docx', wordFile(body, parts))
  return must(answer.kind === 'read' ? answer.intake : null, 'the file can be read')
}
const html = (body: string, parts: WordParts = {}): string => read(body, parts).accepted

const style = (id: string, name: string, inner = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`

test('[E40] headings are known by what their styles are, in every language and however they build on each other', () => {
  const styles =
    style('berschrift1', 'heading 1') +
    style('berschrift2', 'heading 2') +
    style('Titel', 'Title') +
    style('Kapitel', 'Kapitel der Stadt', '<w:basedOn w:val="berschrift2"/>') +
    style('Ebene3', 'Ebene', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
  const body = ['berschrift1', 'Kapitel', 'Ebene3'].map((id) => styled(id, id)).join('')
  expect(html(body + para(run('direkt'), '<w:outlineLvl w:val="0"/>'), { styles })).toBe(
    '<h1>berschrift1</h1><h2>Kapitel</h2><h3>Ebene3</h3><h1>direkt</h1>',
  )
})

test('[E40] styles that are based on each other in a circle end nowhere', () => {
  const styles = style('A', 'a', '<w:basedOn w:val="B"/>') + style('B', 'b', '<w:basedOn w:val="A"/>')
  expect(html(styled('A', 'Wort'), { styles })).toBe('<p>Wort</p>')
})

const level = (at: number, format: string, start = 1): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/></w:lvl>`
const numbering = `
  <w:abstractNum w:abstractNumId="0">${level(0, 'decimal')}${level(1, 'lowerLetter')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, 'bullet')}${level(1, 'bullet')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>`

test('[E40] lists keep their levels and count on as Word does: over text in between, and anew where it says so', () => {
  const body =
    point(1, 0, 'eins') +
    point(1, 1, 'a') +
    point(1, 1, 'b') +
    point(1, 0, 'zwei') +
    para(run('dazwischen')) +
    point(1, 0, 'drei') +
    point(3, 0, 'sieben') +
    point(2, 0, 'Punkt') +
    point(0, 0, 'keiner')
  expect(html(body, { numbering })).toBe(
    '<ol><li><p>eins</p><ol><li><p>a</p></li><li><p>b</p></li></ol></li><li><p>zwei</p></li></ol>' +
      '<p>dazwischen</p><ol start="3"><li><p>drei</p></li></ol><ol start="7"><li><p>sieben</p></li></ol>' +
      '<ul><li><p>Punkt</p></li></ul><p>keiner</p>',
  )
})

test('[E40] a list that a style brings is a list, and the second of its kind stands a level deeper', () => {
  const list = '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'
  const styles = style('Aufzhlung', 'List Bullet', list) + style('Aufzhlung2', 'List Bullet 2', list)
  expect(html(styled('Aufzhlung', 'außen') + styled('Aufzhlung2', 'innen'), { styles, numbering })).toBe(
    '<ul><li><p>außen</p><ul><li><p>innen</p></li></ul></li></ul>',
  )
})

test('[E40] bold and italic are what the run says, then its style, then that of the paragraph', () => {
  const styles =
    style('Fett', 'Fett', '<w:rPr><w:b/></w:rPr>') +
    '<w:style w:type="character" w:styleId="Betont"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
  const body = para(
    run('fett ') + run('mager ', '<w:b w:val="0"/>') + run('betont', '<w:rStyle w:val="Betont"/>'),
    '<w:pStyle w:val="Fett"/>',
  )
  expect(html(body, { styles })).toBe('<p><strong>fett </strong>mager <strong><em>betont</em></strong></p>')
})

const field = (code: string, shown: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

test('[E40] links are kept however they are written, and the code of other fields is not read out', () => {
  const body =
    para(`<w:hyperlink r:id="l1">${run('Stadt')}</w:hyperlink>`) +
    para(field(' HYPERLINK &quot;https://www.hannover.de/&quot; ', 'Feld')) +
    para(run('Seite ') + field(' PAGE ', '3')) +
    para(run('steht auf www.hannover.de.'))
  expect(html(body, { links: { l1: 'https://hannover.de/lip' } })).toBe(
    '<p><a href="https://hannover.de/lip">Stadt</a></p><p><a href="https://www.hannover.de/">Feld</a></p>' +
      '<p>Seite 3</p><p>steht auf <a href="https://www.hannover.de">www.hannover.de</a>.</p>',
  )
})

const cell = (text: string, about = ''): string => `<w:tc><w:tcPr>${about}</w:tcPr>${para(run(text))}</w:tc>`

test('[E40] merged cells of a table are one cell, over columns and over rows', () => {
  const body = `<w:tbl>
    <w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Feld')}${cell('Zuständig', '<w:gridSpan w:val="2"/>')}</w:tr>
    <w:tr>${cell('Bildung', '<w:vMerge w:val="restart"/>')}${cell('AG 1')}${cell('IV')}</w:tr>
    <w:tr>${cell('', '<w:vMerge/>')}${cell('Moderation')}${cell('50')}</w:tr></w:tbl>`
  expect(html(body)).toBe(
    '<table><tr><th><p>Feld</p></th><th colspan="2"><p>Zuständig</p></th></tr>' +
      '<tr><td rowspan="2"><p>Bildung</p></td><td><p>AG 1</p></td><td><p>IV</p></td></tr>' +
      '<tr><td><p>Moderation</p></td><td><p>50</p></td></tr></table>',
  )
})

const by = 'w:id="1" w:author="Amira" w:date="2026-10-05T10:00:00Z"'
const inserted = (inner: string): string => `<w:ins ${by}>${inner}</w:ins>`
const deleted = (text: string): string =>
  `<w:del w:id="2" w:author="Jonas"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`

test('[E43] tracked changes are counted, and the text is there with all of them and with none', () => {
  const { accepted, original, changes } = read(
    para(
      run('Der LIP ') + deleted('ist') + inserted(run('war')) + inserted(run(' und bleibt')) + run(' gut.'),
    ) + para(run('Neu formatiert.', '<w:rPrChange w:id="9" w:author="Amira"/>')),
  )
  expect(accepted).toBe('<p>Der LIP war und bleibt gut.</p><p>Neu formatiert.</p>')
  expect(original).toBe('<p>Der LIP ist gut.</p><p>Neu formatiert.</p>')
  expect(changes).toEqual({ inserted: 1, deleted: 1, moved: 0, formatted: 1, authors: ['Jonas', 'Amira'] })
})

test('[E43] a paragraph whose end was deleted goes on in the next; one whose end was inserted did so before', () => {
  const { accepted, original } = read(
    para(run('Hier '), `<w:rPr><w:del ${by}/></w:rPr>`) +
      para(run('geht es weiter.')) +
      para(run('Das war '), `<w:rPr><w:ins ${by}/></w:rPr>`) +
      para(run('ein Satz.')),
  )
  expect(accepted).toBe('<p>Hier geht es weiter.</p><p>Das war </p><p>ein Satz.</p>')
  expect(original).toBe('<p>Hier </p><p>geht es weiter.</p><p>Das war ein Satz.</p>')
})

test('[E43] what was moved is counted once and stands where it was, or where it is; inserted rows are rows', () => {
  const { accepted, original, changes } = read(
    para(`<w:moveFrom ${by}>${run('Satz')}</w:moveFrom>${run('A')}`) +
      para(`${run('B')}<w:moveTo ${by}>${run('Satz')}</w:moveTo>`) +
      `<w:tbl><w:tr>${cell('alt')}</w:tr><w:tr><w:trPr><w:ins ${by}/></w:trPr>${cell('neu')}</w:tr></w:tbl>`,
  )
  expect(accepted).toContain('<p>A</p><p>BSatz</p>')
  expect(original).toContain('<p>SatzA</p><p>B</p>')
  expect([accepted.includes('neu'), original?.includes('neu')]).toEqual([true, false])
  expect(changes).toMatchObject({ inserted: 1, deleted: 0, moved: 1 })
})

test('[E43] comments are told with their author, their words and their place', () => {
  const range = (kind: string) => `<w:commentRange${kind} w:id="4"/>`
  const { remarks } = read(
    para(range('Start') + run('Alle ') + deleted('meine ') + run('Kinder') + range('End') + run(' lernen.')),
    { comments: `<w:comment w:id="4" w:author="Olena">${para(run('Wer genau?'))}</w:comment>` },
  )
  expect(remarks).toEqual([{ author: 'Olena', date: '', words: 'Wer genau?', quote: 'Alle meine Kinder' }])
})

test('[E43] what has no place in a section is counted; footnotes and text boxes are kept', () => {
  const box = `<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>${para(run('Kasten'))}</w:txbxContent></v:textbox></w:pict></w:r>`
  const image =
    '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing></w:r>'
  const { accepted, oddities } = read(
    para(
      run('Text') + '<w:r><w:footnoteReference w:id="2"/></w:r>' + box + image + run('geheim', '<w:vanish/>'),
    ) +
      para(field(' TOC \\o ', ''), '<w:pStyle w:val="Verzeichnis1"/>') +
      styled('Verzeichnis1', 'Ausgangslage … 3'),
    {
      footnotes: `<w:footnote w:id="0" w:type="separator">${para(run('—'))}</w:footnote><w:footnote w:id="2">${para(run('Quelle'))}</w:footnote>`,
      styles: style('Verzeichnis1', 'toc 1'),
    },
  )
  expect(accepted).toBe('<p>Text [Fußnote: Quelle]</p><p>Kasten</p>')
  expect(oddities).toEqual({
    images: 1,
    objects: 0,
    contents: 1,
    hidden: 1,
    footnotes: 1,
    textBoxes: 1,
    formulas: 0,
  })
})

test('[E40] quotes stand together, content controls hold what they show, empty paragraphs are space', () => {
  const body =
    styled('Zitat', 'Alle') +
    styled('Zitat', 'haben teil.') +
    '<w:p/>' +
    `<w:sdt><w:sdtContent>${para(`<w:sdt><w:sdtContent>${run('Feld')}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`
  expect(html(body, { styles: style('Zitat', 'Quote') })).toBe(
    '<blockquote><p>Alle</p><p>haben teil.</p></blockquote><p>Feld</p>',
  )
})
