/** Words of before a reload that others restructured away meanwhile: found however the texts meet. */
import { plainText } from '#shared/text'
import { readText, writeText } from '#shared/text-doc'
import type { Editor } from '@tiptap/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { DeviceFake } from '../sync/device.fake.ts'
import { Line } from '../sync/line.ts'
import { LineServerFake } from '../sync/line-server.fake.ts'
import { einleitung } from '../sync/people.fake.ts'
import { SectionRoom } from '../sync/section-room.ts'
import { closeEditors, openEditor, paragraph } from './editor.fake.ts'
import { wordsOf } from './lost-words.ts'
import { rescueOf } from './rescue.ts'
import './rescuer.ts'

let server: LineServerFake
let device: DeviceFake
const open: (() => void)[] = []

const settle = (millis = 200) => vi.advanceTimersByTimeAsync(millis)

beforeEach(() => {
  vi.useFakeTimers()
  server = new LineServerFake()
  device = new DeviceFake()
  writeText(server.room(einleitung), [paragraph('Davor.'), paragraph('Aylin schreibt:')])
})

afterEach(() => {
  closeEditors()
  for (const close of open.splice(0)) close()
  vi.useRealTimers()
})

interface Tab {
  readonly room: SectionRoom
  close(): void
}

/** A tab of Aylin's, as the page would make it. */
async function openTab(): Promise<Tab> {
  const line = new Line({ socket: server.socket, probe: server.probe, seq: () => 0, random: () => 0 })
  const room = new SectionRoom(einleitung, line.channels, device)
  line.subscribe(() => room.standAlone(line.state.kind !== 'open' && line.state.kind !== 'connecting'))
  const stop = rescueOf(room.doc).follow(room)
  const close = () => {
    stop()
    room.close()
    line.close()
  }
  open.push(close)
  await settle()
  return { room, close }
}

function goOffline(): void {
  server.open = false
  server.cutAll()
}

async function goOnline(): Promise<void> {
  server.open = true
  await settle(20_000)
}

/** Aylin writes at the end of the second paragraph; nobody hears of it. */
async function writeOffline(): Promise<Tab> {
  const tab = await openTab()
  goOffline()
  const editor = openEditor(tab.room.doc)
  editor.commands.setTextSelection(8 + 1 + 15)
  editor.view.dispatch(editor.state.tr.insertText(' Ohne Netz.'))
  await settle()
  return tab
}

/** Bernd changes the text on the server meanwhile. */
function meanwhile(change: (editor: Editor) => void): void {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.room(einleitung)))
  change(openEditor(doc))
  Y.applyUpdate(server.room(einleitung), Y.encodeStateAsUpdate(doc))
}

const makeHeading = (editor: Editor): void =>
  void editor.chain().setTextSelection(12).toggleHeading({ level: 1 }).run()
const deleteParagraph = (editor: Editor): void => void editor.commands.deleteRange({ from: 8, to: 8 + 17 })

const offered = ({ room: { doc } }: Tab): string[] =>
  rescueOf(doc).offers.map((offer) => `${offer.why}: ${wordsOf(offer)}`)
const words = ({ doc }: { doc: Y.Doc }): string => plainText(readText(doc))

test('[E49] words of before a reload that somebody restructured away are offered, before anyone goes to the text', async () => {
  const before = await writeOffline()
  before.close()
  meanwhile(makeHeading)
  server.open = true
  const after = await openTab()
  expect(words(after.room)).not.toContain('Ohne Netz')
  expect(offered(after)).toEqual(['restructured:  Ohne Netz.'])
  openEditor(after.room.doc)
  const [offer] = rescueOf(after.room.doc).offers
  if (offer !== undefined) rescueOf(after.room.doc).rescuer?.putBack(offer)
  await settle()
  expect(words({ doc: server.room(einleitung) })).toBe('Davor.\nAylin schreibt: Ohne Netz.\n')
})

test('[E49] words of before a reload whose paragraph somebody deleted without knowing them are offered', async () => {
  const before = await writeOffline()
  before.close()
  meanwhile(deleteParagraph)
  server.open = true
  expect(offered(await openTab())).toEqual(['deleted:  Ohne Netz.'])
})

test('[E49] whoever came back without a line, and is writing when it returns, is told once', async () => {
  const before = await writeOffline()
  before.close()
  const after = await openTab()
  openEditor(after.room.doc)
  await rescueOf(after.room.doc).load()
  meanwhile(makeHeading)
  await goOnline()
  expect(offered(after)).toEqual(['restructured:  Ohne Netz.'])
})

test('[E49] words that nobody touched come in, and nothing is said', async () => {
  const before = await writeOffline()
  before.close()
  meanwhile((editor) => void editor.commands.insertContentAt(1, 'Weit '))
  server.open = true
  const after = await openTab()
  expect(words(after.room)).toBe('Weit Davor.\nAylin schreibt: Ohne Netz.\n')
  expect(offered(after)).toEqual([])
})

test('[E35] words that nobody can have known are offered when their paragraph was deleted, also after minutes', async () => {
  const tab = await writeOffline()
  await rescueOf(tab.room.doc).load()
  await settle(600_000)
  meanwhile(deleteParagraph)
  await goOnline()
  expect(offered(tab)).toEqual(['deleted:  Ohne Netz.'])
})
