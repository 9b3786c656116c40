/** What a Word file's styles say about text: headings, lists, quotes, bold and italic. */
import { attribute, child, children, wholeNumber } from '../xml-find.ts'
import type { XmlElement } from '../xml.ts'

/** Where a paragraph stands in a list: the list's id ("0": in none) and the level from 0; null: not said here. */
export interface ListPlace {
  readonly list: string | null
  readonly level: number | null
}

export interface Style {
  /** The level of the heading from 1; null for other text. */
  readonly heading: number | null
  readonly place: ListPlace
  /** "List Bullet 2" stands a level deeper than its list says. */
  readonly deeper: number
  readonly isQuote: boolean
  /** A line of a table of contents. */
  readonly isContents: boolean
  readonly bold: boolean
  readonly italic: boolean
  readonly hidden: boolean
}

export const nowhere: ListPlace = { list: null, level: null }

const plain: Style = {
  heading: null,
  place: nowhere,
  deeper: 0,
  isQuote: false,
  isContents: false,
  bold: false,
  italic: false,
  hidden: false,
}

/** Styles build on one another; no true chain is longer. */
const longestChain = 30

export class Styles {
  readonly #elements: ReadonlyMap<string, XmlElement>
  readonly #read = new Map<string, Style>()
  readonly #standard: Style

  constructor(styles: XmlElement | null) {
    const all = children(styles, 'w:style')
    this.#elements = new Map(all.map((style) => [attribute(style, 'w:styleId') ?? '', style]))
    const standard = all.find(
      (style) => attribute(style, 'w:type') === 'paragraph' && isOn(attribute(style, 'w:default') ?? '0'),
    )
    this.#standard = this.style(attribute(standard, 'w:styleId'))
  }

  /** The style of this id, with what it takes from those it is based on. Without an id, nothing special. */
  style(id: string | undefined): Style {
    return id === undefined ? plain : this.#styleOf(id, longestChain)
  }

  /** The style of a paragraph; one that names none has the file's standard. */
  paragraph(id: string | undefined): Style {
    return id === undefined ? this.#standard : this.style(id)
  }

  #styleOf(id: string, patience: number): Style {
    const known = this.#read.get(id)
    if (known !== undefined) return known
    const element = this.#elements.get(id)
    const base = attribute(child(element, 'w:basedOn'), 'w:val')
    const below = base === undefined || patience === 0 ? plain : this.#styleOf(base, patience - 1)
    const style = element === undefined ? namedStyle(id, id, plain) : readStyle(element, id, below)
    this.#read.set(id, style)
    return style
  }
}

function readStyle(element: XmlElement, id: string, below: Style): Style {
  const name = attribute(child(element, 'w:name'), 'w:val') ?? id
  const paragraph = child(element, 'w:pPr')
  const run = child(element, 'w:rPr')
  const named = namedStyle(name, id, below)
  return {
    ...named,
    heading: outlineLevel(paragraph) ?? named.heading,
    place: placeIn(paragraph, below.place),
    bold: switched(run, 'w:b') ?? below.bold,
    italic: switched(run, 'w:i') ?? below.italic,
    hidden: switched(run, 'w:vanish') ?? below.hidden,
  }
}

/** Built-in styles keep their English name in every language; their ids do not ("berschrift1"). */
function namedStyle(name: string, id: string, below: Style): Style {
  const heading = /^heading ?([1-9])$/iu.exec(name) ?? /^(?:heading|(?:ü|ue)?berschrift) ?([1-9])$/iu.exec(id)
  const isTitle = /^(?:title|titel)$/iu.test(name)
  const deeper = /^list (?:bullet|number) ([2-5])$/iu.exec(name)?.[1]
  return {
    ...below,
    heading: isTitle ? 1 : heading === null ? below.heading : Number(heading[1]),
    deeper: deeper === undefined ? below.deeper : Number(deeper) - 1,
    isQuote: below.isQuote || /^(?:intense )?quote$|^quotations$|^(?:intensives )?zitat$/iu.test(name),
    isContents: below.isContents || /^toc (?:\d|heading)$|^contents \d$/iu.test(name),
  }
}

/** The heading level that a paragraph's properties give it, from 1; null when they say nothing or "body text" (9). */
export function outlineLevel(properties: XmlElement | null): number | null {
  const level = wholeNumber(child(properties, 'w:outlineLvl'), 'w:val')
  return level === null || level > 8 ? null : level + 1
}

/** The place that a paragraph's properties give it; what they do not say is as `below`. */
export function placeIn(properties: XmlElement | null, below: ListPlace): ListPlace {
  const place = child(properties, 'w:numPr')
  return {
    list: attribute(child(place, 'w:numId'), 'w:val') ?? below.list,
    level: wholeNumber(child(place, 'w:ilvl'), 'w:val') ?? below.level,
  }
}

/** A property that is on or off; null when nothing is said. */
export function switched(properties: XmlElement | null, name: string): boolean | null {
  const found = child(properties, name)
  return found === null ? null : isOn(attribute(found, 'w:val') ?? '1')
}

const isOn = (value: string): boolean => !/^(?:0|false|off|none)$/u.test(value)
