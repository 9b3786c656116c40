/** What an honest client may do, however odd it looks: it is never cut for it, and every word arrives. */
import * as Y from 'yjs'
import { must } from '#shared/failure'
import { rootName } from '#shared/grammar'
import type { SectionId } from '#shared/ids'
import { demoPeople, isGrantFor, readRecords, sectionOf, signInDemo } from './api.ts'
import { addParagraph, update, updateOf } from './crafted.ts'
import { connected } from './honest-pair.ts'
import { until } from './plain-client.ts'
import { LineBrowser, PlainBrowser, type Browser } from './returning.ts'
import { pause } from './siege.ts'
import { expect, test as base } from './stage.ts'

interface Desk {
  readonly url: string
  /** Someone who may write in the section, and someone who reads along. */
  readonly cookie: string
  readonly section: SectionId
  readonly reader: Browser
}

const test = base.extend<{ desk: Desk }>({
  desk: async ({ server: { url } }, use) => {
    const people = await demoPeople(url)
    const records = await readRecords(url, await signInDemo(url, must(people[0], 'people').id))
    const [one, other] = people.filter(({ grants }) =>
      grants.some((grant) => isGrantFor(records, grant, 'expert', 'Bildung')),
    )
    const section = sectionOf(records, 'Bildung', 'Hochschulen')
    const { cookie } = await signInDemo(url, must(one, 'a writer').id)
    const reading = await signInDemo(url, must(other, 'a reader').id)
    const reader = new PlainBrowser(url, reading.cookie, [section])
    await synced(reader)
    await use({ url, cookie, section, reader })
    expect(reader.closed, 'the reader was never cut').toEqual([])
    reader.leave()
  },
})

async function synced(browser: Browser, seconds = 20): Promise<void> {
  browser.connect()
  await until(() => browser.isSynced, seconds, 'in sync')
}

const reads = (desk: Desk, words: string, seconds = 10): Promise<void> =>
  until(() => desk.reader.wordsIn(desk.section).includes(words), seconds, `the reader has ${words}`)

test('[Z22] 600 messages at once, then 200 a second, and 1.5 MB a second, are work', async ({ desk }) => {
  const writer = new LineBrowser(desk.url, desk.cookie, [desk.section])
  await synced(writer)
  const text = writer.write(desk.section, '')
  for (let at = 0; at < 600; at++) text.insert(text.length, 'a')
  for (let at = 0; at < 150; at++) {
    for (let key = 0; key < 4; key++) text.insert(text.length, 'b')
    await pause(20)
  }
  for (let at = 0; at < 20; at++) {
    writer.write(desk.section, 'c'.repeat(150_000))
    await pause(100)
  }
  writer.write(desk.section, 'getan')
  await reads(desk, 'getan')
  expect(text.length).toBe(1200)
  expect(desk.reader.wordsIn(desk.section)).toContain(`${'a'.repeat(600)}${'b'.repeat(600)}`)
  expect(writer.closed).toEqual([])
  writer.leave()
})

test('[Z22] forty connections of one person write at once', async ({ desk }) => {
  const browsers = Array.from({ length: 40 }, (_, at) => {
    const Form = at % 2 === 0 ? LineBrowser : PlainBrowser
    return new Form(desk.url, desk.cookie, [desk.section])
  })
  await Promise.all(browsers.map((browser) => synced(browser)))
  for (let round = 0; round < 10; round++) {
    for (const [at, browser] of browsers.entries()) browser.write(desk.section, `Blatt-${at}-${round}.`)
    await pause(50)
  }
  for (const [at] of browsers.entries()) await reads(desk, `Blatt-${at}-9.`)
  expect(browsers.flatMap(({ closed }) => closed)).toEqual([])
  for (const browser of browsers) browser.leave()
})

for (const Form of [LineBrowser, PlainBrowser]) {
  test(`[Z22] a paste of 1 MB, and hours of work offline of 8 MB, arrive (${Form.name})`, async ({
    desk,
  }) => {
    const writer = new Form(desk.url, desk.cookie, [desk.section])
    await synced(writer)
    writer.write(desk.section, 'd'.repeat(1_000_000))
    writer.write(desk.section, 'eingefügt')
    await reads(desk, 'eingefügt')
    writer.leave()
    await until(() => writer.closed.length === 1, 5, 'offline')
    for (let at = 0; at < 500; at++) writer.write(desk.section, `${at} ${'e'.repeat(16_000)}`)
    writer.write(desk.section, 'nachgereicht')
    await synced(writer, 30)
    await reads(desk, 'nachgereicht', 30)
    expect(writer.closed).toHaveLength(1)
    writer.leave()
  })
}

test('[Z22] an update before an earlier one, one that is known, and everything undone are no attack', async ({
  desk,
}) => {
  const doc = new Y.Doc()
  const first = updateOf((one) => addParagraph(one, 'zuerst '), doc)
  const second = updateOf((one) => addParagraph(one, 'danach '), doc)
  const socket = await connected(desk.url, desk.section, desk.cookie)
  for (const one of [second, first, second, first, Y.encodeStateAsUpdate(doc)]) socket.send(update(one))
  await reads(desk, 'zuerst')
  await reads(desk, 'danach')
  const undo = new Y.UndoManager(doc.getXmlFragment(rootName), { captureTimeout: 0 })
  for (let at = 0; at < 100; at++) addParagraph(doc, `Satz ${at}. `)
  socket.send(update(Y.encodeStateAsUpdate(doc)))
  await reads(desk, 'Satz 99.')
  doc.on('update', (one: Uint8Array) => socket.send(update(one)))
  while (undo.undoStack.length > 0) undo.undo()
  await until(() => !desk.reader.wordsIn(desk.section).includes('Satz'), 10, 'all undone')
  while (undo.redoStack.length > 0) undo.redo()
  await reads(desk, 'Satz 99.')
  expect(socket.readyState).toBe(socket.OPEN)
  socket.close()
})

test('[Z22] whoever comes back under an old client id of the same person writes on', async ({ desk }) => {
  const before = new Y.Doc()
  const socket = await connected(desk.url, desk.section, desk.cookie)
  socket.send(update(updateOf((one) => addParagraph(one, 'gestern '), before)))
  await reads(desk, 'gestern')
  socket.close()
  const later = new Y.Doc()
  Y.applyUpdate(later, Y.encodeStateAsUpdate(before))
  later.clientID = before.clientID
  const again = await connected(desk.url, desk.section, desk.cookie)
  again.send(update(updateOf((one) => addParagraph(one, 'heute '), later)))
  await reads(desk, 'heute')
  expect(again.readyState).toBe(again.OPEN)
  again.close()
})
