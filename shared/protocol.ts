/**
 * The wire format of the sockets. Two ways lead to the same rooms:
 *
 * - `/sync/<section id>`: the plain y-websocket protocol, one socket per section. Any y-websocket client with a
 *   valid session cookie can join.
 * - `/sync`: the *line*. The browser carries all rooms of a tab, the chapter's presence and the news over one
 *   socket. Each frame is a kind (varuint) and its fields; a room's frames carry the room's channel number and then
 *   the very bytes of the plain protocol, so a relayed batch is encoded once for all its readers.
 *
 * The plain protocol is y-protocols' (0 sync, 1 awareness, 2 auth, 3 query awareness) with one message of ours:
 * 4 `saved`, server to client, the rest of the message is the Yjs state vector that is on disk. Clients that do not
 * know it ignore it. A state vector cannot speak of deletions, so the line also counts: `saved` on a line says how
 * many of the client's sync updates (steps 2 and updates) on this channel are on disk.
 *
 * Encodings are lib0's (varuint, length-prefixed bytes and strings). A malformed frame closes that socket only.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fail, ok, unreachable, type Failure, type Result } from './failure.ts'
import { chapterId, sectionId, type ChapterId, type SectionId } from './ids.ts'
import type { News } from './events.ts'

/** Raised with every change of a frame; `protocol.test.ts` fails until it is. History: 1 the first; 2 news of threads, and
 * news that is withheld; 3 news of sign-offs, and the way to another stage in news that is withheld; 4 news of versions; 5 long
 * frames of the server in parts; 6 news of decisions. */
export const protocolVersion = 6

/** Message types inside a room. */
export const messageType = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 4 } as const

/** Why a socket or a channel was closed. y-websocket takes 4400–4499 as final and does not come back. */
export const closeCode = {
  malformed: 4400,
  signedOut: 4401,
  forbidden: 4403,
  notFound: 4404,
  tooLarge: 4413,
  outdatedClient: 4426,
  tooMany: 4429,
  /** RFC 6455: the server goes away and comes back. */
  restart: 1012,
  /** The store cannot write; try again later. */
  storeUnavailable: 4503,
  /** The reader did not keep up; it may come back and catch up. */
  tooSlow: 4508,
} as const
export type CloseCode = (typeof closeCode)[keyof typeof closeCode]

/** What someone may do in a room: `read` receives everything and writes nothing. */
export type Access = 'read' | 'write'

export const limits = {
  /** The largest frame, in bytes (RFC 6455 payload): hours of work offline come as one step 2. */
  frameBytes: 16 * 1024 * 1024,
  /** The largest presence message, in bytes. */
  presenceBytes: 4096,
  /** What may wait for a reader that does not read, in bytes. */
  outgoingBytes: 4 * 1024 * 1024,
  /** How long those who write in a section are told of its lock before it comes. */
  noticeMillis: 3000,
} as const

/** How often a line asks for a sign of life, and how long the answer may take, in milliseconds: a dead one is shown within 5 s. */
export const pingMillis = 1250
export const answerMillis = 3000

export type ClientFrame =
  /** First frame of a line. `seq`: the last news entry the client has folded. */
  | { kind: 'hello'; protocol: number; schema: number; seq: number }
  /** Joins a section's room. Answered by `opened` or `closed`. */
  | { kind: 'open'; section: SectionId }
  | { kind: 'close'; channel: number }
  /** A message of the plain protocol for the channel's room. */
  | { kind: 'data'; channel: number; message: Uint8Array }
  /** Enters a chapter's presence (leaving the one before); null: leaves it. */
  | { kind: 'enter'; chapter: ChapterId | null }
  /** A y-protocols awareness update with the client's own state. */
  | { kind: 'presence'; update: Uint8Array }
  | { kind: 'ping' }

export type ServerFrame =
  | { kind: 'opened'; section: SectionId; channel: number; access: Access; epoch: number }
  /** The room is not (or no longer) open to this client; `failure` says why. */
  | { kind: 'closed'; section: SectionId; failure: Failure }
  | { kind: 'data'; channel: number; message: Uint8Array }
  /**
   * `count`: how many sync updates of this client on this channel are on disk since `opened`. `stateVector`: what is on
   * disk, all of it after a step 2, and after an update the entries that changed with it.
   */
  | { kind: 'saved'; channel: number; count: number; stateVector: Uint8Array }
  /**
   * The access to an open channel changed (a role, a stage). `write` with a failure: so it is still, and that is coming
   * (a lock, `noticeMillis` from now).
   */
  | { kind: 'access'; channel: number; access: Access; failure: Failure | null }
  /** Presence of the entered chapter, as a y-protocols awareness update. */
  | { kind: 'presence'; update: Uint8Array }
  /**
   * Entries after the client's `seq`, in order; without their event where it is not for this person. `reload`: the gap
   * is too long, fetch the records anew.
   */
  | { kind: 'news'; entries: News[] }
  | { kind: 'reload' }
  /** Whether the store takes writes; sent when that changes. */
  | { kind: 'store'; writable: boolean }
  | { kind: 'pong' }
  /**
   * A part of a long frame, of which `left` are still to come (`long-frame`). An empty one says only that a long message of
   * the client's is on its way in.
   */
  | { kind: 'part'; left: number; bytes: Uint8Array }

