/** What the styles of an OpenDocument text say about its words and lists. */
import { attribute, child, elements, wholeNumber } from '../xml-find.ts'
import type { XmlElement } from '../xml.ts'

/** undefined: as around it. */
export interface Look {
  readonly bold?: boolean | undefined
  readonly italic?: boolean | undefined
  readonly hidden?: boolean | undefined
}

export interface ListLevel {
  readonly ordered: boolean
  /** Whether its points have a mark at all. */
  readonly marked: boolean
  readonly start: number
}

/** Styles build on one another; no true chain is longer. */
const longestChain = 30

export class OdtStyles {
  readonly #styles = new Map<string, XmlElement>()
  readonly #lists = new Map<string, XmlElement>()

  /** @param parts of the file that hold styles, those that count less first. */
  constructor(parts: readonly (XmlElement | null)[]) {
    const groups = parts.flatMap((part) => [
      child(part, 'office:styles'),
      child(part, 'office:automatic-styles'),
    ])
    for (const style of groups.flatMap(elements)) {
      const name = attribute(style, 'style:name') ?? ''
      if (style.name === 'style:style') this.#styles.set(`${attribute(style, 'style:family')} ${name}`, style)
      if (style.name === 'text:list-style') this.#lists.set(name, style)
    }
  }

  /** How the style makes words look. */
  look(family: 'paragraph' | 'text', name: string | undefined): Look {
    const looks = this.#chain(family, name).map((style) => lookOf(child(style, 'style:text-properties')))
    const first = <K extends keyof Look>(key: K) => looks.find((look) => look[key] !== undefined)?.[key]
    return { bold: first('bold'), italic: first('italic'), hidden: first('hidden') }
  }

  /** Whether a paragraph of this style is of that kind, by itself or by what the style is based on. */
  isKind(style: string | undefined, kind: 'Title' | 'Quotations'): boolean {
    const names = this.#chain('paragraph', style).map((one) => attribute(one, 'style:name'))
    return style === kind || names.includes(kind)
  }

  /** How lists of this style are marked on a level, from 0. */
  listLevel(style: string | undefined, level: number): ListLevel {
    const found = elements(this.#lists.get(style ?? '')).find(
      (one) => wholeNumber(one, 'text:level') === level + 1,
    )
    if (found === undefined) return { ordered: false, marked: true, start: 1 }
    const ordered = found.name === 'text:list-level-style-number'
    return {
      ordered,
      marked: !ordered || (attribute(found, 'style:num-format') ?? '') !== '',
      start: wholeNumber(found, 'text:start-value') ?? 1,
    }
  }

  /** The list style that a paragraph style brings, if any. */
  listOf(paragraph: string | undefined): string | undefined {
    return this.#chain('paragraph', paragraph)
      .map((style) => attribute(style, 'style:list-style-name'))
      .find((name) => name !== undefined)
  }

  #chain(family: string, name: string | undefined): XmlElement[] {
    const chain: XmlElement[] = []
    for (let at = name; at !== undefined && chain.length < longestChain;) {
      const style = this.#styles.get(`${family} ${at}`)
      if (style === undefined) break
      chain.push(style)
      at = attribute(style, 'style:parent-style-name')
    }
    return chain
  }
}

function lookOf(properties: XmlElement | null): Look {
  const weight = attribute(properties, 'fo:font-weight')
  const slant = attribute(properties, 'fo:font-style')
  const display = attribute(properties, 'text:display')
  return {
    bold: weight === undefined ? undefined : weight === 'bold' || Number(weight) >= 600,
    italic: slant === undefined ? undefined : slant !== 'normal',
    hidden: display === undefined ? undefined : display === 'none',
  }
}
