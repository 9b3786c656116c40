/** Zip files as writers make them that always leave room for more than 4 GB (zip64, APPNOTE.TXT 4.3.14 and 4.5.3). */

const most32 = 0xffffffff
/** Id and length, then sizes and offset of eight bytes each. */
const fieldBytes = 4 + 3 * 8

/** The same zip file, with every size and place in the wide records. It must have no comment. */
export function asZip64(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - 22
  const [count, directory] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)]
  const parts = [bytes.subarray(0, directory)]
  let at = directory
  for (let index = 0; index < count; index++) {
    const length = 46 + [28, 30, 32].reduce((sum, place) => sum + view.getUint16(at + place, true), 0)
    parts.push(wideEntry(bytes.subarray(at, at + length)))
    at += length
  }
  const written = parts.reduce((sum, { length }) => sum + length, 0)
  return Uint8Array.from([...parts, wideEnd(count, directory, written)].flatMap((part) => [...part]))
}

/** Without a comment, which none of our files has. */
function wideEntry(entry: Uint8Array): Uint8Array {
  const made = new Uint8Array(entry.length + fieldBytes)
  made.set(entry)
  const view = new DataView(made.buffer)
  const field = entry.length
  view.setUint16(30, view.getUint16(30, true) + fieldBytes, true)
  view.setUint16(field, 1, true)
  view.setUint16(field + 2, fieldBytes - 4, true)
  for (const [index, place] of [24, 20, 42].entries()) {
    view.setBigUint64(field + 4 + 8 * index, BigInt(view.getUint32(place, true)), true)
    view.setUint32(place, most32, true)
  }
  return made
}

/** The wide end, the way to it, and the old end that says to look there. */
function wideEnd(count: number, directory: number, at: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(56 + 20 + 22))
  view.setUint32(0, 0x06064b50, true)
  view.setBigUint64(4, 44n, true)
  view.setBigUint64(24, BigInt(count), true)
  view.setBigUint64(32, BigInt(count), true)
  view.setBigUint64(40, BigInt(at - directory), true)
  view.setBigUint64(48, BigInt(directory), true)
  view.setUint32(56, 0x07064b50, true)
  view.setBigUint64(56 + 8, BigInt(at), true)
  view.setUint32(56 + 16, 1, true)
  view.setUint32(76, 0x06054b50, true)
  view.setUint16(76 + 8, 0xffff, true)
  view.setUint16(76 + 10, 0xffff, true)
  view.setUint32(76 + 12, most32, true)
  view.setUint32(76 + 16, most32, true)
  return new Uint8Array(view.buffer)
}
