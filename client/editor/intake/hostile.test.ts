// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { longest } from './draft-html.ts'
import { readBytes, readFile, type Answer } from './read.ts'
import type { TroubleKind } from './trouble.ts'
import { para, run, wordFile } from './word-file.fake.ts'
import { asZip64 } from './zip64.fake.ts'

const refused = (trouble: TroubleKind): Answer => ({ kind: 'trouble', trouble })
const text = (content: string): Uint8Array => new TextEncoder().encode(content)

const odtFile = (content: string, others: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>${content}</office:text></office:body></office:document-content>`,
    ),
    ...others,
  })

/** A file of the kind that Word wrote before 2007, with this name in its directory. */
function compoundFile(name: string): Uint8Array {
  const bytes = new Uint8Array(1024)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0])
  for (let at = 0; at < name.length; at++) bytes[512 + 2 * at] = name.charCodeAt(at)
  return bytes
}

const sheet = zipSync({
  mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
  'content.xml': strToU8('<a/>'),
})

describe('a file that is none of the four kinds is refused with its own reason', () => {
  test.each<[string, string, Uint8Array, TroubleKind]>([
    ['an empty file', 'a.docx', new Uint8Array(), 'empty'],
    ['a file of spaces', 'a.txt', text(' \n\n\t'), 'wordless'],
    ['an old Word file', 'a.doc', compoundFile('WordDocument'), 'oldWord'],
    ['a Word file with a password', 'a.docx', compoundFile('EncryptedPackage'), 'encrypted'],
    [
      'an OpenDocument text with a password',
      'a.odt',
      odtFile('', {
        'META-INF/manifest.xml': strToU8(
          '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
        ),
      }),
      'encrypted',
    ],
    ['a PDF', 'a.docx', text('%PDF-1.7'), 'pdf'],
    ['an RTF file called .doc', 'a.doc', text('{\\rtf1 Hallo}'), 'rtf'],
    ['a picture', 'a.txt', Uint8Array.from([0x89, 80, 78, 71, 13, 10, 26, 10, 0, 0]), 'image'],
    ['a spreadsheet', 'a.odt', sheet, 'otherOffice'],
    ['another zip file', 'a.zip', zipSync({ 'x/y': strToU8('z') }), 'other'],
    ['a zip file within a zip file', 'a.docx', zipSync({ 'a.docx': wordFile(para(run('Wort'))) }), 'other'],
    ['a text of another name', 'a.csv', text('a;b'), 'other'],
    ['a text called .docx', 'a.docx', text('Hallo'), 'damaged'],
    ['zeros', 'a.txt', new Uint8Array(100), 'other'],
    ['half of a Word file', 'a.docx', wordFile(para(run('Wort'))).subarray(0, 400), 'damaged'],
    ['a Word file of pictures only', 'a.docx', wordFile('<w:p/>'), 'wordless'],
  ])('[E44] %s', (_what, name, bytes, trouble) => {
    expect(readBytes(name, bytes)).toEqual(refused(trouble))
  })

  test('[E44] a flipped bit in a packed part is found', () => {
    const bytes = zipSync({ ...unzipped(), 'word/document.xml': [documentOf('Wort'), { level: 0 }] })
    const at = Buffer.from(bytes).indexOf('Wort')
    bytes[at] = 'w'.charCodeAt(0)
    expect(readBytes('a.docx', bytes)).toEqual(refused('damaged'))
  })

  test('[E44] a file that the browser cannot read is no reason to fail', async () => {
    const gone = Object.assign(new File(['x'], 'a.txt'), {
      arrayBuffer: () => Promise.reject(new Error('gone')),
    })
    expect(await readFile(gone)).toEqual(refused('unreadable'))
  })
})

const documentOf = (words: string): Uint8Array =>
  strToU8(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${para(run(words))}</w:body></w:document>`,
  )
const unzipped = () => ({
  '[Content_Types].xml': strToU8(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
})

describe('a file whose sizes and places stand in wide records (zip64)', () => {
  const file = (): Uint8Array => asZip64(wordFile(para(run('Wort'))))
  const oneWord = { kind: 'read', intake: { accepted: '<p>Wort</p>' } }

  test('[E50] is read as any other', () => {
    expect(readBytes('a.docx', file())).toMatchObject(oneWord)
    expect(readBytes('a.odt', asZip64(odtFile('<text:p>Wort</text:p>')))).toMatchObject(oneWord)
  })

  test('[E50] may be cut anywhere or lie: it is refused', () => {
    const bytes = file()
    for (let end = 1; end < bytes.length; end += 7)
      expect(readBytes('a.docx', bytes.subarray(0, end)).kind).toBe('trouble')
    const at = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 0x06, 0x06]))
    for (const place of [32, 48]) {
      const lying = bytes.slice()
      new DataView(lying.buffer).setBigUint64(at + place, 2n ** 60n, true)
      expect(readBytes('a.docx', lying).kind).toBe('trouble')
    }
  })
})

