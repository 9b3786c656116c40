import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { must } from '#shared/failure'
import { openHouse } from './house.fake.ts'
import {
  answers,
  at,
  callFor,
  calls,
  chapter,
  idOf,
  other,
  section,
  stage,
  view,
  withCall,
} from './signoff.fake.ts'

describe('a call for sign-off', () => {
  test('[Q20] locks all of its sections, each with the hash of its text, which readers can fetch', async () => {
    const house = await withCall()
    const aylin = await house.as('aylin')
    for (const id of [section, other]) {
      const { signOff, onDisk } = await view(house, 'aylin', id)
      expect(signOff).toMatchObject({
        call: { by: idOf('sabine'), due: '2026-12-05', message: 'Bitte.', hash: onDisk },
        locked: onDisk,
      })
      const text = await aylin.get(`/api/sections/${id}/signed/${onDisk}`).expect(200)
      expect(createHash('sha256').update(text.text).digest('hex')).toBe(onDisk)
      expect((text.body as { title: string }).title).toBe(house.keeper.records.sections[id]?.title)
    }
    expect(house.rooms.held).toEqual([])
  })

  test('[Q20] is for all sections or for none, and lets the rooms go when nothing comes of it', async () => {
    const house = await openHouse()
    const sabine = await house.as('sabine')
    const unknown = 'sec_gibtesnicht'
    await sabine.post(calls).send(callFor(section, unknown)).expect(404)
    await sabine.post(calls).send(callFor('sec_frauen', section)).expect(404)
    await sabine.post(calls).send(callFor(section, section)).expect(400)
    await sabine.post(calls).send(callFor()).expect(400)
    house.kept.full = true
    await sabine.post(calls).send(callFor(section)).expect(503)
    house.kept.full = false
    house.rooms.meanwhile = async () => {
      house.rooms.meanwhile = async () => {}
      await sabine.patch(`/api/sections/${section}`).send({ title: 'Umbenannt' }).expect(200)
    }
    await sabine.post(calls).send(callFor(section)).expect(200)
    const { signOff, onDisk } = await view(house)
    expect(signOff.locked).toBe(onDisk)
    const text = await sabine.get(`/api/sections/${section}/signed/${onDisk}`)
    expect((text.body as { title: string }).title).toBe('Umbenannt')
    await sabine
      .post(calls)
      .send(callFor(section))
      .expect(409, { failure: { kind: 'overtaken', why: 'called' } })
    expect(house.rooms.held).toEqual([])
  })

  test('[Q20] of a chapter without a working group is its sign-off', async () => {
    const house = await openHouse()
    const sabine = await house.as('sabine')
    const own = must(
      house.keeper.records.chapters[
        must(
          Object.values(house.keeper.records.chapters).find(({ workingGroup }) => workingGroup === null),
          'Verwaltung',
        ).id
      ]?.sections[0],
      'its introduction',
    )
    const { chapter: of } = must(house.keeper.records.sections[own], 'the section')
    await sabine.post(`/api/chapters/${of}/sign-offs/call`).send(callFor(own)).expect(200)
    expect(house.keeper.records.sections[own]?.stage).toBe('signedOff')
  })
})

