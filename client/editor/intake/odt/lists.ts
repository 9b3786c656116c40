/** The lists of an OpenDocument text: trees already; what must be found is how they are marked and counted. */
import type { Block, List } from '../draft.ts'
import { attribute, elements, wholeNumber } from '../xml-find.ts'
import type { XmlElement } from '../xml.ts'
import type { OdtStyles } from './styles.ts'

/** Where a list stands within others. */
export interface ListContext {
  readonly style: string | undefined
  readonly level: number
}

type Growing = { -readonly [K in keyof List]: List[K] extends readonly (infer I)[] ? I[] : List[K] }

/** The grammar ends here, and so does counting. */
const highest = 1_000_000

export class OdtLists {
  readonly #styles: OdtStyles
  readonly #blocksOf: (item: XmlElement, context: ListContext) => Block[]
  /** The last number given, by the list's style and level, and by its id. */
  readonly #counted = new Map<string, number>()

  constructor(styles: OdtStyles, blocksOf: (item: XmlElement, context: ListContext) => Block[]) {
    this.#styles = styles
    this.#blocksOf = blocksOf
  }

  /** The list; several where its numbers start anew in between, its blocks where its points have no mark. */
  read(element: XmlElement, around: ListContext | null): Block[] {
    const style = attribute(element, 'text:style-name') ?? around?.style ?? this.#styleFromText(element)
    const context = { style, level: (around?.level ?? -1) + 1 }
    const { ordered, marked, start } = this.#styles.listLevel(style, context.level)
    const made: Block[] = []
    let number = this.#before(element, context, start)
    let list: Growing | null = null
    for (const item of elements(element)) {
      const blocks = this.#blocksOf(item, context)
      if (blocks.length === 0) continue
      const anew = wholeNumber(item, 'text:start-value')
      if (isPoint(item, blocks) && marked) {
        number = Math.min(anew ?? number + 1, highest)
        if (list === null || (ordered && anew !== null)) made.push((list = begin(ordered, number)))
        list.items.push(blocks)
      } else if (list === null || !marked) made.push(...blocks)
      else list.items.splice(-1, 1, [...(list.items.at(-1) ?? []), ...blocks])
    }
    this.#remember(element, context, number)
    return made
  }

  /** The number before the first point of this list. */
  #before(element: XmlElement, context: ListContext, start: number): number {
    const other = attribute(element, 'text:continue-list')
    if (other !== undefined) return this.#counted.get(`#${other}`) ?? start - 1
    const goesOn = attribute(element, 'text:continue-numbering') === 'true'
    return (goesOn ? this.#counted.get(keyOf(context)) : undefined) ?? start - 1
  }

  #remember(element: XmlElement, context: ListContext, number: number): void {
    this.#counted.set(keyOf(context), number)
    const id = attribute(element, 'xml:id')
    if (id !== undefined) this.#counted.set(`#${id}`, number)
  }

  /** A list without a style may have it from its first paragraph. */
  #styleFromText(list: XmlElement): string | undefined {
    const first = elements(elements(list)[0]).find(({ name }) => name === 'text:p')
    return this.#styles.listOf(attribute(first, 'text:style-name'))
  }
}

const keyOf = ({ style = '', level }: ListContext): string => `${style} ${level}`

const begin = (ordered: boolean, start: number): Growing => ({ kind: 'list', ordered, start, items: [] })

/** A list that begins deeper, and what stands above the points, are no points of this list. */
const isPoint = (item: XmlElement, blocks: readonly Block[]): boolean =>
  item.name === 'text:list-item' && blocks[0]?.kind !== 'list' && blocks[0]?.kind !== 'heading'

/** Neighbouring lists that count on are one: programs close and open them as they like. */
export function joinLists(blocks: readonly Block[]): Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const before = joined.at(-1)
    if (before?.kind === 'list' && block.kind === 'list' && goesOn(before, block)) {
      joined.splice(-1, 1, { ...before, items: [...before.items, ...block.items] })
    } else joined.push(block)
  }
  return joined
}

const goesOn = (before: List, list: List): boolean =>
  before.ordered === list.ordered && (!list.ordered || before.start + before.items.length === list.start)
