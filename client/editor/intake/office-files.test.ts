/** Files that LibreOffice wrote: the city's own texts, and one with everything that a section may hold. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { must } from '#shared/failure'
import { cleanPaste } from '../paste.ts'
import type { Intake } from './intake.ts'
import { readBytes } from './read.ts'

function read(name: string): Intake {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', name)))
  const answer = readBytes(name, bytes)
  return must(answer.kind === 'read' ? answer.intake : null, `${name} can be read`)
}

const everything =
  '<h3>Konzept Sprachbildung</h3><h3>Ausgangslage</h3>' +
  '<p>Seit seinem Inkrafttreten <strong>2008</strong> dient der <em>LIP</em> als verbindlicher Leitfaden für die Integration in Hannover. [Fußnote: Informationsdrucksache 0466/2007.] Er soll alle erreichen.</p>' +
  '<p>Mehr steht auf <a href="https://www.hannover.de/LIP2.0">hannover.de/LIP2.0</a>.</p>' +
  '<h4>Die Arbeitsgemeinschaften</h4>' +
  '<ol><li><p>Bildung</p><ol><li><p>Elementarbereich</p></li><li><p>Grundschulen</p></li></ol></li><li><p>Soziales</p></li></ol>' +
  '<p>Dazwischen steht ein Satz.</p><ol start="3"><li><p>Demokratie</p></li></ol>' +
  '<ul><li><p>offen</p></li><li><p>verbindlich</p></li></ul>' +
  '<blockquote><p>Alle Menschen in Hannover haben teil.</p></blockquote>' +
  '<table><tbody><tr><th><p>Handlungsfeld</p></th><th colspan="2"><p>Zuständig</p></th></tr>' +
  '<tr><td rowspan="2"><p>Bildung</p></td><td><p>AG 1</p></td><td><p>Dezernat IV</p></td></tr>' +
  '<tr><td><p>Moderation</p></td><td><p>Bereich OE 50.6</p></td></tr></tbody></table>' +
  '<p>Ein Bild:  und ein Kasten.</p><p>Im Kasten steht ein Hinweis.</p>' +
  '<p><strong>Zum Schluss.</strong></p><p>Ein ganzer Absatz kam dazu.</p>'

const before = everything
  .replace('verbindlicher Leitfaden', 'Leitfaden')
  .replace('Er soll alle', 'Er soll möglichst alle')
  .replace('<p>Mehr steht', '<p>Dieser Absatz entfällt.</p><p>Mehr steht')
  .replace('<p>Ein ganzer Absatz kam dazu.</p>', '')

test.each(['fassung.docx', 'fassung.odt'])('[E41] %s is read whole, the same from either format', (name) => {
  const { accepted, oddities, remarks } = read(name)
  expect(cleanPaste(accepted)).toBe(everything)
  expect(oddities).toMatchObject({ images: 1, footnotes: 1, textBoxes: 1 })
  expect(remarks).toMatchObject([
    { author: 'Olena Kovalenko', words: 'Bitte die Quelle nennen.', quote: 'Integration in Hannover' },
  ])
})

test.each(['fassung.docx', 'fassung.odt'])('[E43] %s is there as it was before its changes', (name) => {
  const { original, changes } = read(name)
  expect(cleanPaste(original ?? '')).toBe(before)
  expect(changes).toMatchObject({ inserted: 2, deleted: 2, authors: ['Amira Haddad', 'Jonas Weber'] })
})

/** What a person sees of a text: its words, headings, points of lists and links. */
function shapeOf(html: string) {
  const body = new DOMParser().parseFromString(html, 'text/html').body
  for (const lineBreak of body.querySelectorAll('br')) lineBreak.replaceWith(' ')
  const tidy = (text: string) => text.replace(/\s+/gu, ' ').trim()
  const all = (selector: string) =>
    [...body.querySelectorAll(selector)]
      .map(({ textContent }) => tidy(textContent))
      .filter((text) => text !== '')
  return {
    words: all('p, li, h1, h2, h3, h4').join(' '),
    headings: all('h1, h2, h3, h4'),
    points: all('li'),
    links: [...body.querySelectorAll('a')].map((link) => link.getAttribute('href')),
  }
}

test.each(['expertinnen-gesucht.docx', 'expertinnen-gesucht.odt', 'antrag.odt'])(
  '[E41] the city’s text in %s keeps every word, heading, point and link',
  (name) => {
    const source = name.replace(/\.\w+$/u, '.html')
    const page = readFileSync(join(import.meta.dirname, '../../../e2e/fixtures', source), 'utf8')
    expect(shapeOf(cleanPaste(read(name).accepted))).toEqual(shapeOf(cleanPaste(page)))
  },
)
