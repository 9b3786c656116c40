/** A store with something of everything in it, as a house has that was lived in for a while. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { must } from '#shared/failure'
import type { Entry } from '#shared/events'
import { foldFacts, noFacts } from '#shared/facts'
import { contentHash } from '#shared/content'
import { chapterId, paperId, threadId, versionId } from '#shared/ids'
import { nameOf } from './kept-files.ts'
import { amira, bildung, cause, jonas, soziales, Writer } from './room.fake.ts'
import type { ReadingMarks } from './reading-marks.ts'
import { scratchFolder } from './scratch.fake.ts'
import { openStore, type Store, type StoreOptions } from './store.ts'

const at = '2026-03-02T09:30:00.000Z'
const [paper, chapter] = [paperId.parse('pap_strategie'), chapterId.parse('cha_bildung')]
/** What was called for sign-off, as it is kept. */
const signed = Buffer.from('{"doc":{"type":"doc"},"title":"Elementarbereich"}')
const events: readonly Entry['event'][] = [
  { type: 'paperFounded', paper, title: 'Strategiepapier' },
  { type: 'chapterAdded', chapter, paper, title: 'Bildung', workingGroup: null },
  { type: 'sectionAdded', section: bildung, chapter, title: 'Elementarbereich', after: null },
  { type: 'roleGranted', person: amira, grant: { role: 'moderator', chapter } },
  { type: 'sectionAdded', section: soziales, chapter, title: 'Grundschulen – „neu“', after: bildung },
  { type: 'roleGranted', person: jonas, grant: { role: 'steering' } },
  {
    type: 'signOffCalled',
    section: bildung,
    hash: contentHash.parse(nameOf(signed)),
    due: null,
    message: 'Bitte lesen.',
  },
]
export const entries: readonly Entry[] = events.map((event, index) => ({
  seq: index + 1,
  at,
  by: amira,
  event,
}))

export const people = [
  { id: amira, name: 'Amira Öztürk', email: 'amira@example.org', passwordHash: null, createdAt: at },
  { id: jonas, name: 'Jonas', email: 'jonas@example.org', passwordHash: '$argon2id$…', createdAt: at },
]

/** What Jonas has read and marked, and was mailed. */
export const read: ReadingMarks = {
  seenAll: 2,
  seen: [[threadId.parse('thr_0001'), 5]],
  mailed: 4,
  bookmarks: [{ version: versionId.parse('ver_0001'), section: '1.2', paragraph: 4, note: 'Nachfragen', at }],
}

export async function open(dir: string, options: StoreOptions = {}): Promise<Store> {
  const opened = await openStore(dir, options)
  if (!opened.ok) throw new Error(cause(opened))
  return opened.value
}

/** One section with a base and updates behind it, one with updates only; the journal goes on behind its checkpoint. */
export async function fill(store: Store): Promise<void> {
  for (const person of people) await store.people.add(person)
  const writers = [new Writer(store.texts, bildung), new Writer(store.texts, soziales)] as const
  await writers[0].write('Ausgangslage', [[writers[0].doc.clientID, amira]])
  await writers[1].write('Ziele', [[writers[1].doc.clientID, jonas]])
  await nextTurn()
  await store.texts.settleIdle(bildung)
  for (const words of [' und Ziele', ' und Handlungsansätze']) await writers[0].write(words)
  await store.journal.append(entries.slice(0, 4))
  await store.checkpoint.save(foldFacts(noFacts, entries.slice(0, 4)))
  await store.kept.keep(signed)
  await store.journal.append(entries.slice(4))
  await store.marks.change(jonas, () => read)
  await store.sessions.put('sid', { person: amira, createdAt: 1, lastSeenAt: 1, expiresAt: 2e15, data: {} })
}

let first: Promise<Map<string, Buffer>> | null = null

/** A folder with such a store in it, closed: always the same one. */
export async function fullFolder(): Promise<string> {
  first ??= filled()
  const dir = scratchFolder()
  for (const [path, bytes] of await first) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), bytes)
  }
  return dir
}

async function filled(): Promise<Map<string, Buffer>> {
  const dir = scratchFolder()
  const store = await open(dir)
  await fill(store)
  await store.close()
  return filesIn(dir)
}

/** Every file of the store in the folder, by its path from there. */
export function filesIn(dir: string): Map<string, Buffer> {
  const found = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const paths = found.map((file) => join(file.parentPath, file.name))
  return new Map(paths.sort().map((path) => [path.slice(dir.length + 1), readFileSync(path)]))
}

/** The bytes with one bit of them changed. */
export function flipped(bytes: Buffer, bit: number): Buffer {
  const changed = Buffer.from(bytes)
  const place = Math.floor(bit / 8)
  changed.writeUInt8(must(changed[place], 'a byte') ^ (1 << (bit % 8)), place)
  return changed
}
