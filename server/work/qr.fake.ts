/** Reads QR codes of our own making back, for tests of what carries them. */
import { inflateSync } from 'node:zlib'
import { encode } from 'uqr'

/** Points for each module, as `press/qr` draws them. */
const scale = 8

/** The modules in a picture, black as true. */
export function modulesOf(picture: Uint8Array): boolean[][] {
  const png = Buffer.from(picture)
  const at = png.indexOf('IDAT') + 4
  const side = png.readUInt32BE(16) / scale
  const lines = inflateSync(png.subarray(at, at + png.readUInt32BE(at - 8)))
  return Array.from({ length: side }, (_row, y) =>
    Array.from({ length: side }, (_column, x) => lines[scale * y * (side + 1) + 1 + x] === 0),
  )
}

/** The modules that say this. */
export const codeOf = (text: string): boolean[][] => encode(text, { ecc: 'M', border: 4 }).data
