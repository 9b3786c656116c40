import { beforeAll, describe, expect, test } from 'vitest'
import { threadId } from '#shared/ids'
import type { House } from './house.fake.ts'
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

const changed = { reply: null, body: 'Untergeschoben', mentions: [] }

/** Everything is tried on a thread of Aylin's in 1.2, with a suggestion. */
const forged: readonly [string, Send, number, object][] = [
  ['words put into her mouth', ['jonas', 'patch', to('remarks'), changed], 403, { kind: 'forbidden' }],
  [
    'her words taken back by another',
    ['sabine', 'delete', to('remarks'), { reply: null }],
    403,
    { kind: 'forbidden' },
  ],
  [
    'a name of one’s choice',
    ['jonas', 'post', here, { ...written(), by: 'per_aylin' }],
    400,
    { kind: 'invalid' },
  ],
  [
    'a thread of another resolved',
    ['olena', 'post', to('resolve'), done],
    403,
    { kind: 'forbidden', action: 'resolveThread' },
  ],
  [
    'an own suggestion accepted',
    ['aylin', 'post', to('accept'), {}],
    403,
    { kind: 'forbidden', action: 'decideSuggestion' },
  ],
  [
    'a suggestion accepted from another group',
    ['olena', 'post', to('accept'), {}],
    403,
    { kind: 'forbidden' },
  ],
  [
    'a suggestion of another withdrawn',
    ['jonas', 'post', to('withdraw-suggestion'), {}],
    403,
    { kind: 'forbidden' },
  ],
  ['refused without a reason', ['sabine', 'post', to('reject'), { reason: ' ' }], 400, { kind: 'invalid' }],
  [
    'not adopted without a reason',
    ['sabine', 'post', to('resolve'), { outcome: 'notAdopted', reason: null }],
    400,
    { kind: 'invalid' },
  ],
  [
    'an outcome of one’s choice',
    ['sabine', 'post', to('resolve'), { outcome: 'gut', reason: null }],
    400,
    { kind: 'invalid' },
  ],
  [
    'reopened before it was resolved',
    ['aylin', 'post', to('reopen'), {}],
    409,
    { kind: 'overtaken', why: 'notResolved' },
  ],
  [
    'tags of an expert',
    ['aylin', 'post', to('tag'), { tags: ['x'] }],
    403,
    { kind: 'forbidden', action: 'arrangeThreads' },
  ],
  [
    'assigned by another group',
    ['olena', 'post', to('assign'), { to: null, due: null }],
    403,
    { kind: 'forbidden' },
  ],
  [
    'assigned to who cannot read it',
    ['sabine', 'post', to('assign'), { to: 'per_ursula', due: null }],
    400,
    { kind: 'invalid' },
  ],
  [
    'assigned until no day',
    ['sabine', 'post', to('assign'), { to: null, due: 'morgen' }],
    400,
    { kind: 'invalid' },
  ],
  [
    'who cannot read it mentioned',
    ['jonas', 'post', to('replies'), { ...answer, mentions: ['per_thomas'] }],
    400,
    { kind: 'invalid' },
  ],
  [
    'nobody mentioned',
    ['jonas', 'post', to('replies'), { ...answer, mentions: ['per_nirgends'] }],
    400,
    { kind: 'invalid' },
  ],
  [
    'an unknown thread',
    ['jonas', 'post', '/api/threads/thr_9999/replies', answer],
    404,
    { kind: 'notFound', what: 'thread' },
  ],
  [
    'an unknown reply',
    ['aylin', 'patch', to('remarks'), { ...changed, reply: 'rep_9999' }],
    404,
    { kind: 'notFound', what: 'reply' },
  ],
  [
    'an unknown section',
    ['jonas', 'post', '/api/sections/sec_nowhere/threads', written({ thread: 'thr_0002' as never })],
    404,
    { kind: 'notFound' },
  ],
  [
    'no id',
    ['jonas', 'post', '/api/threads/..%2f/replies', answer],
    404,
    { kind: 'notFound', what: 'thread' },
  ],
  ['nothing said', ['jonas', 'post', to('replies'), { ...answer, body: ' \n' }], 400, { kind: 'invalid' }],
  [
    'too much said',
    ['jonas', 'post', to('replies'), { ...answer, body: 'x'.repeat(5001) }],
    400,
    { kind: 'invalid' },
  ],
  [
    'far too much said',
    ['jonas', 'post', here, { ...written(), body: 'x'.repeat(600_000) }],
    413,
    { kind: 'tooLarge', limitBytes: 524_288 },
  ],
  [
    'half a character',
    ['jonas', 'post', to('replies'), { ...answer, body: 'a\ud800' }],
    400,
    { kind: 'invalid' },
  ],
  [
    'a place that is none',
    ['jonas', 'post', here, written({ thread: 'thr_0002' as never, anchor: { ...anchor, start: 'x' } })],
    400,
    { kind: 'invalid' },
  ],
  [
    'said by the Lenkungsgruppe',
    ['ursula', 'post', to('replies'), answer],
    403,
    { kind: 'forbidden', action: 'comment' },
  ],
  [
    'opened by an advisor',
    ['amir', 'post', here, written({ thread: 'thr_0002' as never })],
    403,
    { kind: 'forbidden' },
  ],
  [
    'anchors of a thread elsewhere',
    [
      'aylin',
      'put',
      '/api/sections/sec_hochschulen/anchors',
      { anchors: [{ thread, anchor, confirmed: false }] },
    ],
    404,
    { kind: 'notFound', what: 'thread' },
  ],
  [
    'anchors kept from another group',
    ['olena', 'put', `/api/sections/${section}/anchors`, { anchors: [{ thread, anchor, confirmed: false }] }],
    403,
    { kind: 'forbidden', action: 'write' },
  ],
  [
    'a place for the whole section',
    ['olena', 'put', `/api/sections/${section}/anchors`, { anchors: [{ thread, anchor, confirmed: true }] }],
    400,
    { kind: 'invalid' },
  ],
  [
    'joined by an expert',
    ['aylin', 'post', '/api/chapters/cha_bildung/threads/join', { into: null, threads: [thread] }],
    403,
    { kind: 'forbidden' },
  ],
  [
    'joined into itself',
    ['sabine', 'post', '/api/chapters/cha_bildung/threads/join', { into: thread, threads: [thread] }],
    400,
    { kind: 'invalid' },
  ],
  [
    'a thread of another chapter resolved',
    ['sabine', 'post', '/api/chapters/cha_soziales/threads/resolve', { ...done, threads: [thread] }],
    404,
    { kind: 'notFound', what: 'thread' },
  ],
  [
    'the same one twice',
    ['sabine', 'post', '/api/chapters/cha_bildung/threads/tag', { tags: [], threads: [thread, thread] }],
    400,
    { kind: 'invalid' },
  ],
]

