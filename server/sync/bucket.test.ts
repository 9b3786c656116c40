import { describe, expect, test } from 'vitest'
import { Bucket } from './bucket.ts'
import { defaultOptions } from './door.ts'

const { messages, bytes } = defaultOptions.socket

describe('a bucket', () => {
  test('[T15] lets an honest writer through: 600 at once, then 200 a second for ten seconds', () => {
    const bucket = new Bucket(messages, 0)
    const burst = Array.from({ length: 600 }, () => bucket.take(1, 0))
    const steady = Array.from({ length: 2000 }, (_, index) => bucket.take(1, index * 5))
    expect([...burst, ...steady]).not.toContain(false)
  })

  test('[T15] lets a paste of 1 MB and 1.5 MB a second through', () => {
    const bucket = new Bucket(bytes, 0)
    const paste = bucket.take(1_000_000, 0)
    const steady = Array.from({ length: 100 }, (_, index) => bucket.take(150_000, index * 100))
    expect([paste, ...steady]).not.toContain(false)
  })

  test('[T15] runs dry under a flood, and fills again', () => {
    const bucket = new Bucket({ perSecond: 10, burst: 2 }, 0)
    expect([bucket.take(1, 0), bucket.take(1, 0), bucket.take(1, 0)]).toEqual([true, true, false])
    expect([bucket.take(1, 50), bucket.take(1, 100)]).toEqual([false, true])
  })

  test('[T15] never holds more than its burst', () => {
    const bucket = new Bucket({ perSecond: 10, burst: 2 }, 0)
    expect([bucket.take(3, 1e6), bucket.take(2, 1e6), bucket.take(1, 1e6)]).toEqual([false, true, false])
  })
})
