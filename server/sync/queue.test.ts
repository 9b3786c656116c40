import { beforeEach, describe, expect, test } from 'vitest'
import { amira, bela } from './house.fake.ts'
import type { Waiting } from './batch.ts'
import { Queue } from './queue.ts'
import { Seat } from './seat.ts'
import { Witness } from './witness.fake.ts'

const seatOf = (person: typeof amira): { seat: Seat; witness: Witness } => {
  const witness = new Witness(person)
  return { seat: new Seat(witness, { access: 'write', failure: null }), witness }
}

let queue: Queue
let amiras: ReturnType<typeof seatOf>
let belas: ReturnType<typeof seatOf>

beforeEach(() => {
  queue = new Queue()
  amiras = seatOf(amira)
  belas = seatOf(bela)
})

const bytesOf = (number: number): Uint8Array => new Uint8Array([number])
const write = ({ seat }: { seat: Seat }, number: number): void =>
  queue.push({ seat, kind: 'update', bytes: bytesOf(number) })
const ask = ({ seat }: { seat: Seat }, number: number): void =>
  queue.push({ seat, kind: 'step1', bytes: bytesOf(number) })
const numbers = (batch: readonly Waiting[]): number[] => batch.map(({ bytes }) => bytes[0] ?? -1)

/** Uses up the share of work. */
const exhaust = ({ witness }: { witness: Witness }): void => witness.allowance.worked(1e6)

describe('what was written', () => {
  test('[T27] is taken in turn of each person, in the order in which each wrote', () => {
    for (const number of [1, 2, 3, 4]) write(amiras, number)
    for (const number of [11, 12]) write(belas, number)
    expect(numbers(queue.writes())).toEqual([1, 11, 2, 12, 3, 4])
    expect(queue.isEmpty).toBe(true)
  })

  test('[T27] and did not fit comes first again, before what came meanwhile', () => {
    for (const number of [1, 2, 3]) write(amiras, number)
    write(belas, 11)
    const [, ...rest] = queue.writes()
    write(amiras, 4)
    queue.putBack(rest)
    expect(numbers(queue.writes())).toEqual([2, 11, 3, 4])
  })

  test('[T27] by a person who has used up its share of work waits; when all have left it counts', () => {
    write(amiras, 1)
    write(belas, 11)
    exhaust(amiras)
    expect(numbers(queue.writes())).toEqual([11])
    expect([queue.isReady, queue.isEmpty]).toEqual([false, false])
    expect(numbers(queue.writes(true))).toEqual([1])
  })

  test('[T27] is bounded for a person, and for all together', () => {
    const rules = { queueBytes: 5, personBytes: 3 }
    for (const number of [1, 2, 3]) write(amiras, number)
    expect([queue.hasRoomFor(amira, 1, rules), queue.hasRoomFor(bela, 2, rules)]).toEqual([false, true])
    expect(queue.hasRoomFor(bela, 3, rules)).toBe(false)
    queue.writes()
    expect(queue.hasRoomFor(amira, 3, rules)).toBe(true)
  })
})

describe('a question', () => {
  test('[T28] that was asked again before it was answered is answered once', () => {
    ask(amiras, 1)
    ask(amiras, 2)
    expect([queue.nextQuestion()?.bytes, queue.nextQuestion()]).toEqual([bytesOf(2), null])
  })

  test('[T28] of someone who has not read the answers before waits, and the next one does not', () => {
    amiras.witness.isBehind = true
    ask(amiras, 1)
    ask(belas, 11)
    expect([queue.nextQuestion()?.bytes, queue.nextQuestion(), queue.isReady]).toEqual([
      bytesOf(11),
      null,
      false,
    ])
    amiras.witness.isBehind = false
    expect([queue.isReady, queue.nextQuestion()?.bytes]).toEqual([true, bytesOf(1)])
  })
})
