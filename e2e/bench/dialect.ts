/** How each contender puts the plain y-protocols messages into frames, and how they are taken out again. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { askMessage } from './typing.ts'

export interface Dialect {
  /** A frame's payload that carries the message. */
  wrap(message: Uint8Array): Uint8Array
  /** The messages in a frame's payload. */
  unwrap(payload: Uint8Array): Uint8Array[]
  /** What a client says first. */
  readonly greetings: readonly Uint8Array[]
  /** Whether the server answers the greeting with its whole text (sync step 2). */
  readonly answers: boolean
  /** Whether each message holds just one character, as it was sent; otherwise the server may have merged them. */
  readonly verbatim: boolean
}

export const plain: Dialect = {
  wrap: (message) => message,
  unwrap: (payload) => [payload],
  greetings: [askMessage()],
  answers: true,
  verbatim: false,
}

export const relayed: Dialect = { ...plain, greetings: [], answers: false, verbatim: true }

/** Messages one behind the other, each behind its length. */
export const relayedInBatches: Dialect = {
  ...relayed,
  unwrap(payload) {
    const from = decoding.createDecoder(payload)
    const messages: Uint8Array[] = []
    while (decoding.hasContent(from)) messages.push(decoding.readVarUint8Array(from))
    return messages
  },
}

/** Hocuspocus writes the document's name before each message, and wants a token (here: any) before all others. */
export function hocuspocus(document: string): Dialect {
  const wrap = (message: Uint8Array) => {
    const to = encoding.createEncoder()
    encoding.writeVarString(to, document)
    encoding.writeUint8Array(to, message)
    return encoding.toUint8Array(to)
  }
  const token = encoding.createEncoder()
  for (const number of [2, 0]) encoding.writeVarUint(token, number)
  encoding.writeVarString(token, 'token')
  return {
    wrap,
    unwrap(payload) {
      const from = decoding.createDecoder(payload)
      decoding.readVarUint8Array(from)
      return [decoding.readTailAsUint8Array(from)]
    },
    greetings: [wrap(encoding.toUint8Array(token)), wrap(askMessage())],
    answers: true,
    verbatim: true,
  }
}
