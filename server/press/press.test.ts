import { expect, test } from 'vitest'
import type { MakingStep } from '#shared/handout'
import { handout, handoutData } from './handout.fake.ts'
import type { HandoutData } from './handout.ts'
import type { PressMachine, PressOrder } from './press-machine.ts'
import { Press } from './press.ts'
import { footOf, warningOf } from './words.ts'

/** A machine that makes a file when it is told to. */
class SlowMachine implements PressMachine {
  readonly orders: PressOrder[] = []
  #finish: ((bytes: Uint8Array | null) => void) | null = null
  #step: (step: MakingStep) => void = () => undefined

  make(order: PressOrder, onStep: (step: MakingStep) => void): Promise<Uint8Array> {
    this.orders.push(order)
    this.#step = onStep
    onStep('setting')
    return new Promise((resolve, reject) => {
      this.#finish = (bytes) => (bytes === null ? reject(new Error('no paper')) : resolve(bytes))
    })
  }

  step(step: MakingStep): void {
    this.#step(step)
  }

  /** Ends the file that is being made; null: it breaks. */
  async finish(bytes: Uint8Array | null = new Uint8Array([1])): Promise<void> {
    this.#finish?.(bytes)
    await turns()
  }

  async stop(): Promise<void> {
    this.#finish = null
  }
}

const turns = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const other: HandoutData = { ...handoutData, paper: 'Maßnahmenkatalog' }

test('[X9] files are made one after the other, and whoever waits is told how many are before her', async () => {
  const machine = new SlowMachine()
  const press = new Press(machine)
  const files = [press.file('one', 'pdf', handoutData), press.file('two', 'pdf', other)]
  await turns()
  expect(machine.orders).toHaveLength(1)
  expect(press.step('one', 'pdf')).toEqual({ kind: 'setting' })
  expect(press.step('two', 'pdf')).toEqual({ kind: 'waiting', ahead: 1 })
  expect(press.step('two', 'odt')).toEqual({ kind: 'none' })
  machine.step('starting')
  expect(press.step('one', 'pdf')).toEqual({ kind: 'starting' })
  await machine.finish()
  expect(machine.orders).toHaveLength(2)
  expect(press.step('one', 'pdf')).toEqual({ kind: 'made' })
  await machine.finish()
  for (const file of await Promise.all(files)) expect(file.ok).toBe(true)
})

test('[X9] the same is made once, for all who ask and later, until a name in it is gone', async () => {
  const machine = new SlowMachine()
  const press = new Press(machine)
  const files = [press.file('one', 'pdf', handoutData), press.file('one', 'pdf', handoutData)]
  await turns()
  await machine.finish()
  await Promise.all([...files, press.file('one', 'pdf', handoutData)])
  expect(machine.orders).toHaveLength(1)
  const changed = press.file('one', 'pdf', other)
  await turns()
  await machine.finish()
  await changed
  expect(machine.orders).toHaveLength(2)
})

test('[X9] when too many wait, whoever comes is asked to come again', async () => {
  const press = new Press(new SlowMachine())
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) void press.file(name, 'pdf', handoutData)
  expect(await press.file('i', 'pdf', handoutData)).toEqual({
    ok: false,
    failure: { kind: 'tooMany', retryAfterSeconds: 10 },
  })
})

test('[X9] what could not be made is a bug, holds up nobody, and is tried again', async () => {
  const machine = new SlowMachine()
  const press = new Press(machine)
  const broken = press.file('one', 'pdf', handoutData).catch((error: unknown) => String(error))
  const next = press.file('two', 'pdf', handoutData)
  await turns()
  await machine.finish(null)
  expect(await broken).toBe('Error: no paper')
  expect(press.step('one', 'pdf')).toEqual({ kind: 'none' })
  await machine.finish()
  expect((await next).ok).toBe(true)
  void press.file('one', 'pdf', handoutData)
  await turns()
  expect(machine.orders).toHaveLength(3)
})

test('[X3] an interim version says that it is not signed off, others do not; the foot names version and fingerprint', () => {
  expect(warningOf(handout())).toBe('Zwischenfassung – nicht mitgezeichnet')
  expect(warningOf(handout({ version: { ...handoutData.version, purpose: 'submission' } }))).toBeNull()
  expect(footOf(handout())).toBe('Fassung 1.0 (Zwischenfassung) · Fingerabdruck 3f2a3f2a3f2a3f2a…')
})
