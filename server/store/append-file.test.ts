import { describe, expect, test, vi } from 'vitest'
import fc from 'fast-check'
import type { Result } from '#shared/failure'
import { AppendFile } from './append-file.ts'
import { FullDisk } from './disk.fake.ts'

const text = (words: string) => new TextEncoder().encode(words)
const read = (disk: FullDisk) => new TextDecoder().decode(disk.bytes)
const onto = (disk: FullDisk) => new AppendFile(disk, { name: 'the log', length: 0, probeMs: 60_000 })
const refusal = (result: Result<void>) =>
  result.ok || result.failure.kind !== 'storeUnavailable' ? null : result.failure.cause

describe('group fsync', () => {
  test('[S1] what is appended while a flush is on its way goes out in one write and one fsync', async () => {
    const disk = new FullDisk(1000)
    const file = onto(disk)
    disk.holdSyncs()
    const first = file.append(text('a'))
    await vi.waitFor(() => expect(disk.calls).toEqual(['write 1', 'sync']))
    const others = ['b', 'c', 'd'].map((letter) => file.append(text(letter)))
    disk.letGo()
    for (const done of [first, ...others]) expect(await done).toEqual({ ok: true, value: undefined })
    expect(disk.calls).toEqual(['write 1', 'sync', 'write 3', 'sync'])
    expect(read(disk)).toBe('abcd')
  })

  test('[S1] nothing is answered before its own fsync is done', async () => {
    const disk = new FullDisk(1000)
    const file = onto(disk)
    disk.holdSyncs()
    let answered = false
    const done = file.append(text('a')).then(() => (answered = true))
    await vi.waitFor(() => expect(disk.calls).toContain('sync'))
    expect([answered, file.length]).toEqual([false, 0])
    disk.letGo()
    await done
    expect(file.length).toBe(1)
  })

  test('[S1] everything of one turn goes out together, and its bytes are copied at once', async () => {
    const disk = new FullDisk(1000)
    const file = onto(disk)
    const bytes = text('ab')
    const done = file.append(bytes)
    bytes.fill(0)
    expect(file.append(text('c'))).toBe(done)
    await done
    expect(read(disk)).toBe('abc')
    expect(disk.calls).toEqual(['write 3', 'sync'])
  })

  test('[S1] `queued` is the place that the next append takes in its flush', async () => {
    const file = onto(new FullDisk(1000))
    expect(file.queued).toBe(0)
    const done = file.append(text('abc'))
    expect(file.queued).toBe(3)
    await done
    expect(file.queued).toBe(0)
  })

  test('[S1] closing waits for what is on its way', async () => {
    const disk = new FullDisk(1000)
    const file = onto(disk)
    const done = file.append(text('abc'))
    await file.close()
    expect(await done).toEqual({ ok: true, value: undefined })
    expect(disk.calls).toEqual(['write 3', 'sync', 'close'])
  })
})

