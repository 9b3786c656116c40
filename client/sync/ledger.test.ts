import { expect, test } from 'vitest'
import { Ledger } from './ledger.ts'

test('[C1] a change counts as unsaved until the server has it on disk', () => {
  const ledger = new Ledger()
  ledger.opened()
  ledger.changed()
  ledger.sentUpdate(1)
  expect(ledger.unsaved).toBe(1)
  ledger.saved(1)
  expect(ledger.unsaved).toBe(0)
})

test('[C1] an acknowledgement covers only the messages it counts', () => {
  const ledger = new Ledger()
  ledger.opened()
  for (const index of [1, 2, 3]) {
    ledger.changed()
    ledger.sentUpdate(index)
  }
  ledger.saved(2)
  expect(ledger.unsaved).toBe(1)
  ledger.saved(3)
  expect(ledger.unsaved).toBe(0)
})

test('[C2] what was not acknowledged when the line broke counts until a new step 2 is on disk', () => {
  const ledger = new Ledger()
  ledger.opened()
  ledger.changed()
  ledger.sentUpdate(1)
  ledger.closed()
  ledger.changed()
  ledger.opened()
  // Goes out before the server has asked: it cannot use it, and it saves nothing earlier.
  ledger.changed()
  ledger.sentUpdate(1)
  ledger.saved(1)
  expect(ledger.unsaved).toBe(3)
  ledger.sentEverything(2)
  ledger.saved(2)
  expect(ledger.unsaved).toBe(0)
})

test('[C2] when the server asks again, only its newest answer saves what waits', () => {
  const ledger = new Ledger()
  ledger.opened()
  ledger.changed()
  ledger.sentUpdate(1)
  ledger.sentEverything(2)
  ledger.saved(1)
  expect(ledger.unsaved).toBe(1)
  ledger.changed()
  ledger.sentUpdate(3)
  ledger.saved(2)
  expect(ledger.unsaved).toBe(1)
  ledger.saved(3)
  expect(ledger.unsaved).toBe(0)
})
