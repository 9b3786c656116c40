import { describe, expect, test } from 'vitest'
import type { NewsView } from '#shared/api'
import { personId } from '#shared/ids'
import { openHouse, type House } from './house.fake.ts'
import { answers, callFor, calls, other, section, withCall } from './signoff.fake.ts'
import { answer, done, here, thread, to, withThread, written } from './threads.fake.ts'

const newsOf = async (house: House, name: string): Promise<NewsView> => {
  const asked = await (await house.as(name)).get('/api/news').expect(200)
  return asked.body as NewsView
}

/** What happened in the thread of the test, the newest first, "+" for unread. */
const happened = async (house: House, name: string): Promise<string[]> => {
  const { threads } = await newsOf(house, name)
  const items = threads.find((one) => one.thread === thread)?.items ?? []
  return items.map(({ kind, by, unread }) => `${kind} by ${by.slice(4)}${unread ? ' +' : ''}`)
}

const see = async (house: House, name: string, what: object, status = 204) =>
  (await house.as(name)).put('/api/news/seen').send(what).expect(status)

const jonas = personId.parse('per_jonas')

describe('what concerns me', () => {
  test('[N2] an answer reaches who opened the thread, unread until it was read, and nobody else', async () => {
    const { house } = await withThread()
    await (await house.as('jonas')).post(to('replies')).send(answer).expect(201)
    expect(await happened(house, 'aylin')).toEqual(['answered by jonas +'])
    expect(await happened(house, 'jonas')).toEqual([])
    expect(await happened(house, 'sabine')).toEqual([])
    const { seq } = await newsOf(house, 'aylin')
    await see(house, 'aylin', { thread, seq })
    expect(await happened(house, 'aylin')).toEqual(['answered by jonas'])
  })

  test('[N2] everything read up to what one has seen: what came meanwhile stays unread', async () => {
    const { house } = await withThread()
    const asJonas = await house.as('jonas')
    await asJonas.post(to('replies')).send(answer).expect(201)
    const { seq } = await newsOf(house, 'aylin')
    await asJonas
      .post(to('replies'))
      .send({ ...answer, reply: 'rep_0002' })
      .expect(201)
    await see(house, 'aylin', { all: seq })
    expect(await happened(house, 'aylin')).toEqual(['answered by jonas +', 'answered by jonas'])
    await see(house, 'aylin', { all: 0 })
    expect(await happened(house, 'aylin')).toEqual(['answered by jonas +', 'answered by jonas'])
  })

  test('[N2] what is assigned to me is a task until it is done, the first due first', async () => {
    const { house, aylin } = await withThread()
    const second = 'thr_0002'
    await aylin
      .post(here)
      .send({ ...written(), thread: second })
      .expect(201)
    const sabine = await house.as('sabine')
    const assign = (id: string, due: string | null) =>
      sabine.post(`/api/threads/${id}/assign`).send({ to: jonas, due }).expect(200)
    await assign(thread, null)
    await assign(second, '2026-12-01')
    const tasks = async () => (await newsOf(house, 'jonas')).tasks.map(({ thread: id, due }) => [id, due])
    const both = await tasks()
    expect(both.filter(([id]) => id === thread || id === second)).toEqual([
      [second, '2026-12-01'],
      [thread, null],
    ])
    expect(await happened(house, 'jonas')).toEqual(['assigned by sabine +'])
    await sabine.post(to('resolve')).send(done).expect(200)
    expect((await tasks()).map(([id]) => id)).not.toContain(thread)
  })

  test('[N3] who may not read the draft any more hears nothing of it, of before neither', async () => {
    const { house } = await withThread({ mentions: [jonas] })
    expect(await happened(house, 'jonas')).toEqual(['mentioned by aylin +'])
    await house.keeper.commit(null, (records) => ({
      ok: true,
      value: (records.grants[jonas] ?? []).map((grant) => ({ type: 'roleWithdrawn', person: jonas, grant })),
    }))
    const view = await newsOf(house, 'jonas')
    expect([view.threads, view.tasks]).toEqual([[], []])
    await see(house, 'jonas', { thread, seq: 1 }, 404)
  })

  test('[N3] only the first words are told, in one line', async () => {
    const { house } = await withThread({ body: `${'Wort '.repeat(40)}\nEnde`, mentions: [jonas] })
    const news = await newsOf(house, 'jonas')
    const words = news.threads.find((one) => one.thread === thread)?.items[0]?.words ?? ''
    expect(words).toMatch(/^(?:Wort )+…$/u)
    expect(words.length).toBeLessThanOrEqual(140)
  })

  test('[N2] what is malformed is refused, and without a session everything is', async () => {
    const house = await openHouse()
    await see(house, 'aylin', { thread: 'thr_nowhere', seq: 1 }, 404)
    await see(house, 'aylin', { thread }, 400)
    await see(house, 'aylin', { all: -1 }, 400)
    await house.visitor.get('/api/news').expect(401)
    await house.visitor.put('/api/news/seen').send({ all: 1 }).expect(401)
    await house.visitor.put('/api/account/mail').send({ choice: 'off' }).expect(401)
  })
})

