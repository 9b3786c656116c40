import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { equalSnapshots, snapshot } from 'yjs'
import { readText } from '#shared/text-doc'
import { Editing, type Draw } from './editing.fake.ts'
import { amira, bela, doro, FakeHouse, schools } from './house.fake.ts'
import { FakePlain } from './plain.fake.ts'
import { until } from './until.fake.ts'
import { Writer } from './unreliable.fake.ts'

const steps = Number(process.env['HISTORY_STEPS'] ?? 150)
const seeds = (process.env['HISTORY_SEEDS'] ?? '1,2,3').split(',').map(Number)
const people = [amira, bela, doro, amira, bela, doro, amira, bela]

/** Mulberry32 (Tommy Ettinger): the same seed draws the same numbers. */
function drawFrom(seed: number): Draw {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const isSame = (one: Y.Doc, other: Y.Doc): boolean =>
  equalSnapshots(snapshot(one), snapshot(other)) &&
  JSON.stringify(readText(one)) === JSON.stringify(readText(other))

class History {
  house: FakeHouse
  readonly #draw: Draw
  readonly writers: readonly { writer: Writer; editing: Editing }[]

  private constructor(house: FakeHouse, seed: number) {
    this.house = house
    this.#draw = drawFrom(seed)
    this.writers = people.map((person) => {
      const writer = new Writer(person, schools)
      return { writer, editing: new Editing(writer.doc) }
    })
  }

  static async begin(seed: number): Promise<History> {
    const house = await FakeHouse.open()
    house.texts.delay = 1
    const history = new History(house, seed)
    await history.connect()
    return history
  }

  async connect(): Promise<void> {
    await Promise.all(this.writers.map(({ writer }) => writer.connect(this.house)))
  }

  async go(count: number): Promise<void> {
    for (let step = 0; step < count; step++) await this.#step()
  }

  async #step(): Promise<void> {
    const draw = this.#draw
    const { writer, editing } = this.writers[draw(people.length)] ?? this.#nobody()
    const what = draw(30)
    if (what === 0) writer.drop()
    else if (what <= 2) await writer.connect(this.house)
    else if (what === 3) writer.connection?.dawdle()
    else if (what === 4) writer.connection?.hurry()
    else if (what === 5) await new Promise((resolve) => setTimeout(resolve, draw(5)))
    else writer.edit(() => editing.edit(draw), Math.max(draw(6) - 3, 0))
  }

  /** How each writer's connection is, for whoever looks for a reason. */
  #connections(): string {
    return this.writers
      .map(({ writer: { connection, doc } }) =>
        [
          connection?.closeCode ?? 'open',
          connection?.closeReason,
          connection?.synced === true ? 'synced' : 'not synced',
          connection?.socket.isPaused === true ? 'paused' : '',
          doc.store.pendingStructs === null && doc.store.pendingDs === null ? '' : 'waits for something',
          isSame(doc, this.house.texts.docOf(schools)) ? '' : 'differs from the disk',
        ].join(' '),
      )
      .join('; ')
  }

  #nobody(): never {
    throw new Error('bug: a writer without a number')
  }

  async restart(): Promise<void> {
    const { texts } = this.house
    // Whoever does not read would not notice.
    for (const { writer } of this.writers) writer.connection?.hurry()
    await this.house.close()
    this.house = await FakeHouse.open({}, texts)
  }

  /** All are connected, and nothing is on its way any more. Throws when they do not become the same. */
  async settle(): Promise<Y.Doc> {
    await this.connect()
    for (const { writer } of this.writers) writer.settle()
    const [first, ...others] = this.writers.map(({ writer }) => writer.doc)
    if (first === undefined) return this.#nobody()
    const areEqual = () => others.every((doc) => equalSnapshots(snapshot(doc), snapshot(first)))
    const isOne = () => areEqual() && isSame(this.house.texts.docOf(schools), first)
    await until(isOne, 'all are equal', 20_000).catch((error: unknown) => {
      throw new Error(`${String(error)}; ${this.#connections()}`)
    })
    return first
  }
}

test.each(seeds)(
  '[T32] eight writers who restructure through the editor’s binding, on bad lines and over a restart, come to one text (seed %i)',
  async (seed) => {
    const history = await History.begin(seed)
    await history.go(Math.floor(steps / 2))
    await history.restart()
    await history.go(Math.ceil(steps / 2))
    const text = await history.settle()
    expect(history.writers.every(({ writer }) => isSame(writer.doc, text))).toBe(true)
    expect(history.writers.map(({ writer }) => writer.connection?.closeCode)).toEqual(people.map(() => null))
    const newcomer = await FakePlain.join(history.house, amira, schools)
    expect(isSame(newcomer.doc, text)).toBe(true)
    await history.restart()
    const returning = await FakePlain.join(history.house, bela, schools)
    expect(isSame(returning.doc, text)).toBe(true)
    await history.house.close()
  },
  30_000 + 100 * steps,
)
