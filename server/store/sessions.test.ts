import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { personId } from '#shared/ids'
import { scratchFolder } from './scratch.fake.ts'
import { keyOf, SessionStore, type SessionRecord, type SessionsOptions } from './sessions.ts'

const amira = personId.parse('per_amira1')
const jonas = personId.parse('per_jonas1')
const hour = 3_600_000

/** A clock that stands until it is set. */
class Clock {
  at = 1_800_000_000_000
  readonly now = () => this.at
}

const clock = new Clock()
const session = (person = amira): SessionRecord => ({
  person,
  createdAt: clock.at,
  lastSeenAt: clock.at,
  expiresAt: clock.at + hour,
  data: { language: 'de' },
})

const opened: SessionStore[] = []
afterEach(async () => {
  for (const sessions of opened.splice(0)) await sessions.close()
})

async function open(path: string, options: Partial<SessionsOptions> = {}) {
  const result = await SessionStore.open({ path, now: clock.now, sweepMs: 60_000, ...options })
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  opened.push(result.value.sessions)
  return result.value
}

const place = () => join(scratchFolder(), 'sessions.json')

describe('sessions', () => {
  test('[S17] live over a restart; the file knows only the hash of their id', async () => {
    const path = place()
    const { sessions } = await open(path)
    expect(await sessions.put('secret-id', session())).toEqual({ ok: true, value: undefined })
    expect(readFileSync(path, 'utf8')).not.toContain('secret-id')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const again = await open(path)
    expect(again.sessions.get('secret-id')).toEqual(session())
    expect(again.sessions.get('another-id')).toBe(null)
    expect(again.report).toEqual([])
  })

  test('[S17] ending one is told at once, and holds over a restart', async () => {
    const path = place()
    const { sessions } = await open(path)
    await sessions.put('one', session())
    const told = vi.fn()
    const stop = sessions.onEnded(told)
    const ended = sessions.end('one')
    expect(told.mock.calls).toEqual([[keyOf('one')]])
    expect(sessions.get('one')).toBe(null)
    expect((await ended).ok).toBe(true)
    expect((await open(path)).sessions.get('one')).toBe(null)
    await sessions.end('one')
    stop()
    await sessions.put('two', session())
    await sessions.end('two')
    expect(told).toHaveBeenCalledTimes(1)
  })

  test('[S17] all sessions of one person end together, nobody else’s', async () => {
    const { sessions } = await open(place())
    await Promise.all([
      sessions.put('a', session()),
      sessions.put('b', session()),
      sessions.put('c', session(jonas)),
    ])
    const told = vi.fn()
    sessions.onEnded(told)
    await sessions.endAllOf(amira)
    expect(told.mock.calls).toEqual([[keyOf('a')], [keyOf('b')]])
    expect([sessions.get('a'), sessions.get('b'), sessions.get('c')]).toEqual([null, null, session(jonas)])
  })

  test('[S17] an expired one is not given out, and its end is told by itself', async () => {
    const { sessions } = await open(place(), { sweepMs: 1 })
    await sessions.put('one', session())
    const told = vi.fn()
    sessions.onEnded(told)
    clock.at += hour - 1
    expect(sessions.get('one')).not.toBe(null)
    clock.at += 1
    expect(sessions.get('one')).toBe(null)
    await vi.waitFor(() => expect(told.mock.calls).toEqual([[keyOf('one')]]))
  })

  test('[S17] touches are gathered: many make one write, and closing writes what is left', async () => {
    const path = place()
    const { sessions } = await open(path)
    await sessions.put('one', session())
    const before = statSync(path).ino
    clock.at += 1000
    for (let times = 0; times < 100; times++) sessions.touch('one', clock.at + hour)
    sessions.touch('unknown', clock.at + hour)
    expect(sessions.get('one')).toMatchObject({ lastSeenAt: clock.at, expiresAt: clock.at + hour })
    expect(statSync(path).ino).toBe(before)
    await sessions.close()
    expect((await open(path)).sessions.get('one')).toMatchObject({ lastSeenAt: clock.at })
  })

  test('[S17] touches are written after a while without being asked', async () => {
    const path = place()
    const { sessions } = await open(path, { gatherMs: 1 })
    await sessions.put('one', session())
    clock.at += 5000
    sessions.touch('one', clock.at + hour)
    await vi.waitFor(() => expect(readFileSync(path, 'utf8')).toContain(String(clock.at + hour)))
  })

  test('[S17] when the disk refuses, an end holds all the same, and is written when it takes it again', async () => {
    const path = place()
    const { sessions } = await open(path, { gatherMs: 1 })
    await sessions.put('one', session())
    mkdirSync(`${path}.tmp`)
    expect((await sessions.end('one')).ok).toBe(false)
    expect(sessions.get('one')).toBe(null)
    expect(readFileSync(path, 'utf8')).toContain(keyOf('one'))
    rmSync(`${path}.tmp`, { recursive: true })
    await vi.waitFor(() => expect(readFileSync(path, 'utf8')).not.toContain(keyOf('one')))
  })

  test('[S17] a damaged file signs everyone out and says so', async () => {
    const path = place()
    await (await open(path)).sessions.put('one', session())
    writeFileSync(path, readFileSync(path).subarray(0, 40))
    const again = await open(path)
    expect(again.sessions.get('one')).toBe(null)
    expect(again.report).toEqual([expect.stringContaining('everyone has to sign in again')])
    expect((await open(path)).report).toEqual([])
  })
})
