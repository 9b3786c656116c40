/** What a file is: by its first bytes, whatever its name says; only text files have nothing but their name. */
import { descendants, attribute } from './xml-find.ts'
import { decodeXml } from './encoding.ts'
import type { FileKind } from './intake.ts'
import { Trouble, type TroubleKind } from './trouble.ts'
import { parseXml } from './xml.ts'
import { Archive } from './zip.ts'

export type Opened =
  | { readonly kind: 'docx' | 'odt'; readonly archive: Archive }
  | { readonly kind: Extract<FileKind, 'markdown' | 'text'> }

const signatures: readonly [string, TroubleKind][] = [
  ['%PDF', 'pdf'],
  ['{\\rtf', 'rtf'],
  ['\u0089PNG', 'image'],
  ['\u00ff\u00d8\u00ff', 'image'],
  ['GIF8', 'image'],
  ['BM', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
  ['RIFF', 'image'],
]

/** Throws `Trouble` with the reason for every file that is none of the four kinds. */
export function openFile(name: string, bytes: Uint8Array): Opened {
  if (bytes.length === 0) throw new Trouble('empty')
  const head = latin(bytes.subarray(0, 16))
  if (head.startsWith('PK')) return openArchive(new Archive(bytes))
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) throw new Trouble(oldOffice(bytes))
  const [, known = null] = signatures.find(([signature]) => head.startsWith(signature)) ?? []
  // A text may begin with any letters, also those of a picture.
  if (known !== null && (known !== 'image' || !isText(bytes))) throw new Trouble(known)
  return byName(name, bytes)
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

function byName(name: string, bytes: Uint8Array): Opened {
  const ending = /\.([a-z]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? ''
  if (['docx', 'docm', 'dotx', 'odt', 'ott'].includes(ending)) throw new Trouble('damaged')
  if (ending === 'doc') throw new Trouble('oldWord')
  if (!isText(bytes)) throw new Trouble('other')
  if (ending === 'md' || ending === 'markdown') return { kind: 'markdown' }
  if (ending === 'txt' || ending === 'text') return { kind: 'text' }
  throw new Trouble('other')
}

/** Text holds no zero bytes, unless it says that two bytes make a character. */
const isText = (bytes: Uint8Array): boolean => isWide(bytes) || !bytes.subarray(0, 100_000).includes(0)

const isWide = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

/** A Word file with a password is packed into the same kind of file that Word wrote before 2007. */
function oldOffice(bytes: Uint8Array): TroubleKind {
  const names = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  if (names.includes('EncryptedPackage')) return 'encrypted'
  return names.includes('WordDocument') ? 'oldWord' : 'otherOffice'
}

function openArchive(archive: Archive): Opened {
  const type = archive.read('mimetype')
  if (type !== null) return openDocument(archive, new TextDecoder().decode(type).trim())
  const types = archive.read('[Content_Types].xml')
  if (types === null) throw new Trouble(archive.names.includes('content.xml') ? 'damaged' : 'other')
  const parts = descendants(parseXml(decodeXml(types)), 'Override').map(
    (part) => attribute(part, 'ContentType') ?? '',
  )
  if (parts.some((part) => /wordprocessingml|ms-word\.(?:document|template)/u.test(part)))
    return { kind: 'docx', archive }
  throw new Trouble(
    parts.some((part) => /spreadsheetml|presentationml/u.test(part)) ? 'otherOffice' : 'other',
  )
}

const office = 'application/vnd.oasis.opendocument.'

function openDocument(archive: Archive, type: string): Opened {
  if (type === `${office}text` || type === `${office}text-template`) return { kind: 'odt', archive }
  throw new Trouble(type.startsWith(office) ? 'otherOffice' : 'other')
}
