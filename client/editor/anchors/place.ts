/**
 * The places of an anchor: which letter they go with, and on which side of it. Written as Yjs writes a relative position
 * (`encodeRelativePosition`: 0 for a letter, its client and clock, the side), in base64url; read and written here, for
 * the page's first load has no use for what Yjs brings for it.
 */
import type * as Y from 'yjs'

export interface Place {
  readonly item: Y.ID
  readonly assoc: number
}

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** The side, as a signed number of variable length. */
const [behind, before] = [0, 0x41]

export function writePlace({ item, assoc }: Place): string {
  const bytes = [0, ...varUint(item.client), ...varUint(item.clock), assoc < 0 ? before : behind]
  let written = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = bytes.slice(at, at + 3)
    const all = one * 65536 + two * 256 + three
    const count = Math.min(3, bytes.length - at) + 1
    for (let sign = 0; sign < count; sign++) written += signs.charAt((all >> (18 - 6 * sign)) & 63)
  }
  return written
}

/** Null for a place that goes with no letter. */
export function readPlace(written: string): Place | null {
  const bytes = bytesOf(written)
  if (bytes.shift() !== 0) return null
  const [client, clock, side] = [readVarUint(bytes), readVarUint(bytes), bytes.shift()]
  return side === undefined ? null : { item: { client, clock }, assoc: side === before ? -1 : 0 }
}

function bytesOf(written: string): number[] {
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const sign of written) {
    held = ((held << 6) | signs.indexOf(sign)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 0xff)
  }
  return bytes
}

/** Seven bits a byte, the lowest first; the eighth says that more come. */
function varUint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return [...bytes, rest]
}

function readVarUint(bytes: number[]): number {
  let [value, weight] = [0, 1]
  for (let byte = bytes.shift(); byte !== undefined; byte = bytes.shift()) {
    value += (byte % 128) * weight
    if (byte < 128) break
    weight *= 128
  }
  return value
}
