import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Done, ThreadsView } from '#shared/api'
import { must } from '#shared/failure'
import { personId, threadId } from '#shared/ids'
import type { Chapter } from '#shared/records'
import { threadOf, threadsIn } from '#shared/threads'
import { openThread } from '../work/threads.ts'
import { openHouse, type House } from './house.fake.ts'
import {
  answer,
  anchor,
  done,
  found,
  here,
  section,
  send,
  suggestion,
  thread,
  to,
  withThread,
  written,
  type Send,
} from './threads.fake.ts'

const chapterOf = ({ keeper }: House): Chapter | undefined =>
  Object.values(keeper.records.chapters).find(({ id }) => id === 'cha_bildung')

describe('a thread over HTTP', () => {
  test('[M20] is opened, answered, resolved and reopened; each step is one entry, in its history', async () => {
    const { house } = await withThread({ anchor })
    const at = house.keeper.records.seq
    const steps: Send[] = [
      ['olena', 'post', `/api/threads/${thread}/replies`, answer],
      ['aylin', 'patch', `/api/threads/${thread}/remarks`, { reply: null, body: 'Genauer', mentions: [] }],
      ['jonas', 'post', `/api/threads/${thread}/assign`, { to: 'per_olena', due: '2026-12-01' }],
      ['sabine', 'post', `/api/threads/${thread}/tag`, { tags: ['Sprache'] }],
      ['sabine', 'post', `/api/threads/${thread}/resolve`, { outcome: 'adopted', reason: null }],
      ['aylin', 'post', `/api/threads/${thread}/reopen`, {}],
      ['olena', 'delete', `/api/threads/${thread}/remarks`, { reply: answer.reply }],
    ]
    const seqs: number[] = []
    for (const step of steps) seqs.push(((await send(house, step)).body as Done).seq)
    expect(seqs).toEqual(steps.map((_, index) => at + 1 + index))
    expect(found(house).history.map(({ by, deed }) => [by, deed.kind])).toEqual([
      ['per_aylin', 'opened'],
      ['per_olena', 'replied'],
      ['per_aylin', 'edited'],
      ['per_jonas', 'assigned'],
      ['per_sabine', 'tagged'],
      ['per_sabine', 'resolved'],
      ['per_aylin', 'reopened'],
      ['per_olena', 'withdrawn'],
    ])
  })

  test.each(['accept', 'reject', 'withdraw-suggestion'])(
    '[M20] a suggestion is decided: %s',
    async (what) => {
      const { house } = await withThread({ suggestion })
      const who = what === 'withdraw-suggestion' ? 'aylin' : 'jonas'
      const body = what === 'reject' ? { reason: 'Der Begriff ist festgelegt.' } : {}
      const path = `/api/threads/${thread}/${what}`
      expect((await send(house, [who, 'post', path, body])).status).toBe(200)
      expect(found(house)).toMatchObject({ state: 'resolved', suggestion })
      const seq = house.keeper.records.seq
      expect((await send(house, [who, 'post', path, body])).body).toEqual({ seq })
      expect((await send(house, ['sabine', 'post', path, body])).status).toBe(what[0] === 'w' ? 403 : 409)
    },
  )

  test('[M21] sent again because the answer was lost, it is one thread and one reply', async () => {
    const { house, aylin } = await withThread({ anchor, suggestion })
    const reply = { ...answer, reply: 'rep_0002' }
    await aylin.post(`/api/threads/${thread}/replies`).send(reply).expect(201)
    const edited = { reply: null, body: 'Anders', mentions: ['per_jonas'] }
    await aylin.patch(`/api/threads/${thread}/remarks`).send(edited).expect(200)
    const seq = house.keeper.records.seq
    await aylin.post(here).send(written({ anchor, suggestion })).expect(201, { seq })
    await aylin.post(`/api/threads/${thread}/replies`).send(reply).expect(201, { seq })
    await aylin.delete(`/api/threads/${thread}/remarks`).send({ reply: 'rep_0002' }).expect(200)
    await aylin
      .delete(`/api/threads/${thread}/remarks`)
      .send({ reply: 'rep_0002' })
      .expect(200, { seq: seq + 1 })
    await aylin
      .post(`/api/threads/${thread}/replies`)
      .send(reply)
      .expect(201, { seq: seq + 1 })
  })

  const others: readonly [string, Send][] = [
    ['another person', ['jonas', 'post', here, written()]],
    ['other words', ['aylin', 'post', here, written({ body: 'Anders' })]],
    ['another section', ['aylin', 'post', '/api/sections/sec_hochschulen/threads', written()]],
    ['another place', ['aylin', 'post', here, written({ anchor })]],
    ['a suggestion', ['aylin', 'post', here, written({ suggestion })]],
    ['other mentions', ['aylin', 'post', here, written({ mentions: ['per_jonas'] as never })]],
  ]
  test.each(others)('[M21] the same id with %s is refused', async (_, again) => {
    const { house } = await withThread()
    const before = house.keeper.threads
    const refused = await send(house, again)
    expect([refused.status, refused.body.failure]).toEqual([409, { kind: 'alreadyExists', what: 'thread' }])
    expect(house.keeper.threads).toBe(before)
  })

  test('[M21] the same reply with other words, or by another, is refused', async () => {
    const { house } = await withThread()
    const path = `/api/threads/${thread}/replies`
    await send(house, ['olena', 'post', path, answer])
    const forged: Send[] = [
      ['olena', 'post', path, { ...answer, body: 'Anders' }],
      ['jonas', 'post', path, answer],
    ]
    for (const one of forged)
      expect((await send(house, one)).body.failure).toEqual({ kind: 'alreadyExists', what: 'reply' })
  })
})

