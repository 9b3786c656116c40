import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { patienceMillis, readInWorker, type Reader } from './reading.ts'

/** A worker that says nothing by itself. */
class ReaderFake implements Reader {
  onmessage: Reader['onmessage'] = null
  onerror: Reader['onerror'] = null
  isEnded = false
  read: File | null = null

  postMessage(file: File): void {
    this.read = file
  }

  terminate(): void {
    this.isEnded = true
  }
}

const file = new File(['Wort'], 'a.txt')
let reader: ReaderFake

beforeEach(() => {
  reader = new ReaderFake()
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

test('[E46] a worker reads one file and is ended', async () => {
  const { answer } = readInWorker(file, () => reader)
  expect(reader.read).toBe(file)
  const said = { kind: 'trouble', trouble: 'pdf' } as const
  reader.onmessage?.(new MessageEvent('message', { data: said }))
  expect([await answer, reader.isEnded, vi.getTimerCount()]).toEqual([said, true, 0])
})

test('[E46] a worker that takes too long is ended, and that is said', async () => {
  const { answer } = readInWorker(file, () => reader)
  vi.advanceTimersByTime(patienceMillis)
  expect([await answer, reader.isEnded]).toEqual([{ kind: 'trouble', trouble: 'tooSlow' }, true])
})

test('[E46] a script that does not come is said', async () => {
  const { answer } = readInWorker(file, () => reader)
  reader.onerror?.(new ErrorEvent('error'))
  expect(await answer).toEqual({ kind: 'trouble', trouble: 'notFetched' })
})

test('[E46] reading ends when nobody waits for it any more', () => {
  readInWorker(file, () => reader).cancel()
  expect([reader.isEnded, vi.getTimerCount()]).toEqual([true, 0])
})
