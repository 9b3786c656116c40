import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { rootName } from '#shared/grammar'
import type { SectionId } from '#shared/ids'
import * as Y from 'yjs'
import { DeviceFake } from './device.fake.ts'
import { LeftWords } from './left-words.ts'
import { Line } from './line.ts'
import { LineServerFake } from './line-server.fake.ts'
import { einleitung, grundschulen } from './people.fake.ts'
import { SectionRoom } from './section-room.ts'

let device: DeviceFake
let left: LeftWords
const made: { close(): void }[] = []

beforeEach(() => {
  vi.useFakeTimers()
  device = new DeviceFake()
  left = new LeftWords(device)
})

afterEach(() => {
  for (const one of made.splice(0)) one.close()
  vi.useRealTimers()
})

const settle = (millis = 100) => vi.advanceTimersByTimeAsync(millis)

function write(doc: Y.Doc, ...lines: string[]): Y.Doc {
  const paragraphs = lines.map((line) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(line)])
    return paragraph
  })
  doc.getXmlFragment(rootName).push(paragraphs)
  return doc
}

function keep(section: SectionId, unsaved: number, ...lines: string[]): void {
  const updates = [Y.encodeStateAsUpdate(write(new Y.Doc(), ...lines))]
  device.kept.push({ section, epoch: 0, access: 'write', unsaved, updates, rows: [1], clients: [], at: 0 })
}

/** A server that came back from a backup, with these lines. */
async function openRestored(...lines: string[]): Promise<void> {
  const server = new LineServerFake()
  server.epoch = 1
  write(server.room(einleitung), ...lines)
  const line = new Line({ socket: server.socket, probe: server.probe, seq: () => 0 })
  const room = new SectionRoom(einleitung, line.channels, device, (found) => void left.compare(found))
  made.push(room, line)
  await settle()
  await vi.dynamicImportSettled()
}

test('[C27] after a restore, lines that are on this device only are offered, and no others', async () => {
  keep(einleitung, 0, 'Das hat die Sicherung.', 'Das nicht mehr.')
  await openRestored('Das hat die Sicherung.', 'Das ist neu.')
  expect(left.all).toEqual([{ section: einleitung, epoch: 0, why: 'restored', words: 'Das nicht mehr.' }])
})

test('[C27] where nothing is missing, the old text goes without a word', async () => {
  keep(einleitung, 2, 'Das hat die Sicherung.')
  await openRestored('Das hat die Sicherung.')
  expect(left.all).toEqual([])
  expect(device.kept.map(({ epoch }) => epoch)).not.toContain(0)
})

test('[C27] what was dismissed is gone from the device', async () => {
  keep(einleitung, 0, 'Das nicht mehr.')
  await openRestored('Das ist neu.')
  const [offered] = left.all
  if (offered !== undefined) left.dismiss(offered)
  expect(left.all).toEqual([])
  expect(device.kept.map(({ epoch }) => epoch)).toEqual([1])
})

test('[C28] texts that may not be read any more are forgotten; unsent words stay to be copied', async () => {
  keep(einleitung, 0, 'Gelesen.')
  keep(grundschulen, 2, 'Geschrieben und nicht gesendet.')
  await left.sweep(() => false)
  expect(left.all).toEqual([
    { section: grundschulen, epoch: 0, why: 'closed', words: 'Geschrieben und nicht gesendet.' },
  ])
  expect(device.kept.map(({ section }) => section)).toEqual([grundschulen])
})

test('[C28] what may be read is kept', async () => {
  keep(einleitung, 0, 'Gelesen.')
  await left.sweep((section) => section === einleitung)
  expect([left.all, device.kept.length]).toEqual([[], 1])
})
