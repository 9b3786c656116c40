import { describe, expect, test } from 'vitest'
import { Allowance } from './allowance.ts'
import { defaultOptions } from './door.ts'

const rules = defaultOptions.person

describe('the allowance of a person', () => {
  test('[T26] lets forty connections at work pass', () => {
    const allowance = new Allowance(rules)
    const opened = Array.from({ length: 40 }, () => allowance.mayOpen())
    for (const _ of opened) allowance.opened()
    const now = performance.now()
    const bursts = Array.from({ length: 40 }, () => allowance.takeMessages(200, now))
    const paste = Array.from({ length: 40 }, () => allowance.takeBytes(1_500_000, now))
    expect([...opened, ...bursts, ...paste]).not.toContain(false)
  })

  test('[T26] counts the sockets that are open, and every try', () => {
    const allowance = new Allowance({ ...rules, sockets: 1, openings: { perSecond: 0, burst: 3 } })
    const first = allowance.mayOpen()
    allowance.opened()
    const second = allowance.mayOpen()
    allowance.closed()
    expect([first, second, allowance.mayOpen(), allowance.mayOpen()]).toEqual([true, false, true, false])
  })

  test('[T26] bounds what is kept of messages without an end', () => {
    const allowance = new Allowance({ ...rules, unfinishedBytes: 10 })
    expect([allowance.keep(6), allowance.keep(6), allowance.keep(-6)]).toEqual([true, false, true])
  })

  test('[T27] is spent by work that was done, and fills again', () => {
    const allowance = new Allowance({ ...rules, work: { perSecond: 1e9, burst: 5 } })
    expect(allowance.isSpent).toBe(false)
    allowance.worked(6)
    const spent = new Allowance({ ...rules, work: { perSecond: 0, burst: 5 } })
    spent.worked(6)
    expect([allowance.isSpent, spent.isSpent]).toEqual([false, true])
  })
})
