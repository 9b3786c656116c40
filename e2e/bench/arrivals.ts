/**
 * Which of the writers' characters a frame brings. All readers of a room get the same bytes, so each frame is taken
 * apart once, however many readers there are: the generator must cost less than what it measures.
 */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { Dialect } from './dialect.ts'
import { updateIn } from './member.ts'

/** Characters of one client: clocks `from` to `to` (exclusive). */
export interface Span {
  readonly client: number
  readonly from: number
  readonly to: number
}

interface Known {
  readonly bytes: Buffer
  readonly spans: readonly Span[]
}

/** Frames that readers may lag behind each other by. */
const remembered = 256

export class Arrivals {
  readonly #dialect: Dialect
  readonly #bySize = new Map<number, Known[]>()
  readonly #order: Known[] = []

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  /** What the payload brings; nothing for a frame without text. */
  spansIn(payload: Buffer): readonly Span[] {
    const alike = this.#bySize.get(payload.length)
    const known = alike?.findLast(({ bytes }) => bytes.equals(payload))
    return known?.spans ?? this.#learn(payload)
  }

  #learn(payload: Buffer): readonly Span[] {
    const read = this.#dialect.verbatim ? spanOfCharacter : spansOfUpdate
    const updates = this.#dialect.unwrap(payload).map(updateIn)
    const known = {
      bytes: Buffer.from(payload),
      spans: updates.flatMap((update) => (update === null ? [] : read(update))),
    }
    this.#remember(known)
    return known.spans
  }

  #remember(known: Known): void {
    const alike = this.#bySize.get(known.bytes.length)
    if (alike === undefined) this.#bySize.set(known.bytes.length, [known])
    else alike.push(known)
    if (this.#order.push(known) <= remembered) return
    const oldest = this.#order.shift()
    if (oldest !== undefined) this.#bySize.get(oldest.bytes.length)?.shift()
  }
}

/** Update v1 with one client and one struct: read without building anything. */
function spanOfCharacter(update: Uint8Array): Span[] {
  const from = decoding.createDecoder(update)
  const clients = decoding.readVarUint(from)
  const structs = clients === 0 ? 0 : decoding.readVarUint(from)
  if (clients !== 1 || structs !== 1) return spansOfUpdate(update)
  const client = decoding.readVarUint(from)
  const clock = decoding.readVarUint(from)
  return [{ client, from: clock, to: clock + 1 }]
}

function spansOfUpdate(update: Uint8Array): Span[] {
  return Y.decodeUpdate(update).structs.map(({ id, length }) => ({
    client: id.client,
    from: id.clock,
    to: id.clock + length,
  }))
}
