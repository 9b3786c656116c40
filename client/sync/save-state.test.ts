import type { Failure } from '#shared/failure'
import type { Access } from '#shared/protocol'
import { expect, test } from 'vitest'
import type { LineState } from './line-state.ts'
import { saveStateOf } from './save-state.ts'

const open: LineState = { kind: 'open' }
const line = (state: LineState, writable = true) => ({ state, writable })
const room = (unsaved: number, access: Access = 'write', failure: Failure | null = null) => ({
  unsaved,
  access,
  failure,
  synced: true,
})

test('[C17] saved only when every own change in every room is on disk', () => {
  expect(saveStateOf([room(0), room(0)], line(open))).toEqual({ kind: 'saved' })
  expect(saveStateOf([room(0), room(2), room(1)], line(open))).toEqual({ kind: 'saving', count: 3 })
})

test('[C17] a dead line is said at once, also when nothing waits', () => {
  const dead = line({ kind: 'offline', since: 0 })
  expect(saveStateOf([room(0)], dead)).toEqual({ kind: 'offline', count: 0 })
  expect(saveStateOf([room(4)], dead)).toEqual({ kind: 'offline', count: 4 })
})

test.each<[string, LineState, boolean, string]>([
  ['the session has ended', { kind: 'ended', failure: { kind: 'signedOut' } }, true, 'signedOut'],
  ['sockets are refused', { kind: 'refused', since: 0 }, true, 'unreachable'],
  ['the store cannot write', open, false, 'storeUnavailable'],
])('[C18] while %s, waiting words are not saved, and it says why', (_why, state, writable, kind) => {
  expect(saveStateOf([room(1)], line(state, writable))).toMatchObject({
    kind: 'unsaved',
    count: 1,
    failure: { kind },
  })
  expect(saveStateOf([room(0)], line(state, writable))).toEqual({ kind: 'saved' })
})

test('[C18] who lost the right to write with words waiting is told why', () => {
  const failure: Failure = { kind: 'forbidden', action: 'write' }
  expect(saveStateOf([room(0), room(3, 'read', failure)], line(open))).toEqual({
    kind: 'unsaved',
    count: 3,
    failure,
  })
})

test('[Q34] words that a lock overtook are said to be on this device only, unless others wait for the server', () => {
  const late = { count: 2, unkept: 0, isLocked: true }
  const shown = { kind: 'late', count: 2, isLocked: true }
  expect(saveStateOf([room(0)], line(open), late)).toEqual(shown)
  expect(saveStateOf([room(0)], line({ kind: 'offline', since: 0 }), late)).toEqual(shown)
  expect(saveStateOf([room(1)], line(open), late)).toEqual({ kind: 'saving', count: 1 })
})