describe('the threads of a chapter', () => {
  let one: House
  beforeAll(async () => {
    one = (await withThread({ body: 'Ein ganz besonderes Wort' })).house
  })
  const readers = new Set(['aylin', 'olena', 'sabine', 'henrik'])

  test.each(['aylin', 'olena', 'sabine', 'henrik', 'ursula', 'amir', 'thomas', 'nadine'])(
    '[M23] %s reads them only with the draft, and nobody finds them in the records',
    async (who) => {
      const agent = await one.as(who)
      const view = await agent.get('/api/chapters/cha_bildung/threads')
      expect(view.status).toBe(readers.has(who) ? 200 : 403)
      expect(view.text.includes('besonderes')).toBe(readers.has(who))
      expect((await agent.get('/api/records').expect(200)).text).not.toContain('besonderes')
    },
  )

  test('[M23] they come with the number to fold news onto, and those of removed sections last', async () => {
    const { house, aylin } = await withThread()
    await send(house, [
      'aylin',
      'post',
      '/api/sections/sec_hochschulen/threads',
      written({ thread: threadId.parse('thr_0002') }),
    ])
    await (await house.as('sabine')).delete(`/api/sections/${section}`).expect(200)
    const { seq, threads } = (await aylin.get('/api/chapters/cha_bildung/threads')).body as ThreadsView
    expect(seq).toBe(house.keeper.records.seq)
    expect(threads.map(({ id }) => id).slice(-1)).toEqual([thread])
    expect(threads.map(({ id }) => id)).toContain('thr_0002')
    await aylin.get('/api/chapters/cha_nowhere/threads').expect(404)
    await house.visitor.get('/api/chapters/cha_bildung/threads').expect(401)
  })

  describe('when there are very many', () => {
    const path = '/api/chapters/cha_bildung/threads'
    const count = 500
    let many: { house: House; aylin: Awaited<ReturnType<House['as']>> }
    beforeAll(async () => {
      const house = await openHouse()
      const by = personId.parse('per_aylin')
      const ids = Array.from({ length: count }, (_none, at) => threadId.parse(`thr_many${at}`))
      await Promise.all(ids.map((id) => openThread(house.keeper, by, section, written({ thread: id }))))
      many = { house, aylin: await house.as('aylin') }
    })

    test('[M27] they are told piece by piece, the others having their turn in between', async () => {
      let turns = 0
      let isDone = false
      const others = () => {
        turns += 1
        if (!isDone) setImmediate(others)
      }
      setImmediate(others)
      const { threads } = (await many.aylin.get(path).expect(200)).body as ThreadsView
      isDone = true
      expect(threads.filter(({ id }) => id.startsWith('thr_many'))).toHaveLength(count)
      expect(threads).toEqual(
        must(chapterOf(many.house), 'it stands').sections.flatMap((id) =>
          threadsIn(many.house.keeper.threads, id),
        ),
      )
      expect(turns).toBeGreaterThan(count / 50)
    })

    test('[M27] who goes away meanwhile is no bug, and the next one is answered', async () => {
      const server = many.house.app.listen(0, '127.0.0.1')
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo
      const { headers } = await many.aylin.get('/api/session')
      const cookie = [headers['set-cookie']].flat()[0]?.split(';')[0]
      for (let time = 0; time < 3; time++) {
        const asking = request({
          port,
          path,
          headers: { host: 'lip.test', cookie: must(cookie, 'signed in') },
        }).end()
        const [answered] = (await once(asking, 'response')) as [IncomingMessage]
        answered.on('error', () => undefined)
        await new Promise((resolve) => answered.once('data', resolve))
        asking.destroy()
        await new Promise((resolve) => answered.once('close', resolve))
      }
      await many.aylin.get(path).expect(200)
      server.close()
      expect(many.house.logged.map((line) => JSON.stringify(line)).join()).not.toContain('a bug')
    })
  })
})

