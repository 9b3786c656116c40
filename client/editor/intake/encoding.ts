/** The characters of a text file: what its first bytes say, else UTF-8, else what Windows wrote for years. */

/** @returns the text without its byte order mark, lines parted by "\n". */
export function decodeText(bytes: Uint8Array): string {
  return decoded(bytes)
    .replace(/^\ufeff/u, '')
    .replace(/\r\n?|[\u0085\u2028]/gu, '\n')
    .replaceAll('\u2029', '\n\n')
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeWindows(bytes)
  }
}

/** What stands at 0x80 to 0x9f; the rest is Latin-1. Not every decoder of this name knows them. */
const windowsLetters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const decodeWindows = (bytes: Uint8Array): string =>
  new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/gu, (letter) => windowsLetters.charAt(letter.charCodeAt(0) - 0x80))

/** The text of an XML part, in the encoding that its first line names. */
export function decodeXml(bytes: Uint8Array): string {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200))
  const label = /^<\?xml[^>]*encoding=["']([\w-]+)["']/u.exec(head)?.[1]
  return label === undefined || /^utf-?8$/iu.test(label)
    ? decoded(bytes).replace(/^\ufeff/u, '')
    : asSaid(bytes, label)
}

function asSaid(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return decoded(bytes)
  }
}
