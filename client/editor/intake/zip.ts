/**
 * A zip file, of which parts are unpacked one by one. What comes out is counted while it comes out, whatever the
 * file says of itself; names in it are only looked up, nothing is ever written anywhere.
 */
import { Inflate } from 'fflate'
import { Trouble } from './trouble.ts'

/** What a file may unpack to, in bytes. */
export const unpackedBytes = 20 * 1024 * 1024

/** No office file has as many parts. */
const mostParts = 5000
/** Deflate makes at most 1,032 bytes of one: a slice unpacks to some megabytes, then it is counted. */
const sliceBytes = 4096

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
/** What is larger, or more, than the old fields can say stands in records of its own (zip64); these then hold the most they can. */
const wideEndSignature = 0x06064b50
const wideLocatorSignature = 0x07064b50
const wideField = 1
const most16 = 0xffff
const most32 = 0xffffffff

interface Entry {
  readonly name: string
  readonly isEncrypted: boolean
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

export class Archive {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #entries = new Map<string, Entry>()
  #left = unpackedBytes

  /** Throws `Trouble` for what is no zip file, or says of itself that it unpacks to more than is allowed. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (const entry of guarded(() => this.#list()))
      if (!this.#entries.has(entry.name)) this.#entries.set(entry.name, entry)
    const said = [...this.#entries.values()].reduce((sum, { size }) => sum + size, 0)
    if (said > unpackedBytes) throw new Trouble('tooBig')
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()]
  }

  /** The unpacked part, or null when there is none of this name. Throws `Trouble` when it is too big, encrypted or damaged. */
  read(name: string): Uint8Array | null {
    const entry = this.#entries.get(name)
    if (entry === undefined) return null
    if (entry.isEncrypted) throw new Trouble('encrypted')
    const unpacked = guarded(() => this.#unpack(entry))
    if (crc32(unpacked) !== entry.crc) throw new Trouble('damaged')
    return unpacked
  }

  #list(): Entry[] {
    const { count, offset } = this.#directory()
    if (count > mostParts) throw new Trouble('unsafe')
    const entries: Entry[] = []
    let at = offset
    for (let index = 0; index < count; index++) {
      if (this.#view.getUint32(at, true) !== entrySignature) throw new Trouble('damaged')
      entries.push(this.#entryAt(at))
      at += 46 + this.#lengthsAt(at + 28, 3)
    }
    return entries
  }

  /** How many parts there are, and where they are listed. */
  #directory(): { count: number; offset: number } {
    const end = this.#findEnd()
    const [count, offset] = [this.#view.getUint16(end + 10, true), this.#view.getUint32(end + 16, true)]
    const locator = end - 20
    const isWide = (count === most16 || offset === most32) && locator >= 0
    if (!isWide || this.#view.getUint32(locator, true) !== wideLocatorSignature) return { count, offset }
    const wide = this.#wide(locator + 8)
    if (this.#view.getUint32(wide, true) !== wideEndSignature) throw new Trouble('damaged')
    return { count: this.#wide(wide + 32), offset: this.#wide(wide + 48) }
  }

  /** A number of eight bytes; one that no position can be is caught where it is used. */
  #wide(at: number): number {
    return Number(this.#view.getBigUint64(at, true))
  }

  /** The last record of the file; a comment of up to 64 kB may stand behind it. */
  #findEnd(): number {
    const first = Math.max(0, this.#bytes.length - 22 - 0xffff)
    for (let at = this.#bytes.length - 22; at >= first; at--) {
      if (this.#view.getUint32(at, true) === endSignature) return at
    }
    throw new Trouble('damaged')
  }

  #entryAt(at: number): Entry {
    const nameLength = this.#view.getUint16(at + 28, true)
    return {
      name: new TextDecoder().decode(this.#bytes.subarray(at + 46, at + 46 + nameLength)),
      isEncrypted: (this.#view.getUint16(at + 8, true) & 1) === 1,
      method: this.#view.getUint16(at + 10, true),
      crc: this.#view.getUint32(at + 16, true),
      ...this.#measuresAt(at),
    }
  }

  /** Those that do not fit stand in an extra field, in this order. */
  #measuresAt(at: number): Pick<Entry, 'size' | 'packed' | 'offset'> {
    let wide = this.#wideFieldAt(at)
    const measure = (place: number): number => {
      const said = this.#view.getUint32(at + place, true)
      if (said !== most32 || wide === null) return said
      wide += 8
      return this.#wide(wide - 8)
    }
    return { size: measure(24), packed: measure(20), offset: measure(42) }
  }

  /** Where the extra field for what does not fit begins; null when there is none. */
  #wideFieldAt(at: number): number | null {
    let field = at + 46 + this.#view.getUint16(at + 28, true)
    const end = field + this.#view.getUint16(at + 30, true)
    while (field + 4 <= end) {
      if (this.#view.getUint16(field, true) === wideField) return field + 4
      field += 4 + this.#view.getUint16(field + 2, true)
    }
    return null
  }

  /** The sum of `count` lengths of two bytes each. */
  #lengthsAt(at: number, count: number): number {
    return Array.from({ length: count }, (_none, index) => this.#view.getUint16(at + 2 * index, true)).reduce(
      (sum, length) => sum + length,
    )
  }

  #unpack({ offset, method, packed }: Entry): Uint8Array {
    if (this.#view.getUint32(offset, true) !== localSignature) throw new Trouble('damaged')
    const from = offset + 30 + this.#lengthsAt(offset + 26, 2)
    if (from + packed > this.#bytes.length) throw new Trouble('damaged')
    const content = this.#bytes.subarray(from, from + packed)
    if (method === 8) return this.#inflate(content)
    if (method !== 0) throw new Trouble('damaged')
    this.#spend(content.length)
    return content
  }

  #inflate(packed: Uint8Array): Uint8Array {
    const chunks: Uint8Array[] = []
    const inflate = new Inflate((chunk) => {
      this.#spend(chunk.length)
      chunks.push(chunk)
    })
    for (let at = 0; at < packed.length || at === 0; at += sliceBytes) {
      inflate.push(packed.subarray(at, at + sliceBytes), at + sliceBytes >= packed.length)
    }
    return joined(chunks)
  }

  #spend(bytes: number): void {
    this.#left -= bytes
    if (this.#left < 0) throw new Trouble('tooBig')
  }
}

/** Whatever else is thrown, a position beyond the end or a wrong code, means that the file is damaged. */
function guarded<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble('damaged')
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

const crcTable = Uint32Array.from({ length: 256 }, (_none, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc >>> 0
})

/** CRC-32 as zip files carry it (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
