import * as buffer from 'lib0/buffer'
import * as encoding from 'lib0/encoding'
import * as sha256 from 'lib0/hash/sha256'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Failure } from './failure.ts'
import { chapterId, sectionId } from './ids.ts'
import {
  decodeClientFrame,
  decodeServerFrame,
  encodeClientFrame,
  encodeServerFrame,
  protocolVersion,
  type ClientFrame,
  type ServerFrame,
} from './protocol.ts'

const number = fc.nat({ max: Number.MAX_SAFE_INTEGER })
const bytes = fc.uint8Array({ maxLength: 200 })
const section = fc.stringMatching(/^sec_[0-9a-z]{4,32}$/u).map((id) => sectionId.parse(id))
const chapter = fc.stringMatching(/^cha_[0-9a-z]{4,32}$/u).map((id) => chapterId.parse(id))
const access = fc.constantFrom('read' as const, 'write' as const)
const failure: fc.Arbitrary<Failure> = fc.oneof(
  fc.constant<Failure>({ kind: 'signedOut' }),
  section.map((id): Failure => ({ kind: 'locked', section: id, stage: 'signing' })),
  fc.string().map((cause): Failure => ({ kind: 'storeUnavailable', cause })),
)

const clientFrame: fc.Arbitrary<ClientFrame> = fc.oneof(
  fc.record({ kind: fc.constant('hello' as const), protocol: number, schema: number, seq: number }),
  fc.record({ kind: fc.constant('open' as const), section }),
  fc.record({ kind: fc.constant('close' as const), channel: number }),
  fc.record({ kind: fc.constant('data' as const), channel: number, message: bytes }),
  fc.record({ kind: fc.constant('enter' as const), chapter: fc.option(chapter) }),
  fc.record({ kind: fc.constant('presence' as const), update: bytes }),
  fc.record({ kind: fc.constant('ping' as const) }),
)

const serverFrame: fc.Arbitrary<ServerFrame> = fc.oneof(
  fc.record({ kind: fc.constant('opened' as const), section, channel: number, access, epoch: number }),
  fc.record({ kind: fc.constant('closed' as const), section, failure }),
  fc.record({ kind: fc.constant('data' as const), channel: number, message: bytes }),
  fc.record({ kind: fc.constant('saved' as const), channel: number, count: number, stateVector: bytes }),
  fc.record({ kind: fc.constant('access' as const), channel: number, access, failure: fc.option(failure) }),
  fc.record({ kind: fc.constant('presence' as const), update: bytes }),
  fc.record({
    kind: fc.constant('news' as const),
    entries: fc.array(fc.record({ seq: number, event: fc.constant(null) })),
  }),
  fc.record({ kind: fc.constant('reload' as const) }),
  fc.record({ kind: fc.constant('store' as const), writable: fc.boolean() }),
  fc.record({ kind: fc.constant('pong' as const) }),
  fc.record({ kind: fc.constant('part' as const), left: number, bytes }),
)

describe('a frame', () => {
  test('[L1] from a client comes out as it went in', () => {
    fc.assert(
      fc.property(clientFrame, (frame) => {
        expect(decodeClientFrame(encodeClientFrame(frame))).toEqual({ ok: true, value: frame })
      }),
    )
  })

  test('[L1] from the server comes out as it went in', () => {
    fc.assert(
      fc.property(serverFrame, (frame) => {
        expect(decodeServerFrame(encodeServerFrame(frame))).toEqual({ ok: true, value: frame })
      }),
    )
  })

  test('[L2] of random bytes is a value or a failure, never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (random) => {
        expect(decodeClientFrame(random).ok).toBeTypeOf('boolean')
        expect(decodeServerFrame(random).ok).toBeTypeOf('boolean')
      }),
    )
  })

  test.each([
    ['nothing', []],
    ['an unknown kind', [99]],
    ['a cut field', [0, 1]],
    ['a number beyond all bounds', [2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]],
    ['a section that is no id', [1, 3, 97, 98, 99]],
    ['bytes behind its fields', [6, 0]],
  ])('[L2] of %s is refused', (_what, malformed) => {
    expect(decodeClientFrame(new Uint8Array(malformed))).toMatchObject({
      ok: false,
      failure: { kind: 'invalid' },
    })
  })
})

/** One frame of every kind, with every field set. */
const clientExamples: { [K in ClientFrame['kind']]: Extract<ClientFrame, { kind: K }> } = {
  hello: { kind: 'hello', protocol: 300, schema: 2, seq: 70_000 },
  open: { kind: 'open', section: sectionId.parse('sec_0001') },
  close: { kind: 'close', channel: 300 },
  data: { kind: 'data', channel: 300, message: new Uint8Array([0, 1, 2]) },
  enter: { kind: 'enter', chapter: chapterId.parse('cha_0001') },
  presence: { kind: 'presence', update: new Uint8Array([1, 2]) },
  ping: { kind: 'ping' },
}

const serverExamples: { [K in ServerFrame['kind']]: Extract<ServerFrame, { kind: K }> } = {
  opened: {
    kind: 'opened',
    section: sectionId.parse('sec_0001'),
    channel: 300,
    access: 'write',
    epoch: 2,
  },
  closed: { kind: 'closed', section: sectionId.parse('sec_0001'), failure: { kind: 'signedOut' } },
  data: { kind: 'data', channel: 300, message: new Uint8Array([0, 1, 2]) },
  saved: { kind: 'saved', channel: 300, count: 7, stateVector: new Uint8Array([0]) },
  access: { kind: 'access', channel: 300, access: 'read', failure: { kind: 'signedOut' } },
  presence: { kind: 'presence', update: new Uint8Array([1, 2]) },
  news: {
    kind: 'news',
    entries: [
      { seq: 300, event: null },
      { seq: 301, event: null, transition: { section: sectionId.parse('sec_0001'), by: 'signOffCalled' } },
    ],
  },
  reload: { kind: 'reload' },
  store: { kind: 'store', writable: false },
  pong: { kind: 'pong' },
  part: { kind: 'part', left: 300, bytes: new Uint8Array([1, 2]) },
}

/** Of each version that ever went out. A new one is added, none is ever changed. */
const fingerprints: Record<number, string> = {
  1: '3289b29f7ca75aee18775e5ad65b3c0a4dcd1fa9151aebf21c01a6b2b964f037',
  2: 'f9bf71789f78e91420e4f6e981bd1915465f12667b19b4ef862c13d3ef6d24c2',
  3: 'f18e3c5db69f79ee950c490942b29d9b45cdff991edceba449008b6fdcb030d1',
  4: 'f18e3c5db69f79ee950c490942b29d9b45cdff991edceba449008b6fdcb030d1',
  5: 'f37030e38065823b6d2af67ed4db22cefc457040259550df7d7a375e3abde3b2',
  6: 'f37030e38065823b6d2af67ed4db22cefc457040259550df7d7a375e3abde3b2',
}

function fingerprint(): string {
  const to = encoding.createEncoder()
  for (const frame of Object.values(clientExamples)) encoding.writeVarUint8Array(to, encodeClientFrame(frame))
  for (const frame of Object.values(serverExamples)) encoding.writeVarUint8Array(to, encodeServerFrame(frame))
  return buffer.toHexString(sha256.digest(encoding.toUint8Array(to)))
}

test('[L3] the bytes of the frames change only with the version: raise it, and write its fingerprint down here', () => {
  expect(fingerprint()).toBe(fingerprints[protocolVersion])
})
