/**
 * JSON with its own SHA-256 in front of it, so that one changed bit is found, wherever it is:
 *
 *     {"sha256":"<64 hex digits, of the bytes of …>","content":…}\n
 *
 * It is JSON as a whole, for people with other tools.
 */
import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'

const opening = '{"sha256":"'
const middle = '","content":'
const closing = '}\n'
const contentFrom = opening.length + 64 + middle.length

const digestOf = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex')

/** `content` as text with its checksum. */
export function withChecksum(content: unknown): string {
  const json = JSON.stringify(content)
  return `${opening}${digestOf(json)}${middle}${json}${closing}`
}

/** Content whose JSON comes in pieces, as bytes with their checksum, in pieces. Others have their turn between them. */
export async function piecesWithChecksum(json: Iterable<string>): Promise<Buffer[]> {
  const digest = createHash('sha256')
  const content: Buffer[] = []
  for (const piece of json) {
    const bytes = Buffer.from(piece)
    digest.update(bytes)
    content.push(bytes)
    await nextTurn()
  }
  return [Buffer.from(`${opening}${digest.digest('hex')}${middle}`), ...content, Buffer.from(closing)]
}

/** Whether these bytes were written with a checksum; what is older has none. */
export const hasChecksum = (bytes: Buffer): boolean =>
  bytes.subarray(0, opening.length).equals(Buffer.from(opening))

/** The bytes of the content; null when they, or the checksum, are not as they were written. */
export function provenContent(bytes: Buffer): Buffer | null {
  const content = bytes.subarray(contentFrom, -closing.length)
  const around = `${opening}${digestOf(content)}${middle}`
  const isWhole =
    bytes.length >= contentFrom + closing.length &&
    bytes.subarray(0, contentFrom).equals(Buffer.from(around)) &&
    bytes.subarray(-closing.length).equals(Buffer.from(closing))
  return isWhole ? content : null
}
