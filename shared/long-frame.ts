/**
 * Long frames of the server go over a line in parts: on a slow one, the other end hears something all the while. Nothing
 * else comes between the parts of one frame but empty ones.
 */
import * as encoding from 'lib0/encoding'
import type { Result } from './failure.ts'
import { decodeServerFrame, encodeServerFrame, type ServerFrame } from './protocol.ts'

/** A frame that is longer goes in parts of this length, in bytes: a line of 5 kB/s brings one in less than two seconds. */
export const partBytes = 8192

/** The frames of the parts of a frame, in order. */
export function partsOf(frame: Uint8Array): Uint8Array[] {
  const count = Math.ceil(frame.length / partBytes)
  return Array.from({ length: count }, (_, at) =>
    encodeServerFrame({
      kind: 'part',
      left: count - 1 - at,
      bytes: frame.subarray(at * partBytes, (at + 1) * partBytes),
    }),
  )
}

/** Reads what the server sends on one socket. */
export class FrameReader {
  #parts = encoding.createEncoder()

  /** The frame that these bytes make whole; of those before the last, the part. Fails: invalid. */
  read(bytes: Uint8Array): Result<ServerFrame> {
    const frame = decodeServerFrame(bytes)
    if (!frame.ok || frame.value.kind !== 'part') return frame
    encoding.writeUint8Array(this.#parts, frame.value.bytes)
    if (frame.value.left > 0) return frame
    const whole = encoding.toUint8Array(this.#parts)
    this.#parts = encoding.createEncoder()
    return decodeServerFrame(whole)
  }
}
