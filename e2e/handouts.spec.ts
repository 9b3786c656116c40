/** A version is handed out: frozen over the API, made by the true press in its thread, opened by real readers. */
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { ContentNode } from '#shared/content'
import { personId } from '#shared/ids'
import type { VersionText } from '#shared/version-api'
import { call, signInDemo, type Caller } from './api.ts'
import { has, openInOffice, openPdf, unpacked } from './readers.ts'
import type { Server } from './server.ts'
import {
  expect,
  expectAccessible,
  expectContrast,
  expectNoSidewaysScroll,
  keepPicture,
  test,
} from './stage.ts'

const version = 'ver_handout'
/** A word that is broken nowhere, and longer than a line. */
const endless = 'Beteiligung'.repeat(30)

async function frozen(server: Server): Promise<{ sabine: Caller; text: VersionText }> {
  const sabine = await signInDemo(server.url, personId.parse('per_sabine'))
  const order = {
    id: version,
    scope: { chapter: 'cha_bildung' },
    purpose: 'interim',
    name: 'Zur Probe',
    note: endless,
  }
  expect((await call(server.url, sabine, 'POST', '/api/versions', order)).status).toBe(201)
  const text = await call(server.url, sabine, 'GET', `/api/versions/${version}`)
  return { sabine, text: (await text.json()) as VersionText }
}

async function file(server: Server, by: Caller, format: string): Promise<Uint8Array> {
  const answer = await call(server.url, by, 'GET', `/api/versions/${version}/${format}`)
  expect(answer.status, format).toBe(200)
  return new Uint8Array(await answer.arrayBuffer())
}

/** The words of the paragraphs and headings, each for itself. */
const leavesOf = ({ type, content = [] }: ContentNode): string[] =>
  type === 'paragraph' || type === 'heading'
    ? [folded(content.map(({ text = ' ' }) => text).join(''))].filter((words) => words !== '')
    : content.flatMap(leavesOf)

const folded = (words: string): string => words.replaceAll(/\s+/gu, ' ').trim()

/** The words of an XML document, comments and what is struck out left aside. */
const xmlWords = (xml: string): string =>
  folded(
    xml
      .replaceAll(
        /<office:annotation .*?<\/office:annotation>|<text:tracked-changes.*?<\/text:tracked-changes>/gsu,
        '',
      )
      .replaceAll(/<\/(?:text:[ph]|w:p)>|<(?:text:line-break|text:tab|text:s|w:br|w:tab)[^>]*>/gu, ' ')
      .replaceAll(/<[^>]*>/gu, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  )

const missing = (leaves: readonly string[], words: string): string[] =>
  leaves.filter((leaf) => !words.includes(leaf))

test('[Z70] Word, OpenDocument and PDF of a version open in real readers, with every word, comments, changes and tags', async ({
  server,
}) => {
  // An office takes its time to start where the machine has other work.
  test.setTimeout(120_000)
  const { sabine, text } = await frozen(server)
  const leaves = Object.values(text.contents).flatMap(({ doc }) => leavesOf(doc))
  const { fingerprint } = text.version.seal
  expect(leaves.length).toBeGreaterThan(20)

  const office = await Promise.all(
    [
      { name: 'clean.docx', format: 'docx' },
      { name: 'open.docx', format: 'commented' },
      { name: 'text.odt', format: 'odt' },
    ].map(async ({ name, format }) => ({ name, bytes: await file(server, sabine, format) })),
  )
  const opened = has('soffice') ? await openInOffice(office) : office.map(unpacked)
  const [clean = '', open = '', odt = ''] = opened
  for (const xml of [clean, odt]) {
    expect(missing([...leaves, fingerprint], xmlWords(xml))).toEqual([])
    expect(xml).not.toMatch(/<office:annotation |<text:changed-region|<w:(?:ins|del|commentReference) /u)
  }
  expect(missing(leaves, xmlWords(open)).length).toBeLessThan(leaves.length / 4)
  expect(open).toMatch(/<office:annotation |<w:commentReference /u)
  expect(open).toMatch(/<text:changed-region|<w:ins /u)

  const pdf = await file(server, sabine, 'pdf')
  const letters = Buffer.from(pdf).toString('latin1')
  for (const sign of ['/StructTreeRoot', '/Lang (de', '/Outlines']) expect(letters).toContain(sign)
  if (has('pdfinfo')) {
    const { info, words } = await openPdf(pdf)
    expect(info).toMatch(/^Tagged: +yes$/mu)
    expect(info).toMatch(/^Title: +.* Fassung 0\.1: Zur Probe$/mu)
    const pages = Number(/^Pages: +(\d+)$/mu.exec(info)?.[1])
    expect(words.split('Zwischenfassung – nicht mitgezeichnet').length - 1).toBeGreaterThanOrEqual(pages)
    const read = new Set(folded(words.replaceAll(/\u00AD\n?/gu, '')).split(' '))
    expect(leaves.flatMap((leaf) => leaf.split(' ')).filter((word) => !read.has(word))).toEqual([])
    expect(words).toContain(fingerprint)
    expect(words.replaceAll(/[\s\u200B]/gu, '')).toContain(endless)
  }
})

/** Opened from a disk, as whoever saved it does. Returns what the browser complained of. */
async function openSaved(page: Page, bytes: Uint8Array): Promise<string[]> {
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('request', (request) => complaints.push(...(request.isNavigationRequest() ? [] : [request.url()])))
  const path = join(tmpdir(), `lip-handout-${process.pid}.html`)
  await writeFile(path, bytes)
  await page.goto(`file://${path}`)
  await rm(path)
  return complaints
}

test('[Z73] the HTML of a version is one page: it asks for nothing, reads well small and dark, and is free of axe findings', async ({
  server,
  page,
}) => {
  const { sabine } = await frozen(server)
  const complaints = await openSaved(page, await file(server, sabine, 'html'))
  await expect(page).toHaveTitle(/ Fassung 0\.1: Zur Probe$/u)
  const warning = page.getByText('Zwischenfassung – nicht mitgezeichnet')
  await expectAccessible(page, 'the page')
  await page.getByRole('link', { name: '1.2 Elementarbereich' }).click()
  await expect(page.getByRole('heading', { name: '1.2 Elementarbereich' })).toBeInViewport()
  await expect(warning).toBeInViewport()
  await expect(page.getByRole('link', { name: '(1)', exact: true }).first()).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(page, 'the page in the dark')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page, 'the page at 390 px')
  await keepPicture(page, 'handout-390')
  expect(complaints).toEqual([])
  if (!has('pdfinfo')) return
  const printed = await openPdf(await page.pdf())
  const pages = Number(/^Pages: +(\d+)$/mu.exec(printed.info)?.[1])
  expect(printed.words.split('Zwischenfassung – nicht mitgezeichnet')).toHaveLength(pages + 1)
})