describe('a disk that refuses', () => {
  test('[S6] everything that waits fails, and what was half-written is cut off', async () => {
    const disk = new FullDisk(5)
    const file = onto(disk)
    await file.append(text('abc'))
    const refused = file.append(text('defg'))
    await Promise.resolve()
    const behind = file.append(text('h'))
    expect(refusal(await refused)).toBe('the log cannot be written: the disk is full (ENOSPC)')
    expect(refusal(await behind)).toBe('the log cannot be written: the disk is full (ENOSPC)')
    await vi.waitFor(() => expect(read(disk)).toBe('abc'))
    expect(file.length).toBe(3)
  })

  test.each(['ENOSPC', 'EFBIG', 'EROFS', 'EIO'])(
    '[S6] %s is named, and told to listeners once',
    async (code) => {
      const disk = new FullDisk(0)
      disk.refusal = code
      const file = onto(disk)
      const told = vi.fn()
      file.onState(told)
      await file.append(text('a'))
      await file.append(text('b'))
      disk.makeRoom(100)
      await file.append(text('c'))
      await file.append(text('d'))
      expect(told.mock.calls.map(([state]: { writable: boolean }[]) => state?.writable)).toEqual([
        false,
        true,
      ])
      expect(told.mock.calls[0]).toEqual([{ writable: false, cause: expect.stringContaining(`(${code})`) }])
      expect(read(disk)).toBe('cd')
    },
  )

  test('[S6] a failed fsync fails its flush, though the bytes seem to stand in the file', async () => {
    const disk = new FullDisk(100)
    const file = onto(disk)
    disk.syncRefusal = 'EIO'
    expect(refusal(await file.append(text('abc')))).toContain('EIO')
    await file.append(text('de'))
    expect(read(disk)).toBe('de')
  })

  test('[S6] while the tail cannot be cut off, nothing is written behind it', async () => {
    const disk = new FullDisk(2)
    const file = onto(disk)
    disk.truncateRefusal = 'EIO'
    await file.append(text('abc'))
    disk.makeRoom(100)
    expect(refusal(await file.append(text('de')))).toContain('EIO')
    expect(read(disk)).toBe('ab')
    disk.truncateRefusal = null
    expect(await file.append(text('fg'))).toEqual({ ok: true, value: undefined })
    expect(read(disk)).toBe('fg')
  })

  test('[S7] a disk with room again is noticed without an append, and the attempt leaves nothing behind', async () => {
    const disk = new FullDisk(2)
    const file = new AppendFile(disk, { name: 'the log', length: 0, probeMs: 1 })
    await file.append(text('abc'))
    expect(file.state.writable).toBe(false)
    disk.makeRoom(1_000_000)
    await vi.waitFor(() => expect(file.state).toEqual({ writable: true }))
    expect(read(disk)).toBe('')
    expect(await file.append(text('de'))).toEqual({ ok: true, value: undefined })
    await file.close()
  })

  test('[S7] an attempt on a disk that is still full changes nothing', async () => {
    const disk = new FullDisk(2)
    const file = new AppendFile(disk, { name: 'the log', length: 0, probeMs: 1 })
    await file.append(text('abc'))
    const before = disk.calls.length
    await vi.waitFor(() => expect(disk.calls.length).toBeGreaterThan(before + 6))
    expect(file.state.writable).toBe(false)
    await file.close()
    expect(read(disk)).toBe('')
  })

  test('[S6] with any room, refusals and fsync failures: the file is the acknowledged appends, in order', async () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('append' as const),
        words: fc.string({ minLength: 1, maxLength: 9, unit: fc.constantFrom('a', 'b', 'c') }),
        wait: fc.boolean(),
      }),
      fc.record({ do: fc.constant('room' as const), room: fc.nat(60) }),
      fc.record({ do: fc.constant('failSync' as const) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const disk = new FullDisk(20)
        const file = onto(disk)
        const all: { words: string; done: Promise<Result<void>> }[] = []
        for (const one of steps) {
          if (one.do === 'room') disk.makeRoom(one.room)
          if (one.do === 'failSync') disk.syncRefusal = 'EIO'
          if (one.do !== 'append') continue
          all.push({ words: one.words, done: file.append(text(one.words)) })
          if (one.wait) await all.at(-1)?.done
        }
        const results = await Promise.all(all.map(({ done }) => done))
        const acknowledged = all.filter((_, at) => results[at]?.ok).map(({ words }) => words)
        await file.close()
        expect(read(disk)).toBe(acknowledged.join(''))
      }),
      { endOnFailure: true },
    )
  })
})

describe('going on in another file', () => {
  test('[S10] the next flush goes to the file that is handed in; the old one is closed', async () => {
    const [old, fresh] = [new FullDisk(100), new FullDisk(100)]
    const nextFile = (length: number) => Promise.resolve(length >= 3 ? fresh : null)
    const file = new AppendFile(old, { name: 'the log', length: 0, nextFile })
    await file.append(text('abc'))
    await file.append(text('d'))
    expect([read(old), read(fresh), file.length]).toEqual(['abc', 'd', 1])
    expect(old.calls.at(-1)).toBe('close')
  })

  test('[S6] a new file that cannot be founded fails the flush; the old one goes on to be whole', async () => {
    const old = new FullDisk(100)
    const nextFile = () => Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' }))
    const file = new AppendFile(old, { name: 'the log', length: 0, nextFile, probeMs: 60_000 })
    expect(refusal(await file.append(text('abc')))).toContain('the disk is full')
    expect(read(old)).toBe('')
  })
})
