// @vitest-environment node
import { expect, test } from 'vitest'
import { must } from '#shared/failure'
import type { Intake } from './intake.ts'
import { readBytes } from './read.ts'

function read(name: string, content: string | Uint8Array): Intake {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const answer = readBytes(name, bytes)
  return must(answer.kind === 'read' ? answer.intake : null, 'the file can be read')
}
const markdown = (text: string): string => read('a.md', text).accepted
const plain = (text: string): string => read('a.txt', text).accepted

test('[E42] Markdown keeps headings, lists, tables, quotes, links, bold and italic', () => {
  expect(
    markdown('# Eins\n\nWort **fett** *kursiv* [Stadt](https://hannover.de)\nund weiter  \nneue Zeile'),
  ).toBe(
    '<h1>Eins</h1><p>Wort <strong>fett</strong> <em>kursiv</em> <a href="https://hannover.de">Stadt</a> und weiter<br>neue Zeile</p>',
  )
  expect(markdown('3. drei\n4. vier\n   - tief\n\n> Zitat\n\n- [x] getan')).toBe(
    '<ol start="3"><li><p>drei</p></li><li><p>vier</p><ul><li><p>tief</p></li></ul></li></ol>' +
      '<blockquote><p>Zitat</p></blockquote><ul><li><p>☑ getan</p></li></ul>',
  )
  expect(markdown('| A | B |\n|---|---|\n| 1 | |')).toBe(
    '<table><tr><th><p>A</p></th><th><p>B</p></th></tr><tr><td><p>1</p></td><td><p></p></td></tr></table>',
  )
})

test('[E42] of HTML in Markdown the words stay; images are counted, footnotes stand where they are called', () => {
  const { accepted, oddities } = read(
    'a.md',
    '---\ntitle: x\n---\n<div onclick="x()">Hallo <i>du</i></div>\n\nMit Note[^1] &amp; Bild ![](a.png).<br>Ende <script>alert(1)</script>\n\n[^1]: Die Quelle.\n',
  )
  expect(accepted).toBe('<p>Hallo du</p><p>Mit Note [Fußnote: Die Quelle.] &amp; Bild .<br>Ende alert(1)</p>')
  expect(oddities).toMatchObject({ images: 1, footnotes: 1 })
})

test('[E42] in plain text, lines that a program broke are one paragraph, and bullets and numbers make lists', () => {
  const wrapped =
    'Der Lokale Integrationsplan ist das Bekenntnis der Landeshauptstadt\nHannover, eine weltoffene Stadt zu sein.'
  expect(plain(`${wrapped}\n\nErste Zeile\nZweite Zeile`)).toBe(
    `<p>${wrapped.replace('\n', ' ')}</p><p>Erste Zeile</p><p>Zweite Zeile</p>`,
  )
  expect(plain('Es gibt:\n  • Bildung\n     – Schulen\n  • Soziales')).toBe(
    '<p>Es gibt:</p><ul><li><p>Bildung</p><ul><li><p>Schulen</p></li></ul></li><li><p>Soziales</p></li></ul>',
  )
  expect(plain('2. zwei\n3. drei\n\n3. Oktober')).toBe(
    '<ol start="2"><li><p>zwei</p></li><li><p>drei</p></li></ol><p>3. Oktober</p>',
  )
})

test('[E42] a text file that holds Markdown is read as such', () => {
  expect(read('a.txt', '# LIP 2.0\n\nExpert\\*innen')).toMatchObject({
    kind: 'markdown',
    accepted: '<h1>LIP 2.0</h1><p>Expert*innen</p>',
  })
})

const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), !isBig)
  return bytes
}

test.each<[string, Uint8Array]>([
  ['UTF-8', new TextEncoder().encode('Grüße – „LIP“ 🌻')],
  ['UTF-8 with its mark', new TextEncoder().encode('\ufeffGrüße – „LIP“ 🌻')],
  ['UTF-16 of Windows', utf16('\ufeffGrüße – „LIP“ 🌻', false)],
  ['UTF-16 of others', utf16('\ufeffGrüße – „LIP“ 🌻', true)],
  ['Windows-1252', Uint8Array.from([71, 114, 0xfc, 0xdf, 101, 32, 0x96, 32, 0x84, 76, 73, 80, 0x93])],
])('[E42] a text in %s has its letters', (_name, bytes) => {
  expect(read('a.txt', bytes).accepted.replace(' 🌻', '')).toBe('<p>Grüße – „LIP“</p>')
})