describe('answers', () => {
  test('[Q21] the second of three makes the quorum, one objection loses it, its answer brings it back', async () => {
    const house = await withCall()
    await answers(house, 'aylin')
    expect(stage(house)).toBe('signing')
    await answers(house, 'jonas', 'signedWithNote', 'Zahl prüfen.')
    expect(stage(house)).toBe('signedOff')
    await answers(house, 'thimai', 'objection', 'Die Mittel fehlen.')
    expect(stage(house)).toBe('signing')
    const sabine = await house.as('sabine')
    const reply = { person: idOf('thimai'), reason: 'Der Rat entscheidet im März.' }
    await sabine.post(at('/answer-objection')).send(reply).expect(200)
    expect(stage(house)).toBe('signedOff')
    const { signOff } = await view(house)
    expect(signOff.answers[idOf('thimai')]?.[0]?.reply).toMatchObject({
      by: idOf('sabine'),
      reason: reply.reason,
    })
    expect(signOff.history.map(({ deed }) => deed.kind)).toEqual([
      'called',
      'quorumReached',
      'quorumLost',
      'quorumReached',
    ])
  })

  test('[Q21] said again is nothing new; to a text one has not seen it is refused', async () => {
    const house = await withCall()
    const first = await answers(house, 'aylin')
    const again = await answers(house, 'aylin')
    expect([first.status, again.status, (again.body as { seq: number }).seq]).toEqual([
      201,
      201,
      (first.body as { seq: number }).seq,
    ])
    const old = { answer: 'signed', words: null, hash: '0'.repeat(64) }
    const refused = await (await house.as('jonas')).post(at()).send(old)
    expect([refused.status, refused.body]).toEqual([
      409,
      { failure: { kind: 'overtaken', why: 'otherText' } },
    ])
  })

  test.each([
    ['signed', 'und noch etwas'],
    ['acknowledged', 'und noch etwas'],
    ['objection', null],
    ['objection', '   '],
    ['signedWithNote', null],
    ['vielleicht', null],
  ])('[Q21] %s with the words %j is refused', async (answer, words) => {
    const house = await withCall()
    expect((await answers(house, 'aylin', answer, words)).status).toBe(400)
    expect((await view(house)).signOff.answers).toEqual({})
  })

  test('[Q7] a click is taken back for ten seconds, then revoked', async () => {
    const house = await withCall()
    const aylin = await house.as('aylin')
    await answers(house, 'aylin')
    await answers(house, 'jonas')
    house.pass(9_000)
    await aylin.post(at('/take-back')).send({}).expect(200)
    expect([stage(house), (await view(house)).signOff.answers[idOf('aylin')]]).toEqual(['signing', []])
    await answers(house, 'aylin')
    house.pass(13_000)
    await aylin.post(at('/take-back')).send({}).expect(409)
    await aylin.post(at('/revoke')).send({ reason: 'Neue Zahlen.' }).expect(200)
    expect(stage(house)).toBe('signing')
    expect((await view(house)).signOff.answers[idOf('aylin')]?.[0]?.revoked?.reason).toBe('Neue Zahlen.')
  })

  test('[Q6] reopened, changed and called again they are outdated; called with the old text they hold', async () => {
    const house = await withCall()
    await answers(house, 'aylin')
    await answers(house, 'jonas')
    const sabine = await house.as('sabine')
    const reopen = () =>
      sabine.post(`/api/sections/${section}/reopen`).send({ reason: 'Zwei Sätze.' }).expect(200)
    const rename = (title: string) => sabine.patch(`/api/sections/${section}`).send({ title }).expect(200)
    const title = must(house.keeper.records.sections[section], 'the section').title
    const before = (await view(house)).onDisk
    await reopen()
    expect((await view(house)).onDisk).toBe(before)
    await rename('Grundschule und Hort')
    expect((await view(house)).onDisk).not.toBe(before)
    await sabine.post(calls).send(callFor(section)).expect(200)
    expect(stage(house)).toBe('signing')
    await reopen()
    await rename(title)
    await sabine.post(calls).send(callFor(section)).expect(200)
    expect([stage(house), (await view(house)).signOff.locked]).toEqual(['signedOff', before])
    expect((await view(house)).signOff.answers[idOf('aylin')]?.length).toBe(1)
  })

  test('[Q10] roles and quorum that change are counted at once', async () => {
    const house = await withCall()
    const sabine = await house.as('sabine')
    await answers(house, 'aylin')
    await answers(house, 'jonas')
    await sabine.put(`/api/chapters/${chapter}/quorum`).send({ quorum: 'all' }).expect(200)
    expect(stage(house)).toBe('signing')
    await sabine.put(`/api/chapters/${chapter}/quorum`).send({ quorum: 'majority' }).expect(200)
    expect([stage(house), house.keeper.records.chapters[chapter]?.quorum]).toEqual(['signedOff', 'majority'])
  })
})

const body = { answer: 'signed', words: null, hash: '0'.repeat(64) }
const commands: readonly (readonly [
  method: 'post' | 'put',
  path: string,
  body: object,
  who: readonly string[],
])[] = [
  ['post', calls, callFor(section), ['sabine']],
  ['put', `/api/chapters/${chapter}/quorum`, { quorum: 'all' }, ['sabine']],
  ['post', `/api/sections/${section}/reopen`, { reason: 'Zwei Sätze.' }, ['sabine']],
  ['post', at(), body, ['aylin', 'jonas']],
  ['post', at('/take-back'), {}, ['aylin', 'jonas']],
  ['post', at('/revoke'), { reason: null }, ['aylin', 'jonas']],
  [
    'post',
    at('/enter'),
    { ...body, person: 'per_aylin', way: 'phone', givenOn: '2026-11-20', scan: null },
    ['sabine'],
  ],
  ['post', at('/answer-objection'), { person: 'per_aylin', reason: 'Nein.' }, ['sabine']],
  ['post', at('/dispute'), { words: null }, ['aylin', 'jonas', 'olena', 'sabine', 'henrik']],
]
const everyone = ['aylin', 'jonas', 'olena', 'sabine', 'henrik', 'ursula', 'amir', 'thomas', 'nadine']

describe('over the HTTP door', () => {
  test.each(commands)('[Q23] %s %s %j is refused to all but %j', async (method, path, sent, who) => {
    const house = await withCall()
    const seq = house.keeper.records.seq
    for (const name of everyone.filter((one) => !who.includes(one))) {
      const refused = await (await house.as(name))[method](path).send(sent)
      expect([name, refused.status]).toEqual([name, 403])
    }
    await house.visitor[method](path).send(sent).expect(401)
    expect(house.keeper.records.seq).toBe(seq)
    for (const name of who)
      expect((await (await house.as(name))[method](path).send(sent)).status).not.toBe(403)
  })

  test('[Q15] who may not read the draft gets the stage, and of the sign-off nothing', async () => {
    const house = await withCall()
    await answers(house, 'aylin', 'objection', 'Ein geheimer Grund.')
    const hash = house.keeper.signOffs[section]?.locked ?? ''
    for (const name of ['ursula', 'amir', 'thomas', 'nadine']) {
      const agent = await house.as(name)
      await agent.get(`/api/chapters/${chapter}/sign-offs`).expect(403)
      await agent.get(`/api/sections/${section}/signed/${hash}`).expect(403)
      const { text } = await agent.get('/api/records').expect(200)
      expect(text).toContain('"stage":"signing"')
      for (const secret of ['geheimer', hash, 'Bitte.']) expect(text).not.toContain(secret)
    }
    const olena = await house.as('olena')
    await olena.get(`/api/sections/${section}/signed/${hash}`).expect(200)
    await olena.get(`/api/sections/${section}/signed/${'0'.repeat(64)}`).expect(404)
    await olena.get(`/api/sections/sec_frauen/signed/${hash}`).expect(404)
  })
})
