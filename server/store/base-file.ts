/**
 * The base state of one section, `<section id>.base`:
 *
 *     4 bytes "LIPB" · u8 version · u32 epoch · u32 CRC-32 of all before and behind it · the rest  (little-endian)
 *     the rest: the log place it covers (segment, offset: lib0 varuints) · claims · Yjs state to the end
 *
 * What lies in front of the covered place need not be read from the log again for this section.
 */
import { readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { ok, type Result } from '#shared/failure'
import { causeOf, replaceFile, unavailable } from './disk.ts'
import { readClaims, writeClaims } from './log-record.ts'
import type { Claim } from './texts.ts'
import type { LogPlace } from './write-ahead-log.ts'

export interface BaseState {
  readonly epoch: number
  readonly covers: LogPlace
  readonly claims: readonly Claim[]
  /** A Yjs update (v1) with the whole state. */
  readonly state: Uint8Array
}

const magic = new Uint8Array([0x4c, 0x49, 0x50, 0x42])
const version = 1
const headerBytes = 13

/** Replaces the file at once and reads it back: ok means that the new base is proven. Fails: storeUnavailable; the old base stands. */
export async function writeBase(path: string, base: BaseState): Promise<Result<void>> {
  const bytes = encodeBase(base)
  try {
    await replaceFile(path, bytes)
    if (bytes.equals(await readFile(path))) return ok(undefined)
  } catch (error) {
    return unavailable(`${path} cannot be written: ${causeOf(error)}`)
  }
  return unavailable(`${path} does not read as it was written: the disk is damaged`)
}

/** Fails: storeUnavailable, `cause` names the file and what is wrong with it. */
export async function readBase(path: string): Promise<Result<BaseState>> {
  try {
    const base = decodeBase(await readFile(path))
    return base === null ? unavailable(damagedBase(path)) : ok(base)
  } catch (error) {
    return unavailable(`${path} cannot be read: ${causeOf(error)}`)
  }
}

export const damagedBase = (path: string): string => `${path} is damaged. Restore it from a backup.`

function encodeBase(base: BaseState): Buffer {
  const rest = encoding.encode((to) => {
    encoding.writeVarUint(to, base.covers.segment)
    encoding.writeVarUint(to, base.covers.offset)
    writeClaims(to, base.claims)
    encoding.writeUint8Array(to, base.state)
  })
  const header = Buffer.alloc(headerBytes)
  header.set(magic)
  header.writeUInt8(version, 4)
  header.writeUInt32LE(base.epoch, 5)
  header.writeUInt32LE(crc32(rest, crc32(header.subarray(0, 9))), 9)
  return Buffer.concat([header, rest])
}

/** null for what is no whole base of this version. */
export function decodeBase(bytes: Buffer): BaseState | null {
  if (bytes.length <= headerBytes || !bytes.subarray(0, 4).equals(magic) || bytes[4] !== version) return null
  const rest = bytes.subarray(headerBytes)
  if (crc32(rest, crc32(bytes.subarray(0, 9))) !== bytes.readUInt32LE(9)) return null
  const from = decoding.createDecoder(rest)
  const covers = { segment: decoding.readVarUint(from), offset: decoding.readVarUint(from) }
  const claims = readClaims(from)
  return { epoch: bytes.readUInt32LE(5), covers, claims, state: decoding.readTailAsUint8Array(from) }
}