describe('the moderation’s table', () => {
  /** Three threads of Aylin, Jonas and Olena. */
  async function withThree() {
    const house = await openHouse()
    const ids = ['thr_0001', 'thr_0002', 'thr_0003'].map((id) => threadId.parse(id))
    for (const [at, who] of ['aylin', 'jonas', 'olena'].entries())
      await send(house, [who, 'post', here, written({ thread: must(ids[at], 'three') })])
    const state = (id: string) => must(threadOf(house.keeper.threads, threadId.parse(id)), id).state
    return { house, ids, states: () => ids.map(state) }
  }
  const many = '/api/chapters/cha_bildung/threads'

  test('[M24] several at once are one commit, in which all of it happens or nothing', async () => {
    const { house, ids, states } = await withThree()
    const assign = { to: 'per_jonas', due: null, threads: ids }
    expect((await send(house, ['sabine', 'post', `${many}/assign`, assign])).status).toBe(200)
    expect(
      (await send(house, ['sabine', 'post', `${many}/tag`, { tags: ['Sprache'], threads: ids }])).status,
    ).toBe(200)
    const foreign = await send(house, ['aylin', 'post', `${many}/resolve`, { ...done, threads: ids }])
    expect([foreign.status, states()]).toEqual([403, ['open', 'open', 'open']])
    await send(house, ['sabine', 'post', to('resolve'), { outcome: 'notAdopted', reason: 'Nein.' }])
    expect((await send(house, ['sabine', 'post', `${many}/resolve`, { ...done, threads: ids }])).status).toBe(
      200,
    )
    expect(states()).toEqual(['resolved', 'resolved', 'resolved'])
    expect(found(house)).toMatchObject({
      assignee: 'per_jonas',
      tags: ['Sprache'],
      resolution: { outcome: 'notAdopted' },
    })
  })

  test('[M24] who speaks for others brings them the same outcome', async () => {
    const { house, ids, states } = await withThree()
    const join = { into: ids[0], threads: ids.slice(1) }
    expect((await send(house, ['sabine', 'post', `${many}/join`, join])).status).toBe(200)
    await send(house, ['sabine', 'post', to('resolve'), done])
    expect(states()).toEqual(['resolved', 'resolved', 'resolved'])
    await send(house, ['sabine', 'post', `${many}/join`, { into: null, threads: ids.slice(1) }])
    expect(found(house).joined).toEqual([])
  })

  test('[M24] its author closes her own thread, not those of others that it speaks for', async () => {
    const { house, ids, states } = await withThree()
    await send(house, ['sabine', 'post', `${many}/join`, { into: ids[0], threads: ids.slice(1) }])
    await send(house, ['aylin', 'post', to('resolve'), done])
    expect(states()).toEqual(['resolved', 'open', 'open'])
  })
})

test('[M9] anchors are kept by who writes, confirmed by who comments; the same once more is no entry', async () => {
  const { house } = await withThread({ anchor })
  const path = `/api/sections/${section}/anchors`
  const kept = (quote: string, confirmed: boolean) => ({
    anchors: [{ thread, anchor: { ...anchor, quote }, confirmed }],
  })
  expect((await send(house, ['jonas', 'put', path, kept('Sprachen', false)])).status).toBe(200)
  expect((await send(house, ['olena', 'put', path, kept('Sprachbildung', true)])).status).toBe(200)
  const { seq } = house.keeper.records
  expect((await send(house, ['jonas', 'put', path, kept('Sprachbildung', false)])).body).toEqual({ seq })
  expect([found(house).anchor?.quote, found(house).quote]).toEqual(['Sprachbildung', 'Sprache'])
})
