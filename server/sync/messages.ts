/** The messages inside a room: y-protocols' sync, awareness and auth, and our `saved`. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fail, ok, type Failure, type Result } from '#shared/failure'
import { encodeServerFrame, messageType } from '#shared/protocol'
import type { Relayed } from './member.ts'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'

export type RoomMessage =
  /** What the client has; it asks for the rest. */
  | { kind: 'step1'; stateVector: Uint8Array }
  /** All that the client has and the server lacked when it asked. */
  | { kind: 'step2'; update: Uint8Array }
  /** What the client changed just now. */
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'awareness'; update: Uint8Array }
  | { kind: 'queryAwareness' }

/** The message in these bytes. Fails: invalid, for anything that is not exactly one message of a client. */
export function readRoomMessage(bytes: Uint8Array): Result<RoomMessage> {
  try {
    return ok(readMessage(bytes))
  } catch (error) {
    return fail({ kind: 'invalid', issues: [error instanceof Error ? error.message : 'malformed message'] })
  }
}

function readMessage(bytes: Uint8Array): RoomMessage {
  const from = decoding.createDecoder(bytes)
  const message = readBody(from)
  if (decoding.hasContent(from)) throw new Error('bytes behind the message')
  return message
}

function readBody(from: decoding.Decoder): RoomMessage {
  switch (decoding.readVarUint(from)) {
    case messageType.sync:
      return readSync(from)
    case messageType.awareness:
      return { kind: 'awareness', update: decoding.readVarUint8Array(from) }
    case messageType.queryAwareness:
      return { kind: 'queryAwareness' }
    default:
      throw new Error('unknown type of message')
  }
}

function readSync(from: decoding.Decoder): RoomMessage {
  switch (decoding.readVarUint(from)) {
    case messageYjsSyncStep1:
      return { kind: 'step1', stateVector: decoding.readVarUint8Array(from) }
    case messageYjsSyncStep2:
      return { kind: 'step2', update: decoding.readVarUint8Array(from) }
    case messageYjsUpdate:
      return { kind: 'update', update: decoding.readVarUint8Array(from) }
    default:
      throw new Error('unknown step of the sync')
  }
}

export const step1Message = (stateVector: Uint8Array): Uint8Array =>
  syncMessage(messageYjsSyncStep1, stateVector)
export const step2Message = (update: Uint8Array): Uint8Array => syncMessage(messageYjsSyncStep2, update)
export const updateMessage = (update: Uint8Array): Uint8Array => syncMessage(messageYjsUpdate, update)

function syncMessage(step: number, payload: Uint8Array): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, messageType.sync)
  encoding.writeVarUint(to, step)
  encoding.writeVarUint8Array(to, payload)
  return encoding.toUint8Array(to)
}

export function awarenessMessage(update: Uint8Array): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, messageType.awareness)
  encoding.writeVarUint8Array(to, update)
  return encoding.toUint8Array(to)
}

/** The state vector that is on disk. */
export function savedMessage(stateVector: Uint8Array): Uint8Array {
  const message = new Uint8Array(stateVector.length + 1)
  message[0] = messageType.saved
  message.set(stateVector, 1)
  return message
}

/** y-protocols' "permission denied": the client keeps its words, nobody else gets them. */
export function deniedMessage(failure: Failure): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, messageType.auth)
  encoding.writeVarUint(to, 0)
  encoding.writeVarString(to, failure.kind)
  return encoding.toUint8Array(to)
}

/** The message for everyone in the room. */
export function forMany(message: Uint8Array, channel: number): Relayed {
  return { plain: message, line: encodeServerFrame({ kind: 'data', channel, message }) }
}
