import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closed } from '#shared/decision.fake'
import type { Event } from '#shared/events'
import { must, ok } from '#shared/failure'
import { plainText } from '#shared/text'
import { readText } from '#shared/text-doc'
import { prefilledHeadings } from '#shared/plan'
import { frozenEvent, sealOf } from '#shared/version.fake'
import { paperId, type ChapterId } from '#shared/ids'
import { openHouse, type House } from './house.fake.ts'

const next = paperId.parse('pap_katalog')
const title = 'Maßnahmenkatalog zum Lokalen Integrationsplan'
const cast = ['aylin', 'olena', 'sabine', 'henrik', 'ursula', 'amir', 'thomas'] as const

/** A demo world whose paper the committee has taken. */
async function adoptedHouse() {
  const house = await openHouse()
  const from = paperIn(house)
  const [, decision] = closed()
  const laid = frozenEvent('submission', sealOf(1, '1.0', { paper: from }))
  const [chapter] = must(house.keeper.records.papers[from], 'it is there').chapters
  const settings = (of: ChapterId): Event[] => [
    { type: 'quorumSet', chapter: of, quorum: 'all' },
    { type: 'correctionsSet', chapter: of, days: 7 },
  ]
  await house.keeper.commit(null, () => ok([...settings(must(chapter, 'a first')), laid, decision]))
  return { house, from, order: { paper: next, from, title } }
}

const paperIn = (house: House) => must(Object.values(house.keeper.records.papers)[0], 'there is one').id
const offered = async (house: House, name: string) =>
  (await (await house.as(name)).get(`/api/papers/${paperIn(house)}/next`)).body as unknown

const titlesOf = ({ keeper: { records } }: House, chapter: ChapterId) =>
  must(records.chapters[chapter], 'it is there').sections.map((id) => records.sections[id]?.title)

describe('the next paper, over HTTP', () => {
  test('[V31] [V32] starts with one entry, the same chapters and people, and the template in each section', async () => {
    const { house, from, order } = await adoptedHouse()
    expect(await offered(house, 'nadine')).toEqual({ mayStart: true })
    const { seq } = house.keeper.records
    const nadine = await house.as('nadine')
    await nadine
      .post('/api/papers')
      .send(order)
      .expect(201, { seq: seq + 1 })
    const { records } = house.keeper
    const [old, made] = [from, next].map((id) => must(records.papers[id], 'both are there').chapters)
    for (const [at, chapter] of must(made, 'chapters').entries()) {
      const before = must(records.chapters[must(old?.[at], 'its forerunner')], 'it is there')
      expect(records.chapters[chapter]).toMatchObject({
        title: before.title,
        workingGroup: before.workingGroup,
        quorum: before.quorum,
        objectionDays: before.objectionDays,
      })
      expect(titlesOf(house, chapter)).toEqual(titlesOf(house, before.id))
    }
    const chapter = must(made?.[0], 'a first chapter')
    const { sections, quorum } = must(records.chapters[chapter], 'it is there')
    expect(quorum).toBe('all')
    const stored = await house.texts.load(must(sections[1], 'a section'))
    const doc = new Y.Doc()
    for (const update of must(stored.ok ? stored.value : null, 'a text').updates) Y.applyUpdate(doc, update)
    expect(plainText(readText(doc)).split('\n').filter(Boolean)).toEqual([...prefilledHeadings])
    await (await house.as('aylin')).get(`/api/chapters/${chapter}/text`).expect(200)
    const section = { title: 'Kitas', after: null }
    await (await house.as('sabine')).post(`/api/chapters/${chapter}/sections`).send(section).expect(201)
    await (await house.as('henrik')).post(`/api/chapters/${chapter}/sections`).send(section).expect(403)
  })

  test('[V31] ordered again, also at once, it is the one that is there; a second one is refused', async () => {
    const { house, order } = await adoptedHouse()
    const nadine = await house.as('nadine')
    house.texts.full = true
    await nadine.post('/api/papers').send(order).expect(503)
    house.texts.full = false
    await Promise.all([order, order].map((one) => nadine.post('/api/papers').send(one).expect(201)))
    await nadine.post('/api/papers').send(order).expect(201)
    expect(Object.keys(house.keeper.records.papers).length).toBe(2)
    const refused = { failure: { kind: 'overtaken', why: 'decided' } }
    await nadine
      .post('/api/papers')
      .send({ ...order, paper: 'pap_anders' })
      .expect(409, refused)
    expect(await offered(house, 'nadine')).toEqual({ mayStart: false })
  })

  test('[V31] is refused to all others, before the committee has taken it, and under the name of another', async () => {
    const early = await openHouse()
    const order = { paper: next, from: paperIn(early), title }
    const notYet = { failure: { kind: 'overtaken', why: 'notDecided' } }
    await (await early.as('nadine')).post('/api/papers').send(order).expect(409, notYet)
    expect(await offered(early, 'nadine')).toEqual({ mayStart: false })
    const { house } = await adoptedHouse()
    const forbidden = { failure: { kind: 'forbidden', action: 'startPaper' } }
    for (const name of cast) {
      await (await house.as(name)).post('/api/papers').send(order).expect(403, forbidden)
      expect(await offered(house, name)).toEqual(forbidden)
    }
    await house.visitor.post('/api/papers').send(order).expect(401)
    const nadine = await house.as('nadine')
    const stolen = { ...order, paper: order.from }
    await nadine.post('/api/papers').send(stolen).expect(400)
    await nadine
      .post('/api/papers')
      .send({ ...order, title: '' })
      .expect(400)
    expect(Object.keys(house.keeper.records.papers).length).toBe(1)
  })
})
