import { afterEach, expect, test, vi } from 'vitest'
import { askAhead, request } from './requests.ts'

const answers = (body: string, status: number) =>
  vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response(status === 204 ? null : body, { status })))

afterEach(() => vi.unstubAllGlobals())

test('[C21] an answer comes back as a value', async () => {
  answers('{"seq":7}', 201)
  expect(await request('POST', '/api/sections/sec_x/move', { after: null })).toEqual({
    ok: true,
    value: { seq: 7 },
  })
})

test('[C21] an answer without content is no failure', async () => {
  answers('', 204)
  expect(await request('DELETE', '/api/session')).toEqual({ ok: true, value: undefined })
})

test('[C21] a refusal comes back as the failure it names', async () => {
  answers('{"failure":{"kind":"signedOut"}}', 401)
  expect(await request('GET', '/api/records')).toEqual({ ok: false, failure: { kind: 'signedOut' } })
})

test.each([
  ['the page of a proxy', '<html>Bad gateway</html>', 502],
  ['something that is no refusal', '"busy"', 503],
  ['a page where data was due', '<html>Please sign in to the guest network</html>', 200],
])('[C21] %s counts as an unreachable server', async (_what, body, status) => {
  answers(body, status)
  expect(await request('GET', '/api/records')).toEqual({ ok: false, failure: { kind: 'unreachable' } })
})

test('[C21] without a network the server is unreachable', async () => {
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('Failed to fetch')))
  expect(await request('GET', '/api/records')).toEqual({ ok: false, failure: { kind: 'unreachable' } })
})

test('[C21] an answer that does not come counts as an unreachable server after a while', async () => {
  vi.stubGlobal('fetch', (_path: string, { signal }: RequestInit) => neverUntil(signal))
  expect(await request('GET', '/api/session', undefined, 5)).toEqual({
    ok: false,
    failure: { kind: 'unreachable' },
  })
})

const neverUntil = (signal: RequestInit['signal']): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('too late', 'TimeoutError')))
  })

test('[C34] what was asked for ahead is found on the way, once', async () => {
  answers('{"seq":7}', 200)
  askAhead('/api/records', 1000)
  expect(await request('GET', '/api/records')).toEqual({ ok: true, value: { seq: 7 } })
  expect(fetch).toHaveBeenCalledTimes(1)
  answers('{"seq":8}', 200)
  expect(await request('GET', '/api/records')).toEqual({ ok: true, value: { seq: 8 } })
})

test('[C34] a refusal of what was asked for ahead is asked for again', async () => {
  answers('{"failure":{"kind":"signedOut"}}', 401)
  askAhead('/api/records', 1000)
  await Promise.resolve()
  answers('{"seq":9}', 200)
  expect(await request('GET', '/api/records')).toEqual({ ok: true, value: { seq: 9 } })
})
