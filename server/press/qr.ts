/** The address and the fingerprint of a version as a QR code (ISO/IEC 18004), as a drawing and as a picture. */
import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'
import type { Handout } from './handout.ts'

/** What it leads to. */
interface Pointing {
  readonly version: Pick<Handout['version'], 'url' | 'fingerprint'>
}

/** Quiet modules around it, as the standard asks. */
const border = 4

/** What whoever holds a telephone over it reads: where the version is, and what it must be. */
const qrText = ({ version: { url, fingerprint } }: Pointing): string =>
  url === null ? `sha256:${fingerprint}` : `${url}#sha256=${fingerprint}`

const modules = (pointing: Pointing): boolean[][] => encode(qrText(pointing), { ecc: 'M', border }).data

/** Black squares on white, one unit each. */
export function qrSvg(pointing: Pointing): string {
  const rows = modules(pointing)
  const squares = rows.flatMap((row, y) =>
    row.flatMap((isBlack, x) => (isBlack ? [`M${x} ${y}h1v1h-1z`] : [])),
  )
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${rows.length} ${rows.length}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${rows.length}v${rows.length}H0z"/><path d="${squares.join('')}"/></svg>`
  )
}

/** Points for each module: sharp on paper. */
const scale = 8

/** A PNG picture (ISO/IEC 15948), one bit a point. */
export function qrPng(pointing: Pointing): Uint8Array {
  const rows = modules(pointing)
  const side = rows.length * scale
  const lines = rows.flatMap((row) => Array.from({ length: scale }, () => lineOf(row)))
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  // One bit of grey; deflate, no filter, not interlaced.
  head[8] = 1
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A line of points: its filter (none), then eight in a byte, white as 1. A module is as wide as a byte. */
const lineOf = (row: readonly boolean[]): Buffer =>
  Buffer.from([0, ...row.map((isBlack) => (isBlack ? 0x00 : 0xff))])

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'ascii'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