describe('what is forged', () => {
  let one: House
  beforeAll(async () => {
    one = (await withThread({ suggestion })).house
  })

  test.each(forged)('[M22] %s is refused, and nothing changes', async (_, attempt, status, failure) => {
    const before = one.keeper.threads
    const refused = await send(one, attempt)
    expect([refused.status, refused.body.failure]).toEqual([status, expect.objectContaining(failure)])
    expect(one.keeper.threads).toBe(before)
  })

  test('[M22] in a section that was taken out no thread is opened; those there can be answered', async () => {
    const { house } = await withThread()
    await (await house.as('sabine')).delete(`/api/sections/${section}`).expect(200)
    const another = await send(house, [
      'aylin',
      'post',
      here,
      written({ thread: threadId.parse('thr_0002') }),
    ])
    expect([another.status, another.body.failure.kind]).toEqual([410, 'removed'])
    expect((await send(house, ['jonas', 'post', to('replies'), answer])).status).toBe(201)
  })

  test('[M22] after ten minutes words stay', async () => {
    const { house, aylin } = await withThread()
    house.pass(10 * 60_000 + 1)
    const late = await aylin.delete(to('remarks')).send({ reply: null }).expect(409)
    expect(late.body.failure).toEqual({ kind: 'overtaken', why: 'tooLate' })
  })

  test('[M3] HTML is text', async () => {
    const html = '<img src=x onerror=alert(1)><script>alert(2)</script>'
    const { house, aylin } = await withThread({ body: html })
    const answered = await aylin.get('/api/chapters/cha_bildung/threads').expect(200)
    expect(answered.headers['content-type']).toContain('application/json')
    expect(found(house).remarks[0]?.body).toBe(html)
  })
})
