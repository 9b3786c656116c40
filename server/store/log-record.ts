/**
 * One record of the write-ahead log:
 *
 *     u32 length of the payload · u32 CRC-32 of the payload · payload       (both little-endian)
 *     payload: u8 format · u32 bytes of the same flush in front of this record · section id (lib0 string)
 *              · number of claims · per claim: client (lib0 varuint), person (lib0 string, '' for null) · Yjs update
 *
 * A length of 0 is never a record: a tail of zeros is not a row of empty ones. The place in its flush tells,
 * behind a damaged spot, a write that the power cut short (the records around it were never acknowledged) from
 * damage to what was acknowledged: a flush begins only when the one before it is on disk.
 */
import { crc32 } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { personId, sectionId, type SectionId } from '#shared/ids'
import type { Claim, TextRecord } from './texts.ts'

const headerBytes = 8
const format = 0xa1
/** Header, format and place; an empty section id does not exist. */
const leastBytes = headerBytes + 6

export interface LogRecord extends TextRecord {
  readonly section: SectionId
}

/** The record's bytes. `queued`: bytes of the same flush in front of it. */
export function encodeRecord(section: SectionId, record: TextRecord, queued: number): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeUint32(to, 0)
  encoding.writeUint32(to, 0)
  encoding.writeUint8(to, format)
  encoding.writeUint32(to, queued)
  encoding.writeVarString(to, section)
  writeClaims(to, record.claims)
  encoding.writeUint8Array(to, record.update)
  return headed(encoding.toUint8Array(to))
}

function headed(bytes: Uint8Array): Uint8Array {
  const payload = bytes.subarray(headerBytes)
  const header = new DataView(bytes.buffer, bytes.byteOffset, headerBytes)
  header.setUint32(0, payload.length, true)
  header.setUint32(4, crc32(payload), true)
  return bytes
}

export function writeClaims(to: encoding.Encoder, claims: readonly Claim[]): void {
  encoding.writeVarUint(to, claims.length)
  for (const [client, person] of claims) {
    encoding.writeVarUint(to, client)
    encoding.writeVarString(to, person ?? '')
  }
}

export function readClaims(from: decoding.Decoder): Claim[] {
  const claims: Claim[] = []
  const count = decoding.readVarUint(from)
  for (let read = 0; read < count; read++) {
    const client = decoding.readVarUint(from)
    const person = decoding.readVarString(from)
    claims.push([client, person === '' ? null : personId.parse(person)])
  }
  return claims
}

/** Where a whole record lies: its bytes from `start` to `end`, its flush from `flush` on. */
export interface RecordPlace {
  readonly start: number
  readonly end: number
  readonly flush: number
}

/** The whole record that begins at `start`; null when none does. */
export function findRecord(bytes: Uint8Array, start: number): RecordPlace | null {
  if (bytes.length - start < leastBytes) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset + start)
  const length = view.getUint32(0, true)
  const end = start + headerBytes + length
  const flush = start - view.getUint32(headerBytes + 1, true)
  // All cheap tests first: behind a damaged spot every place is asked.
  if (length === 0 || end > bytes.length || view.getUint8(headerBytes) !== format || flush < 0) return null
  const fits = crc32(bytes.subarray(start + headerBytes, end)) === view.getUint32(4, true)
  return fits ? { start, end, flush } : null
}

/** What stands in a record that `findRecord` found; the update is a view of `bytes`. Throws for a bug of the writer. */
export function decodeRecord(bytes: Uint8Array, { start, end }: RecordPlace): LogRecord {
  const from = decoding.createDecoder(bytes.subarray(start + headerBytes + 5, end))
  const section = sectionId.parse(decoding.readVarString(from))
  const claims = readClaims(from)
  return { section, claims, update: decoding.readTailAsUint8Array(from) }
}
