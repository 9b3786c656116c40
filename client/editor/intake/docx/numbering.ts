/** The lists of a Word file: which levels are numbered, and which number comes next (ECMA-376, 17.9). */
import { attribute, child, children, wholeNumber } from '../xml-find.ts'
import type { XmlElement } from '../xml.ts'
import type { ListPlace, Styles } from './styles.ts'

export interface Marker {
  readonly level: number
  readonly ordered: boolean
  /** The number of this point, counted from the list's start. */
  readonly number: number
}

interface Level {
  /** How the number looks; "bullet" for none, "none" for no mark at all. */
  readonly format: string
  readonly start: number
}

interface List {
  readonly shape: string
  readonly levels: ReadonlyMap<number, Level>
  readonly restarts: ReadonlyMap<number, number>
}

/** Word knows nine levels. */
const levels = 9

export class Numbering {
  readonly #shapes: ReadonlyMap<string, XmlElement>
  readonly #lists: ReadonlyMap<string, List>
  /** The last number given on each level; lists of one shape count on together. */
  readonly #counted = new Map<string, Map<number, number>>()
  readonly #begun = new Set<string>()

  constructor(numbering: XmlElement | null, styles: Styles) {
    this.#shapes = byId(children(numbering, 'w:abstractNum'), 'w:abstractNumId')
    const nums = byId(children(numbering, 'w:num'), 'w:numId')
    this.#lists = new Map([...nums].map(([id, num]) => [id, this.#readList(num, nums, styles)]))
  }

  /** Counts one more point. Null when the place is in no list, or has no mark. */
  next({ list: id, level: named }: ListPlace): Marker | null {
    const list = id === null ? undefined : this.#lists.get(id)
    const level = Math.min(named ?? 0, levels - 1)
    const shape = list?.levels.get(level)
    if (id === null || list === undefined || shape?.format === 'none') return null
    const number = this.#count(id, list, level, shape?.start ?? 1)
    return { level, ordered: shape !== undefined && shape.format !== 'bullet', number }
  }

  #count(id: string, list: List, level: number, start: number): number {
    const counted = this.#counted.get(list.shape) ?? new Map<number, number>()
    const key = `${id} ${level}`
    const restart = this.#begun.has(key) ? undefined : list.restarts.get(level)
    const number = restart ?? (counted.get(level) ?? start - 1) + 1
    for (const other of [...counted.keys()]) if (other > level) counted.delete(other)
    this.#counted.set(list.shape, counted.set(level, number))
    this.#begun.add(key)
    return number
  }

  #readList(num: XmlElement, nums: ReadonlyMap<string, XmlElement>, styles: Styles): List {
    const shape = attribute(child(num, 'w:abstractNumId'), 'w:val') ?? ''
    const overrides = children(num, 'w:lvlOverride')
    const replaced = overrides.flatMap((override) => children(override, 'w:lvl'))
    const restarts = overrides.flatMap((override): [number, number][] => {
      const start = wholeNumber(child(override, 'w:startOverride'), 'w:val')
      return start === null ? [] : [[wholeNumber(override, 'w:ilvl') ?? 0, start]]
    })
    const own = children(this.#shapeOf(shape, nums, styles), 'w:lvl')
    return { shape, levels: new Map([...own, ...replaced].map(readLevel)), restarts: new Map(restarts) }
  }

  /** A shape may be kept in a style: then its levels stand where the style's list has them. */
  #shapeOf(id: string, nums: ReadonlyMap<string, XmlElement>, styles: Styles): XmlElement | undefined {
    const shape = this.#shapes.get(id)
    const style = attribute(child(shape, 'w:numStyleLink'), 'w:val')
    if (style === undefined) return shape
    const list = nums.get(styles.style(style).place.list ?? '')
    return this.#shapes.get(attribute(child(list, 'w:abstractNumId'), 'w:val') ?? '') ?? shape
  }
}

const byId = (elements: readonly XmlElement[], name: string): ReadonlyMap<string, XmlElement> =>
  new Map(elements.map((element) => [attribute(element, name) ?? '', element]))

const readLevel = (level: XmlElement): [number, Level] => [
  wholeNumber(level, 'w:ilvl') ?? 0,
  {
    format: attribute(child(level, 'w:numFmt'), 'w:val') ?? 'decimal',
    start: wholeNumber(child(level, 'w:start'), 'w:val') ?? 1,
  },
]
