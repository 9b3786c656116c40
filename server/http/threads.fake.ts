/** Somebody has said something in chapter Bildung: what tests of threads over HTTP begin with. */
import type { NewThread } from '#shared/api'
import { must } from '#shared/failure'
import { sectionId, threadId } from '#shared/ids'
import type { Thread } from '#shared/thread'
import { threadOf } from '#shared/threads'
import { openHouse, type House } from './house.fake.ts'

export const section = sectionId.parse('sec_grundschulen')
export const thread = threadId.parse('thr_0001')
export const here = `/api/sections/${section}/threads`
export const anchor = {
  start: 'AQdkZWZhdWx0AA',
  end: 'AQdkZWZhdWx0AA',
  quote: 'Sprache',
  prefix: '',
  suffix: '',
}

export const written = (more: Partial<NewThread> = {}): NewThread => ({
  thread,
  anchor: null,
  body: 'Fehlt hier nicht die Sprachförderung?',
  mentions: [],
  suggestion: null,
  ...more,
})
export const suggestion = { original: 'Integration', replacement: 'Teilhabe' }
export const answer = { reply: 'rep_0001', body: 'Steht in 1.2.', mentions: [] }

/** A house in which Aylin has said something. */
export async function withThread(more: Partial<NewThread> = {}) {
  const house = await openHouse()
  const aylin = await house.as('aylin')
  await aylin.post(here).send(written(more)).expect(201)
  return { house, aylin }
}

export const found = (house: House): Thread =>
  must(threadOf(house.keeper.threads, thread), 'the thread is there')

type Method = 'post' | 'put' | 'patch' | 'delete'
export type Send = readonly [who: string, method: Method, path: string, body: object]

export const send = async (house: House, [who, method, path, body]: Send) =>
  (await house.as(who))[method](path).send(body)

/** A path of the thread. */
export const to = (rest: string) => `/api/threads/${thread}/${rest}`

export const done = { outcome: 'adopted', reason: null }
