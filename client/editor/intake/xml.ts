/**
 * XML as office programs write it, read into a plain tree. A DTD is refused, so no entity can be declared and
 * none can explode; depth and number of elements are bounded, so that readers may walk the tree recursively.
 * Names carry the prefix that is usual for their namespace, whatever prefix the file uses.
 */
import { Trouble } from './trouble.ts'
import { prefixOf } from './xml-namespaces.ts'

export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlNode[]
}

export type XmlNode = XmlElement | string

const deepest = 400
const most = 1_000_000

type Prefixes = ReadonlyMap<string, string>

interface Open {
  readonly element: XmlElement & { readonly children: XmlNode[] }
  /** As it is written, to find the tag that closes it. */
  readonly tag: string
  readonly prefixes: Prefixes
}

/** The root element. Throws `Trouble`: damaged for what is no XML, unsafe for a DTD or absurd depth. */
export function parseXml(text: string): XmlElement {
  return new Parser(text).parse()
}

const nothing: ReadonlyMap<string, string> = new Map()
const tagName = /[^\s/>=<]+/uy
const attribute = /\s+([^\s=/><]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy
const tagEnd = /\s*(\/?)>/uy

class Parser {
  readonly #text: string
  readonly #open: Open[] = []
  #at = 0
  #count = 0
  #root: XmlElement | null = null

  constructor(text: string) {
    this.#text = text
  }

  parse(): XmlElement {
    for (;;) {
      const next = this.#text.indexOf('<', this.#at)
      this.#words(next < 0 ? this.#text.length : next)
      if (next < 0) break
      this.#at = next
      this.#markup()
    }
    if (this.#root === null || this.#open.length > 0) throw new Trouble('damaged')
    return this.#root
  }

  #words(end: number): void {
    const children = this.#open.at(-1)?.element.children
    if (end > this.#at && children !== undefined)
      children.push(decodeEntities(this.#text.slice(this.#at, end)))
    this.#at = end
  }

  #markup(): void {
    if (this.#text.startsWith('<!--', this.#at)) this.#skipTo('-->')
    else if (this.#text.startsWith('<![CDATA[', this.#at)) this.#cdata()
    else if (this.#text.startsWith('<?', this.#at)) this.#skipTo('?>')
    else if (this.#text.startsWith('<!', this.#at)) throw new Trouble('unsafe')
    else if (this.#text.startsWith('</', this.#at)) this.#close()
    else this.#begin()
  }

  #skipTo(end: string): string {
    const found = this.#text.indexOf(end, this.#at)
    if (found < 0) throw new Trouble('damaged')
    const skipped = this.#text.slice(this.#at, found)
    this.#at = found + end.length
    return skipped
  }

  #cdata(): void {
    const words = this.#skipTo(']]>').slice('<![CDATA['.length)
    this.#open.at(-1)?.element.children.push(words)
  }

  #close(): void {
    const tag = this.#skipTo('>').slice(2).trim()
    if (this.#open.pop()?.tag !== tag) throw new Trouble('damaged')
  }

  #begin(): void {
    this.#at += 1
    const tag = this.#match(tagName)[0]
    const written = this.#attributes()
    const isWhole = this.#match(tagEnd)[1] === '/'
    const prefixes = withDeclared(this.#open.at(-1)?.prefixes ?? nothing, written)
    const element = {
      name: named(prefixes, tag, true),
      attributes: resolved(prefixes, written),
      children: [],
    }
    this.#add(element)
    if (!isWhole) this.#open.push({ element, tag, prefixes })
    if (this.#open.length > deepest) throw new Trouble('unsafe')
  }

  #add(element: XmlElement): void {
    this.#count += 1
    if (this.#count > most) throw new Trouble('tooBig')
    const parent = this.#open.at(-1)
    if (parent !== undefined) parent.element.children.push(element)
    else if (this.#root === null) this.#root = element
    else throw new Trouble('damaged')
  }

  #attributes(): [string, string][] {
    const found: [string, string][] = []
    for (;;) {
      attribute.lastIndex = this.#at
      const match = attribute.exec(this.#text)
      if (match === null) return found
      this.#at = attribute.lastIndex
      found.push([match[1] ?? '', decodeEntities(match[2] ?? match[3] ?? '')])
    }
  }

  #match(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match === null) throw new Trouble('damaged')
    this.#at = pattern.lastIndex
    return match
  }
}

/** The prefixes that hold in an element with these attributes; the key of the default namespace is ''. */
function withDeclared(outer: Prefixes, written: readonly [string, string][]): Prefixes {
  const declared = written.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (declared.length === 0) return outer
  const inner = new Map(outer)
  for (const [name, uri] of declared) {
    const prefix = name.slice('xmlns:'.length)
    inner.set(prefix, prefixOf(uri) ?? prefix)
  }
  return inner
}

function named(prefixes: Prefixes, written: string, isElement: boolean): string {
  const colon = written.indexOf(':')
  if (colon < 0 && !isElement) return written
  const usual = prefixes.get(colon < 0 ? '' : written.slice(0, colon))
  if (usual === undefined) return written
  return usual === '' ? written.slice(colon + 1) : `${usual}:${written.slice(colon + 1)}`
}

function resolved(prefixes: Prefixes, written: readonly [string, string][]): ReadonlyMap<string, string> {
  const own = written.filter(([name]) => !name.startsWith('xmlns'))
  return own.length === 0
    ? nothing
    : new Map(own.map(([name, value]) => [named(prefixes, name, false), value]))
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&\s]{0,12});?/gu, (_all, name: string) => decodeEntity(name))
}

function decodeEntity(name: string): string {
  const number = /^#(?:x([\da-f]+)|(\d+))$/iu.exec(name)
  if (number === null) return entities.get(name) ?? fail()
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16)
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : fail()
}

/** Only a DTD could say what it stands for. */
function fail(): never {
  throw new Trouble('damaged')
}
