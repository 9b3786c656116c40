import { beforeEach, expect, test } from 'vitest'
import { KeptVersions } from './kept-versions.ts'
import { ShelfFake } from './shelf.fake.ts'
import { textOf, versionOf } from './versions.fake.ts'

const room = { versions: 5, letters: 10_000 }
let shelf: ShelfFake
let kept: KeptVersions

beforeEach(() => {
  shelf = new ShelfFake()
  kept = new KeptVersions(shelf, room)
})

const text = (ordinal: number) => textOf(versionOf(ordinal, `${ordinal}.0`))
const idOf = (ordinal: number) => text(ordinal).version.seal.version
const here = async () => (await kept.marks()).map(({ version }) => version.seal.ordinal)

/** More than half of what there is room for. */
function longText(ordinal: number) {
  const one = text(ordinal)
  const note = 'x'.repeat(room.letters / 2)
  return { ...one, manifest: { ...one.manifest, note } }
}

test('[V41] what was opened is on the device, whole, and the one that was read last stands first', async () => {
  await kept.keep(text(1), 1000)
  await kept.keep(text(2), 2000)
  expect(await here()).toEqual([2, 1])
  expect(await kept.read(idOf(1), 3000)).toEqual(text(1))
  expect(await here()).toEqual([1, 2])
  expect(await kept.read(idOf(3), 3000)).toBeNull()
})

test('[V42] there is room for some, and the one that was read longest ago goes first', async () => {
  for (let ordinal = 1; ordinal <= room.versions; ordinal++) await kept.keep(text(ordinal), ordinal)
  await kept.read(idOf(1), 100)
  await kept.keep(text(6), 101)
  expect((await here()).slice(0, 2)).toEqual([6, 1])
  expect(await here()).toHaveLength(room.versions)
  expect(await kept.read(idOf(2), 102)).toBeNull()
})

test('[V42] long ones take each other’s place, and what is too long for the device alone is not kept', async () => {
  await kept.keep(longText(1), 1)
  await kept.keep(longText(2), 2)
  expect(await here()).toEqual([2])
  const endless = { ...text(3), manifest: { ...text(3).manifest, note: 'x'.repeat(room.letters) } }
  expect([await kept.keep(endless, 3), await here()]).toEqual([false, [2]])
})

test('[V42] once the server says that one may not be read any more, nothing of it is on the device', async () => {
  for (const ordinal of [1, 2, 3]) await kept.keep(text(ordinal), ordinal)
  await kept.retain([versionOf(2, '2.0')])
  expect(await here()).toEqual([2])
  await kept.forget(idOf(2))
  expect([await here(), await kept.read(idOf(2), 9)]).toEqual([[], null])
})

test('[V42] with a version goes what was said about it, also where the version itself was too long to be kept', async () => {
  await kept.keepStatements(idOf(1), { bodies: [] })
  await kept.keep(text(2), 2)
  await kept.keepStatements(idOf(2), { bodies: [] })
  await kept.keepBookmarks(idOf(2), [])
  await kept.retain([versionOf(2, '2.0')])
  expect([await kept.statements(idOf(1)), await kept.statements(idOf(2))]).toEqual([null, { bodies: [] }])
  await kept.forgetStatements()
  expect([await kept.statements(idOf(2)), await kept.bookmarks(idOf(2))]).toEqual([null, []])
  await kept.forget(idOf(2))
  expect([await kept.statements(idOf(2)), await kept.bookmarks(idOf(2))]).toEqual([null, null])
})

test('[V42] who leaves has nothing put on the device any more; on a full one what was there stays', async () => {
  await kept.keep(text(1), 1)
  shelf.isFull = true
  expect([await kept.keep(text(2), 2), await here()]).toEqual([false, [1]])
  shelf.isFull = false
  kept.close()
  expect([await kept.keep(text(2), 2), await here()]).toEqual([false, [1]])
})
