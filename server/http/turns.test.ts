import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Request, Response } from 'express'
import { expect, test } from 'vitest'
import { inTurns } from './turns.ts'

/** A clock by which each look takes a millisecond: as long as a request takes here. */
function slowClock(): () => number {
  let now = 0
  return () => (now += 1)
}

/** What happened in each turn of the event loop, until so many requests have passed. */
async function turnsOf(count: number): Promise<number[][]> {
  const passed: number[] = []
  const pass = inTurns(slowClock())
  for (let at = 0; at < count; at++) pass({} as Request, {} as Response, () => passed.push(at))
  const turns: number[][] = []
  while (passed.length < count) {
    await nextTurn()
    turns.push(passed.slice(turns.flat().length))
  }
  return turns
}

test('[H23] of a crowd of requests some pass in each turn, in their order, and the others have theirs in between', async () => {
  const turns = await turnsOf(100)
  expect(turns.flat()).toEqual(Array.from({ length: 100 }, (_none, at) => at))
  expect(Math.max(...turns.map(({ length }) => length))).toBeLessThanOrEqual(5)
  expect(turns.length).toBeGreaterThanOrEqual(20)
})

test('[H23] whoever comes alone passes in the next turn, also after a crowd', async () => {
  const pass = inTurns(slowClock())
  for (const expected of ['first', 'second']) {
    let said = ''
    pass({} as Request, {} as Response, () => (said = expected))
    await nextTurn()
    expect(said).toBe(expected)
  }
})
