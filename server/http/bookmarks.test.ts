import { describe, expect, test } from 'vitest'
import { mostBookmarks, type Bookmarking } from '#shared/bookmark'
import { must } from '#shared/failure'
import type { VersionId } from '#shared/ids'
import { openHouse, type House } from './house.fake.ts'
import { idOf } from './signoff.fake.ts'
import { frozen, order, textOf } from './versions.fake.ts'

const pathOf = (id: VersionId) => `/api/versions/${id}/bookmarks`
const place = (section: string, paragraph: number, note: string | null = null): Bookmarking => ({
  section,
  paragraph,
  note,
})

async function listOf(house: House, name: string, id: VersionId): Promise<unknown[]> {
  const { body } = await (await house.as(name)).get(pathOf(id)).expect(200)
  return (body as { bookmarks: Bookmarking[] }).bookmarks.map(({ section, paragraph, note }) => [
    section,
    paragraph,
    note,
  ])
}

async function houseWithVersion(): Promise<{ house: House; id: VersionId }> {
  const house = await openHouse()
  return { house, id: await frozen(house, order('interim')) }
}

describe('bookmarks in a version', () => {
  test('[V44] are marked, noted and taken away, in the order of the text; nobody else sees them, and no entry tells of them', async () => {
    const { house, id } = await houseWithVersion()
    const ursula = await house.as('ursula')
    const before = house.keeper.records.seq
    for (const one of [place('1.2', 1), place('1.1', 2, ' Woher  die Zahl? '), place('1.1', 1)])
      await ursula.put(pathOf(id)).send(one).expect(200)
    const both = [
      ['1.1', 1, null],
      ['1.1', 2, 'Woher die Zahl?'],
    ]
    expect(await listOf(house, 'ursula', id)).toEqual([...both, ['1.2', 1, null]])
    expect(await listOf(house, 'sabine', id)).toEqual([])
    await ursula
      .put(pathOf(id))
      .send(place('1.2', 1, 'Wichtig'))
      .expect(200)
    const gone = { section: '1.1', paragraph: 1 }
    await ursula.delete(pathOf(id)).send(gone).expect(200)
    await ursula.delete(pathOf(id)).send(gone).expect(200)
    expect(await listOf(house, 'ursula', id)).toEqual([both[1], ['1.2', 1, 'Wichtig']])
    expect(house.keeper.records.seq).toBe(before)
  })

  test('[V44] stand with what the person has read, and go with it', async () => {
    const { house, id } = await houseWithVersion()
    const ursula = await house.as('ursula')
    await ursula.put('/api/news/seen').send({ all: 1 }).expect(204)
    await ursula.put(pathOf(id)).send(place('1.1', 1)).expect(200)
    await ursula.put('/api/news/seen').send({ all: 2 }).expect(204)
    expect(house.marks.of(idOf('ursula'))).toMatchObject({ bookmarks: [{ version: id, section: '1.1' }] })
    await house.marks.forget(idOf('ursula'))
    expect(await listOf(house, 'ursula', id)).toEqual([])
  })

  test('[V44] are for places that the version has, few enough to keep, with a note of one line', async () => {
    const { house, id } = await houseWithVersion()
    const ursula = await house.as('ursula')
    const [chapter] = (await textOf(house, id)).manifest.chapters
    const { number, paragraphs } = must(chapter?.sections[0], 'a section')
    const notFound = { failure: { kind: 'notFound', what: 'section' } }
    await ursula.put(pathOf(id)).send(place(number, paragraphs)).expect(200)
    await ursula
      .put(pathOf(id))
      .send(place(number, paragraphs + 1))
      .expect(404, notFound)
    await ursula.put(pathOf(id)).send(place('7.1', 1)).expect(404, notFound)
    for (const bad of [
      place('1.1', 0),
      place('eins', 1),
      place('1.1', 1, 'x'.repeat(201)),
      place('1.1', 1, ''),
    ])
      await ursula.put(pathOf(id)).send(bad).expect(400)
    await house.marks.change(idOf('ursula'), (before) => ({
      ...before,
      bookmarks: Array.from({ length: mostBookmarks }, (_one, at) => ({
        ...{ version: id, section: '1.1', paragraph: at + 1, note: null, at: '2026-11-22T12:00:00.000Z' },
      })),
    }))
    await ursula.put(pathOf(id)).send(place('1.2', 1)).expect(400)
    await ursula
      .put(pathOf(id))
      .send(place('1.1', 1, 'Eine andere Notiz'))
      .expect(200)
  })

  test('[V44] are refused to who may not read the version, and to nobody', async () => {
    const { house, id } = await houseWithVersion()
    const forbidden = { failure: { kind: 'forbidden', action: 'readVersion' } }
    for (const name of ['amir', 'thomas', 'nadine']) {
      const agent = await house.as(name)
      await agent.get(pathOf(id)).expect(403, forbidden)
      await agent.put(pathOf(id)).send(place('1.1', 1)).expect(403, forbidden)
    }
    await house.visitor.get(pathOf(id)).expect(401)
    await house.visitor.put(pathOf(id)).send(place('1.1', 1)).expect(401)
    await house.visitor.delete(pathOf(id)).send({ section: '1.1', paragraph: 1 }).expect(401)
  })
})