/** What happened to the section's sign-off, the newest first, "+" for unread. */
const signOffNews = async (house: House, name: string): Promise<string[]> => {
  const { signOffs } = await newsOf(house, name)
  const items = signOffs.find((one) => one.section === section)?.items ?? []
  return items.map(({ kind, unread }) => `${kind}${unread ? ' +' : ''}`)
}

describe('what concerns me of sign-offs', () => {
  test('[N24] stands by section, and is read section by section', async () => {
    const house = await withCall()
    await answers(house, 'aylin', 'objection', `Die Mittel fehlen. ${'Wort '.repeat(60)}`)
    expect(await signOffNews(house, 'jonas')).toEqual(['called +'])
    expect(await signOffNews(house, 'sabine')).toEqual(['objected +'])
    const { seq, signOffs } = await newsOf(house, 'sabine')
    const item = signOffs.find((one) => one.section === section)?.items[0]
    expect(item?.words).toMatch(/^Die Mittel fehlen\. (?:Wort )+…$/u)
    await see(house, 'sabine', { section, seq })
    expect(await signOffNews(house, 'sabine')).toEqual(['objected'])
    const heard = await newsOf(house, 'jonas')
    await see(house, 'jonas', { section: other, seq: heard.seq })
    expect(await signOffNews(house, 'jonas')).toEqual(['called +'])
    await see(house, 'jonas', { all: heard.seq })
    expect(await signOffNews(house, 'jonas')).toEqual(['called'])
  })

  test('[N24] comments and sign-offs that are read leave the others unread', async () => {
    const { house } = await withThread({ mentions: [jonas] })
    const sabine = await house.as('sabine')
    await sabine.post(calls).send(callFor(section)).expect(200)
    const { seq } = await newsOf(house, 'jonas')
    await see(house, 'jonas', { section, seq })
    expect([await signOffNews(house, 'jonas'), await happened(house, 'jonas')]).toEqual([
      ['called'],
      ['mentioned by aylin +'],
    ])
    await see(house, 'jonas', { thread, seq })
    expect(await happened(house, 'jonas')).toEqual(['mentioned by aylin'])
  })

  test('[N24] is for readers of the draft alone', async () => {
    const house = await withCall()
    expect((await newsOf(house, 'ursula')).signOffs).toEqual([])
    await see(house, 'ursula', { section, seq: 1 }, 403)
    await see(house, 'aylin', { section: 'sec_nowhere', seq: 1 }, 404)
  })
})

test('[N4] everybody chooses how often mail comes; every morning for who has not chosen', async () => {
  const house = await openHouse()
  const aylin = await house.as('aylin')
  const mail = async () => (await newsOf(house, 'aylin')).mail
  expect(await mail()).toEqual({ choice: 'daily', language: 'de', way: 'outbox' })
  for (const choice of ['immediate', 'off', 'weekly'])
    await aylin.put('/api/account/mail').send({ choice }).expect(204)
  expect(await mail()).toEqual({ choice: 'weekly', language: 'de', way: 'outbox' })
  await aylin.put('/api/account/mail').send({ choice: 'hourly' }).expect(400)
})

test('[N13] everybody chooses the language of her mails, which stays when she chooses how often', async () => {
  const house = await openHouse()
  const aylin = await house.as('aylin')
  await aylin.put('/api/account/mail').send({ language: 'en' }).expect(204)
  await aylin.put('/api/account/mail').send({ choice: 'off' }).expect(204)
  expect((await newsOf(house, 'aylin')).mail).toEqual({ choice: 'off', language: 'en', way: 'outbox' })
  expect((await newsOf(house, 'sabine')).mail.language).toBe('de')
  await aylin.put('/api/account/mail').send({ language: 'fr' }).expect(400)
})
