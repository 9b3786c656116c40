import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { chapterText } from '#shared/chapter-text'
import { contentOf } from '#shared/content'
import { must } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { plainText, type TextElement } from '#shared/text'
import { writeText } from '#shared/text-doc'
import * as Y from 'yjs'
import {
  aylin,
  bildung,
  einleitung,
  entriesAfter,
  grundschulen,
  houseRecords,
  houseView,
  scriptedHouse,
  type ScriptedHouse,
} from '../app/house.fake.ts'
import { DeviceFake } from '../sync/device.fake.ts'
import { ChapterReader } from './chapter-reader.ts'
import './kept-chapter.ts'

const paragraph = (text: string): TextElement => ({ name: 'paragraph', children: [{ text }] })
const chapter = must(houseRecords().chapters[bildung], 'the house has this chapter')

/** A server that has the chapter's text, names it by a tag, and can be out of reach. */
class TextServer {
  readonly asked: (string | null)[] = []
  isGone = false
  #words: Readonly<Record<SectionId, string>> = {}
  #version = 0

  write(words: Readonly<Record<SectionId, string>>): void {
    this.#words = words
    this.#version += 1
  }

  readonly fetch = async (_path: string, init: RequestInit = {}): Promise<Response> => {
    const known = new Headers(init.headers).get('if-none-match')
    this.asked.push(known)
    if (this.isGone) throw new TypeError('no network')
    const tag = `"${this.#version}"`
    if (known === tag) return new Response(null, { status: 304 })
    const content = (id: SectionId) => {
      const words = this.#words[id]
      return words === undefined ? null : contentOf('', words === '' ? [] : [paragraph(words)]).doc
    }
    return Response.json(chapterText(houseRecords(), chapter, content), { headers: { etag: tag } })
  }
}

let server: TextServer
let device: DeviceFake
let house: ScriptedHouse
let reader: ChapterReader
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  server = new TextServer()
  vi.stubGlobal('fetch', server.fetch)
  device = new DeviceFake()
  house = scriptedHouse(aylin, houseView(), false, device)
})

afterEach(() => {
  stop()
  house.workshop.close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const pass = (millis: number) => vi.advanceTimersByTimeAsync(millis)

async function open(): Promise<void> {
  reader = new ChapterReader(house.workshop, chapter)
  stop = reader.begin()
  await pass(10)
  await vi.dynamicImportSettled()
}

const words = (): (string | null)[] =>
  reader.now.sections.map(({ blocks }) => blocks && plainText(blocks.map(({ element }) => element)).trim())

test('[E64] a chapter is read as it is on the server, with its numbers, and kept on the device', async () => {
  server.write({ [einleitung]: 'Eins.', [grundschulen]: '' })
  await open()
  expect(reader.now.from).toBe('server')
  expect(reader.now.sections.map(({ number }) => number)).toEqual(['1.1', '1.2', '1.3'])
  // A text that cannot be read is no empty one.
  expect(words()).toEqual(['Eins.', '', null])
  expect(device.chapters.get(bildung)?.text.sections[0]?.title).toBe('Einleitung')
})

test('[E64] whoever reads on is shown what is new; what is the same is not sent again', async () => {
  server.write({ [einleitung]: 'Eins.' })
  await open()
  const { at } = reader.now
  await pass(8100)
  expect(server.asked).toEqual([null, '"1"'])
  expect(reader.now.at).toBeGreaterThan(at)
  server.write({ [einleitung]: 'Zwei.' })
  await pass(8100)
  expect(words()[0]).toBe('Zwei.')
})

test('[E64] nobody asks for a page that is not looked at; whoever comes back asks at once', async () => {
  await open()
  const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  await pass(60_000)
  expect(server.asked).toHaveLength(1)
  visible.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  await pass(10)
  expect(server.asked).toHaveLength(2)
})

test('[E64] a section that comes or goes is asked for at once', async () => {
  await open()
  const { mirror } = house.workshop
  const renamed = { type: 'sectionRenamed', section: einleitung, title: 'Vorwort' } as const
  mirror.heard(entriesAfter(mirror.view.records, aylin.id, [renamed]))
  await pass(10)
  expect(server.asked).toHaveLength(2)
})

test('[E65] without the server each text is the newest that this device has, and the others are missing, not empty', async () => {
  server.isGone = true
  const doc = new Y.Doc()
  writeText(doc, [paragraph('Hier geschrieben.')])
  const written = { epoch: 0, access: 'write', unsaved: 0, rows: [1], clients: [] } as const
  const updates = [Y.encodeStateAsUpdate(doc)]
  device.kept.push({ section: einleitung, ...written, updates, at: 2000 })
  device.kept.push({ section: grundschulen, ...written, updates, at: 2000 })
  const read = (id: SectionId) =>
    id === grundschulen ? contentOf('', [paragraph('Später gelesen.')]).doc : null
  device.chapters.set(bildung, { text: chapterText(houseRecords(), chapter, read), at: 3000 })
  await open()
  await pass(10)
  expect([reader.now.from, reader.now.at]).toEqual(['device', 2000])
  expect(words()).toEqual(['Hier geschrieben.', 'Später gelesen.', null])

  server.isGone = false
  server.write({ [einleitung]: 'Vom Server.' })
  await pass(8100)
  expect([reader.now.from, words()[0]]).toEqual(['server', 'Vom Server.'])
})

test('[E65] a text that came from the server stays when it is gone', async () => {
  server.write({ [einleitung]: 'Eins.' })
  await open()
  const { at } = reader.now
  server.isGone = true
  await pass(30_000)
  expect([reader.now.from, reader.now.at, words()[0]]).toEqual(['server', at, 'Eins.'])
})
