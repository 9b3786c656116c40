import { strFromU8, unzipSync } from 'fflate'
import { Window } from 'happy-dom'
import { describe, expect, test } from 'vitest'
import { must } from '#shared/failure'
import { opened } from '#shared/thread.fake'
import { codeOf, modulesOf } from './qr.fake.ts'
import { fileOf, hostileWords, mark } from './weighing.fake.ts'
import { harmless, xmlText } from '../press/harmless.ts'
import { zip } from '../press/zip.ts'

const documents = [
  { format: 'docx', content: 'word/document.xml', row: 'w:tr', text: 'w:t' },
  { format: 'odt', content: 'content.xml', row: 'table:table-row', text: 'text:p' },
] as const

const { DOMParser } = new Window()

/** The file's XML, parsed: what is no well-formed XML throws. */
async function open(format: 'docx' | 'odt', path: string, happenings?: Parameters<typeof fileOf>[1]) {
  const files = unzipSync(await fileOf(format, happenings))
  const xml = strFromU8(must(files[path], `${path} is in the file`))
  return { xml, files, document: new DOMParser().parseFromString(xml, 'application/xml') }
}

const named = (xml: string, name: string): number => xml.split(new RegExp(`<${name}[ >/]`, 'u')).length - 1

describe('the Abwägungstabelle as a document', () => {
  test.for(documents)('[M33] $format: one row for each, under a header that repeats', async (form) => {
    const { xml } = await open(form.format, form.content)
    expect(named(xml, form.row)).toBe(3)
    for (const words of [
      'Fundstelle',
      '1.1 Einleitung',
      'Teilhabe',
      'nicht übernommen',
      'gleichlautend, 2 Stimmen',
    ])
      expect(xml).toContain(words)
    expect(named(xml, form.format === 'odt' ? 'table:table-header-rows' : 'w:tblHeader')).toBe(1)
  })

  test.for(documents)(
    '[M39] $format: says of which draft its places are, and in which one was weighed',
    async (form) => {
      const { xml } = await open(form.format, form.content)
      expect(xml).toContain('Fundstellen nach dem Arbeitsstand vom 30. November 2026')
      expect(xml.split('Arbeitsstand vom 22. November 2026')).toHaveLength(2)
    },
  )

  test.for(documents)(
    '[M39] $format: once there is a version, the newest one with its fingerprint, for people and for telephones',
    async (form) => {
      const files = unzipSync(await fileOf(form.format, undefined, mark))
      const xml = strFromU8(must(files[form.content], 'its content'))
      expect(xml).not.toContain('noch keine eingefrorene Fassung')
      expect(xml).toContain('Neueste Fassung: 1.0 Erste Fassung (Bildung)')
      expect(xml).toContain(`Fingerabdruck (SHA-256): ${mark.fingerprint}`)
      const code = must(files[form.format === 'odt' ? 'Pictures/qr.png' : 'word/media/qr.png'], 'a picture')
      expect(modulesOf(code)).toEqual(codeOf(`${mark.link}#sha256=${mark.fingerprint}`))
      expect(new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')).toBeNull()
    },
  )

  test('[M33] they lie across, are German, and count their pages', async () => {
    const word = await open('docx', 'word/document.xml')
    expect(word.xml).toContain('w:orient="landscape"')
    expect(word.xml).toMatch(/w:w="16838" w:h="11906"/u)
    expect(strFromU8(must(word.files['word/styles.xml'], 'styles'))).toContain('w:val="de-DE"')
    expect(strFromU8(must(word.files['word/footer1.xml'], 'a footer'))).toContain('NUMPAGES')
    const odf = await open('odt', 'styles.xml')
    expect(odf.xml).toContain('fo:page-width="29.7cm"')
    expect(odf.xml).toContain('fo:language="de"')
    expect(odf.xml).toContain('<text:page-count>')
  })

  test.for(documents)('[M34] $format: hostile words are text', async (form) => {
    const { xml, document } = await open(form.format, form.content)
    expect(document.querySelector('parsererror')).toBeNull()
    const words = [...document.getElementsByTagName(form.text)].map((node) => node.textContent)
    expect(words.filter((one) => one === hostileWords)).toHaveLength(1)
    for (const letter of ['\u0000', '\u202E']) expect(xml).not.toContain(letter)
    expect(named(xml, 'b')).toBe(0)
  })

  test.for(documents)('[M34] $format: line breaks stay, an empty table is one', async (form) => {
    const lines = await open(form.format, form.content, [['aylin', opened({ body: 'eins\nzwei' })]])
    expect(named(lines.xml, form.format === 'odt' ? 'text:line-break' : 'w:br')).toBe(1)
  })

  test('[M34] what no XML holds is left out, letters of all scripts stay', () => {
    expect(harmless('a\u0000\u0008\uFFFE\uD800b\r\nc\td 𝄞 ش')).toBe('ab\nc\td 𝄞 ش')
    expect(xmlText(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;')
  })

  test('[M33] the archive is read by others, its first file uncompressed', () => {
    const files = [
      { name: 'mimetype', content: new TextEncoder().encode('plain'), stored: true },
      { name: 'a/b.xml', content: new TextEncoder().encode('x'.repeat(10_000)) },
    ]
    const archive = zip(files)
    const read = unzipSync(archive)
    expect(Object.keys(read)).toEqual(['mimetype', 'a/b.xml'])
    expect(strFromU8(must(read['a/b.xml'], 'the second file'))).toHaveLength(10_000)
    expect(archive.length).toBeLessThan(500)
    expect(strFromU8(archive.subarray(30, 43))).toBe('mimetypeplain')
  })
})