const clientKinds = ['hello', 'open', 'close', 'data', 'enter', 'presence', 'ping'] as const
const serverKinds = [
  'opened',
  'closed',
  'data',
  'saved',
  'access',
  'presence',
  'news',
  'reload',
  'store',
  'pong',
  'part',
] as const

/** The frame's bytes. */
export function encodeClientFrame(frame: ClientFrame): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, clientKinds.indexOf(frame.kind))
  writeClientFields(to, frame)
  return encoding.toUint8Array(to)
}

function writeClientFields(to: encoding.Encoder, frame: ClientFrame): void {
  switch (frame.kind) {
    case 'hello':
      for (const number of [frame.protocol, frame.schema, frame.seq]) encoding.writeVarUint(to, number)
      return
    case 'open':
      return encoding.writeVarString(to, frame.section)
    case 'close':
      return encoding.writeVarUint(to, frame.channel)
    case 'data':
      encoding.writeVarUint(to, frame.channel)
      return encoding.writeUint8Array(to, frame.message)
    case 'enter':
      return encoding.writeVarString(to, frame.chapter ?? '')
    case 'presence':
      return encoding.writeUint8Array(to, frame.update)
    case 'ping':
      return
    default:
      return unreachable(frame)
  }
}

/** The frame in these bytes. Fails: invalid, for anything that is not exactly one frame. */
export function decodeClientFrame(bytes: Uint8Array): Result<ClientFrame> {
  return decoded(() => {
    const from = decoding.createDecoder(bytes)
    const frame = readClientFields(from, clientKinds[decoding.readVarUint(from)])
    if (decoding.hasContent(from)) throw new Error('bytes behind the frame')
    return frame
  })
}

function readClientFields(
  from: decoding.Decoder,
  kind: (typeof clientKinds)[number] | undefined,
): ClientFrame {
  switch (kind) {
    case 'hello': {
      const [protocol, schema, seq] = [readNumber(from), readNumber(from), readNumber(from)]
      return { kind, protocol, schema, seq }
    }
    case 'open':
      return { kind, section: sectionId.parse(decoding.readVarString(from)) }
    case 'close':
      return { kind, channel: readNumber(from) }
    case 'data':
      return { kind, channel: readNumber(from), message: decoding.readTailAsUint8Array(from) }
    case 'enter': {
      const chapter = decoding.readVarString(from)
      return { kind, chapter: chapter === '' ? null : chapterId.parse(chapter) }
    }
    case 'presence':
      return { kind, update: decoding.readTailAsUint8Array(from) }
    case 'ping':
      return { kind }
    default:
      throw new Error('unknown kind of frame')
  }
}

/** The frame's bytes. */
export function encodeServerFrame(frame: ServerFrame): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, serverKinds.indexOf(frame.kind))
  writeServerFields(to, frame)
  return encoding.toUint8Array(to)
}

function writeServerFields(to: encoding.Encoder, frame: ServerFrame): void {
  switch (frame.kind) {
    case 'data':
      encoding.writeVarUint(to, frame.channel)
      return encoding.writeUint8Array(to, frame.message)
    case 'saved':
      encoding.writeVarUint(to, frame.channel)
      encoding.writeVarUint(to, frame.count)
      return encoding.writeUint8Array(to, frame.stateVector)
    case 'presence':
      return encoding.writeUint8Array(to, frame.update)
    case 'part':
      encoding.writeVarUint(to, frame.left)
      return encoding.writeUint8Array(to, frame.bytes)
    case 'reload':
    case 'pong':
      return
    case 'opened':
    case 'closed':
    case 'access':
    case 'news':
    case 'store':
      return encoding.writeVarString(to, JSON.stringify({ ...frame, kind: undefined }))
    default:
      return unreachable(frame)
  }
}

/** The frame in these bytes, as our own server wrote it. Fails: invalid. */
export function decodeServerFrame(bytes: Uint8Array): Result<ServerFrame> {
  return decoded(() => {
    const from = decoding.createDecoder(bytes)
    return readServerFields(from, serverKinds[decoding.readVarUint(from)])
  })
}

function readServerFields(
  from: decoding.Decoder,
  kind: (typeof serverKinds)[number] | undefined,
): ServerFrame {
  switch (kind) {
    case 'data':
      return { kind, channel: readNumber(from), message: decoding.readTailAsUint8Array(from) }
    case 'saved': {
      const [channel, count] = [readNumber(from), readNumber(from)]
      return { kind, channel, count, stateVector: decoding.readTailAsUint8Array(from) }
    }
    case 'presence':
      return { kind, update: decoding.readTailAsUint8Array(from) }
    case 'part':
      return { kind, left: readNumber(from), bytes: decoding.readTailAsUint8Array(from) }
    case 'reload':
    case 'pong':
      return { kind }
    case 'opened':
    case 'closed':
    case 'access':
    case 'news':
    case 'store':
      // Our own server wrote it: shape is trusted, as every answer of our own API is.
      return { ...(JSON.parse(decoding.readVarString(from)) as object), kind } as ServerFrame
    default:
      throw new Error('unknown kind of frame')
  }
}

const readNumber = (from: decoding.Decoder): number => decoding.readVarUint(from)

/** Reading past the end, a bad varuint or a bad id is the sender's doing, not a bug. */
function decoded<T>(read: () => T): Result<T> {
  try {
    return ok(read())
  } catch (error) {
    return fail({ kind: 'invalid', issues: [error instanceof Error ? error.message : 'malformed frame'] })
  }
}
