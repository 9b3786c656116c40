import { spawn } from 'node:child_process'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import type { Result } from '#shared/failure'
import { askRunningServer, takeLock, type Lock } from './lock.ts'
import { scratchFolder } from './scratch.fake.ts'

const cause = (result: Result<unknown> | null) =>
  result === null || result.ok || result.failure.kind !== 'storeUnavailable' ? '' : result.failure.cause

const held: Lock[] = []
afterEach(async () => {
  for (const lock of held.splice(0)) await lock.release()
})

async function take(dir: string): Promise<Lock> {
  const taken = await takeLock(dir)
  if (!taken.ok) throw new Error(cause(taken))
  held.push(taken.value)
  return taken.value
}

/** The socket file of a process that was killed. */
async function killedOwner(dir: string): Promise<void> {
  const listening = `require('net').createServer().listen(${JSON.stringify(join(dir, 'control.sock'))}, () => console.log('up'))`
  const owner = spawn(process.execPath, ['-e', listening])
  await once(owner.stdout, 'data')
  owner.kill('SIGKILL')
  await once(owner, 'exit')
}

describe('the lock', () => {
  test('[S18] the second process on one folder is refused, until the first lets go', async () => {
    const dir = scratchFolder()
    const first = await take(dir)
    expect(cause(await takeLock(dir))).toContain('another process uses this data folder')
    await first.release()
    expect(existsSync(join(dir, 'control.sock'))).toBe(false)
    await take(dir)
  })

  test('[S18] of many that come at once exactly one gets the folder', async () => {
    const dir = scratchFolder()
    const all = await Promise.all(Array.from({ length: 8 }, () => takeLock(dir)))
    const taken = all.flatMap((one) => (one.ok ? [one.value] : []))
    held.push(...taken)
    expect(taken.length).toBe(1)
  })

  test('[S18] what a killed process left behind does not block the next', async () => {
    const dir = scratchFolder()
    await killedOwner(dir)
    expect(existsSync(join(dir, 'control.sock'))).toBe(true)
    await take(dir)
    expect(cause(await takeLock(dir))).toContain('another process')
  })

  test('[S18] a plain file in its place is taken for left behind', async () => {
    const dir = scratchFolder()
    writeFileSync(join(dir, 'control.sock'), '')
    await take(dir)
  })

  test('[S18] a path too long for a socket is refused with a sentence', async () => {
    const deep = join(scratchFolder(), 'x'.repeat(120))
    expect(cause(await takeLock(deep))).toContain('too long')
    expect(cause(await askRunningServer(deep, {}))).toContain('too long')
  })

  test('[S18] only its owner may open the door', async () => {
    const dir = scratchFolder()
    await take(dir)
    expect(statSync(join(dir, 'control.sock')).mode & 0o777).toBe(0o600)
  })
})

describe('the control door', () => {
  test('[S19] nobody is there: null', async () => {
    const dir = scratchFolder()
    expect(await askRunningServer(dir, { do: 'status' })).toBe(null)
    await killedOwner(dir)
    expect(await askRunningServer(dir, { do: 'status' })).toBe(null)
  })

  test('[S19] a request gets its answer, also one that came before anyone listened', async () => {
    const dir = scratchFolder()
    const lock = await take(dir)
    const early = askRunningServer(dir, { do: 'early', umlaut: 'Ä\n' })
    lock.listen((request) => Promise.resolve({ asked: request }))
    expect(await early).toEqual({ ok: true, value: { asked: { do: 'early', umlaut: 'Ä\n' } } })
    const all = await Promise.all([1, 2, 3].map((number) => askRunningServer(dir, { number })))
    expect(all).toEqual([1, 2, 3].map((number) => ({ ok: true, value: { asked: { number } } })))
  })

  test('[S19] a handler that throws tells the one who asked; the next is served', async () => {
    const dir = scratchFolder()
    const lock = await take(dir)
    lock.listen((request) =>
      request === 'bad' ? Promise.reject(new Error('no such person')) : Promise.resolve('fine'),
    )
    expect(cause(await askRunningServer(dir, 'bad'))).toBe('no such person')
    expect(await askRunningServer(dir, 'good')).toEqual({ ok: true, value: 'fine' })
  })

  test('[S19] a server that stops while it is asked hangs up', async () => {
    const dir = scratchFolder()
    const lock = await take(dir)
    const asked = askRunningServer(dir, 'anything')
    await new Promise((resolve) => setTimeout(resolve, 20))
    await lock.release()
    expect(cause(await asked)).toContain('hung up without an answer')
  })

  test('[S19] noise at the door harms nobody', async () => {
    const dir = scratchFolder()
    const lock = await take(dir)
    lock.listen(() => Promise.resolve('fine'))
    const noise = connect(join(dir, 'control.sock'))
    noise.end('{"not": json\n')
    const silent = connect(join(dir, 'control.sock'))
    silent.end()
    const flood = connect(join(dir, 'control.sock'))
    flood.on('error', () => undefined)
    flood.end('x'.repeat(3_000_000))
    expect(await askRunningServer(dir, 'good')).toEqual({ ok: true, value: 'fine' })
  })
})
