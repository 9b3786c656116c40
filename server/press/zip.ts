/** A zip archive, as office files are: small, written at once, after PKWARE's APPNOTE 6.3 without its wide form. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipFile {
  /** Its path inside, in ASCII. */
  readonly name: string
  readonly content: Uint8Array
  /** Left as it is; OpenDocument asks that of its `mimetype`. */
  readonly stored?: boolean
}

interface Packed {
  readonly name: Uint8Array
  readonly bytes: Uint8Array
  /** What both headers say of it: method, time, checksum and sizes. */
  readonly facts: Buffer
}

/** 1 January 1980, midnight: archives made of the same files are the same. */
const [noTime, firstDay] = [0, 0x21]

export function zip(files: readonly ZipFile[]): Uint8Array {
  const packed = files.map(pack)
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const one of packed) {
    const header = localHeader(one)
    directory.push(centralHeader(one, offset), one.name)
    parts.push(header, one.name, one.bytes)
    offset += header.length + one.name.length + one.bytes.length
  }
  const listed = Buffer.concat(directory)
  return Buffer.concat([...parts, listed, endRecord(packed.length, listed.length, offset)])
}

function pack({ name, content, stored = false }: ZipFile): Packed {
  const bytes = stored ? content : deflateRawSync(content)
  const facts = Buffer.alloc(20)
  facts.writeUInt16LE(stored ? 0 : 8, 0)
  facts.writeUInt16LE(noTime, 2)
  facts.writeUInt16LE(firstDay, 4)
  facts.writeUInt32LE(crc32(content), 6)
  facts.writeUInt32LE(bytes.length, 10)
  facts.writeUInt32LE(content.length, 14)
  const encoded = Buffer.from(name, 'ascii')
  facts.writeUInt16LE(encoded.length, 18)
  return { name: encoded, bytes, facts }
}

/** Version 2.0 is needed to read it. */
const version = 20

function localHeader({ facts }: Packed): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04_03_4b_50, 0)
  header.writeUInt16LE(version, 4)
  facts.copy(header, 8)
  return header
}

function centralHeader({ facts }: Packed, offset: number): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02_01_4b_50, 0)
  header.writeUInt16LE(version, 4)
  header.writeUInt16LE(version, 6)
  facts.copy(header, 10)
  header.writeUInt32LE(offset, 42)
  return header
}

function endRecord(count: number, bytes: number, offset: number): Buffer {
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06_05_4b_50, 0)
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(bytes, 12)
  record.writeUInt32LE(offset, 16)
  return record
}
