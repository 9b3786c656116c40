/**
 * A message as the bytes of one WebSocket frame (RFC 6455: binary, whole, unmasked, not compressed). Most of what a server
 * sends goes to many, one after the other: their frames are the same, and are built once.
 */
import { partsOf } from '#shared/long-frame'

const binary = 0x82

let last: { readonly message: Uint8Array; readonly frame: Uint8Array } | null = null

/** The frame of a message that nobody changes any more. Asked again for the one just framed, it is the same. */
export function framed(message: Uint8Array): Uint8Array {
  if (last?.message !== message) last = { message, frame: frameOf(message) }
  return last.frame
}

const inParts = new WeakMap<Uint8Array, Uint8Array>()

/** The frames of the parts of a long frame of a line, one behind the other. Asked again for one that somebody holds, they are the same. */
export function framedInParts(message: Uint8Array): Uint8Array {
  const known = inParts.get(message)
  if (known !== undefined) return known
  const frames = Buffer.concat(partsOf(message).map(frameOf))
  inParts.set(message, frames)
  return frames
}

function frameOf(message: Uint8Array): Uint8Array {
  const { length } = message
  const sizeBytes = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const frame = Buffer.allocUnsafeSlow(2 + sizeBytes + length)
  frame[0] = binary
  frame[1] = sizeBytes === 0 ? length : sizeBytes === 2 ? 126 : 127
  if (sizeBytes === 2) frame.writeUInt16BE(length, 2)
  if (sizeBytes === 8) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(message, 2 + sizeBytes)
  return frame
}