describe('a file that is made to do harm does none', () => {
  test('[E44] a bomb that lies about its size is counted while it is unpacked', () => {
    const bytes = readFileSync(join(import.meta.dirname, 'fixtures/bomb.docx'))
    expect(readBytes('a.docx', new Uint8Array(bytes))).toEqual(refused('tooBig'))
  })

  test('[E44] over 20 MB is refused, whatever part of it is big', () => {
    const image = { 'word/media/a.png': new Uint8Array(21 * 1024 * 1024) }
    expect(readBytes('a.docx', wordFile(para(run('Wort')), { others: image }))).toEqual(refused('tooBig'))
  })

  test('[E44] a file that is too big as it is, is not even read', async () => {
    const file = Object.assign(new File([], 'a.txt'), {
      arrayBuffer: () => Promise.reject(new Error('read')),
    })
    Object.defineProperty(file, 'size', { value: 21 * 1024 * 1024 })
    expect(await readFile(file)).toEqual(refused('tooBig'))
  })

  test('[E44] no DTD is taken, so no entity can explode', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>`
    const bytes = zipSync({ ...unzipped(), 'word/document.xml': strToU8(bomb) })
    expect(readBytes('a.docx', bytes)).toEqual(refused('unsafe'))
    expect(readBytes('a.odt', odtFile('<text:p>&b;</text:p>'))).toEqual(refused('damaged'))
  })

  const deep = (open: string, close: string, words: string): string =>
    open.repeat(10_000) + words + close.repeat(10_000)

  test('[E44] ten thousand tables, lists or quotes in one another are refused', () => {
    const tables = deep('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', para(run('Wort')))
    expect(readBytes('a.docx', wordFile(tables))).toEqual(refused('unsafe'))
    const lists = deep(
      '<text:list><text:list-item>',
      '</text:list-item></text:list>',
      '<text:p>Wort</text:p>',
    )
    expect(readBytes('a.odt', odtFile(lists))).toEqual(refused('unsafe'))
    expect(readBytes('a.md', text(`${'> '.repeat(10_000)}Wort`))).toEqual(refused('unsafe'))
  })

  test('[E44] nesting that no text has is laid flat before the grammar’s end, and no word is lost', () => {
    const answer = readBytes('a.md', text(`${'> '.repeat(60)}Wort`))
    const html = answer.kind === 'read' ? answer.intake.accepted : ''
    expect(html.match(/<blockquote>/gu)?.length).toBe(21)
    expect(html).toContain('<p>Wort</p>')
  })

  test('[E44] cells and spaces that are said to repeat a million times do not', () => {
    const table =
      '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
    const answer = readBytes('a.odt', odtFile(`<text:p>a<text:s text:c="999999999"/>b</text:p>${table}`))
    const html = answer.kind === 'read' ? answer.intake.accepted : ''
    expect(html.match(/<td>/gu)?.length).toBe(6300)
    expect(html.length).toBeLessThan(200_000)
  })

  test('[E44] a table of more cells, and a text of more letters, than a section takes are refused', () => {
    const rows = `<w:tr>${'<w:tc/>'.repeat(60)}</w:tr>`.repeat(200)
    expect(readBytes('a.docx', wordFile(`<w:tbl>${rows}</w:tbl>${para(run('x'))}`))).toEqual(
      refused('tooLong'),
    )
    expect(readBytes('a.txt', text('Wort '.repeat(longest.characters)))).toEqual(refused('tooLong'))
  })

  test('[E44] names that lead out of the file lead nowhere', () => {
    const others = { '../../etc/passwd': strToU8('x'), '/word/evil.xml': strToU8('<x/>') }
    const answer = readBytes('a.docx', wordFile(para(run('Wort')), { others, links: { l: '../../../etc' } }))
    expect(answer).toMatchObject({ kind: 'read', intake: { accepted: '<p>Wort</p>' } })
  })

  test.each(['javascript:alert(1)', 'JaVaScRiPt:x', '//evil.example', 'data:text/html,x', 'file:///etc'])(
    '[E44] a link to %s leads nowhere, in any format',
    (href) => {
      const word = wordFile(para(`<w:hyperlink r:id="l">${run('Wort')}</w:hyperlink>`), {
        links: { l: href },
      })
      const odt = odtFile(`<text:p><text:a xlink:href="${href}">Wort</text:a></text:p>`)
      for (const [name, bytes] of [
        ['a.docx', word],
        ['a.odt', odt],
        ['a.md', text(`[Wort](<${href}>)`)],
      ] as const) {
        const answer = readBytes(name, bytes)
        expect(answer).toMatchObject({ kind: 'read', intake: { accepted: '<p>Wort</p>' } })
      }
    },
  )

  test('[E44] what looks like HTML in a text is words', () => {
    const answer = readBytes('a.docx', wordFile(para(run('&lt;img src=x onerror=x()&gt; data-pm-slice'))))
    expect(answer).toMatchObject({
      kind: 'read',
      intake: { accepted: '<p>&lt;img src=x onerror=x()&gt; data&#45;pm-slice</p>' },
    })
  })
})
