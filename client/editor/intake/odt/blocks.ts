/** The blocks of an OpenDocument text. */
import { assemble, paragraph, saysNothing, type Block, type Piece, type Run } from '../draft.ts'
import type { View } from '../intake.ts'
import { attribute, child, elements, wholeNumber } from '../xml-find.ts'
import type { XmlElement } from '../xml.ts'
import { readRegions } from './changes.ts'
import { joinLists, OdtLists, type ListContext } from './lists.ts'
import type { OdtStyles } from './styles.ts'
import { readTable } from './tables.ts'
import { isRun, OdtWords } from './words.ts'

/** The text in this view. */
export const odtBlocks = (text: XmlElement, styles: OdtStyles, view: View): Block[] =>
  new Blocks(text, styles, view).of(text)

const indexes =
  /^text:(?:table-of-content|alphabetical-index|illustration-index|table-index|object-index|user-index|bibliography)$/u

class Blocks {
  readonly #styles: OdtStyles
  readonly #words: OdtWords
  readonly #lists: OdtLists
  /** Words of paragraphs whose end is gone in this view: they go on in the next one. */
  #carried: Run[] = []

  constructor(text: XmlElement, styles: OdtStyles, view: View) {
    this.#styles = styles
    this.#words = new OdtWords(styles, readRegions(text), view)
    this.#lists = new OdtLists(styles, (item, context) => this.of(item, context))
  }

  of(container: XmlElement, context: ListContext | null = null): Block[] {
    const pieces = elements(container).flatMap((element) => this.#piece(element, context))
    return joinLists(assemble([...pieces, ...this.#rest()]))
  }

  #piece(element: XmlElement, context: ListContext | null): Piece[] {
    if (indexes.test(element.name)) return []
    switch (element.name) {
      case 'text:p':
      case 'text:h':
        return this.#paragraph(element)
      case 'text:list':
        return this.#lists.read(element, context).map(block)
      case 'table:table':
        return [...this.#rest(), block(readTable(element, (cell) => this.of(cell)))]
      case 'text:section':
      case 'text:numbered-paragraph':
        return elements(element).flatMap((inner) => this.#piece(inner, context))
      case 'text:change':
      case 'text:change-start':
      case 'text:change-end':
        return this.#mark(element)
      default:
        return element.name.startsWith('draw:') ? this.#box(element) : []
    }
  }

  /** What hangs on a page instead of in a paragraph. */
  #box(element: XmlElement): Piece[] {
    return element.name === 'draw:text-box'
      ? this.of(element).map(block)
      : elements(element).flatMap((inner) => (inner.name.startsWith('draw:') ? this.#box(inner) : []))
  }

  #rest(): Piece[] {
    const words = this.#carried
    this.#carried = []
    return saysNothing(words) ? [] : [block(paragraph(words))]
  }

  /** A change between paragraphs: what was deleted there stands as paragraphs of its own. */
  #mark(element: XmlElement): Piece[] {
    const said = this.#words.mark(element)
    const words = said.filter(isRun)
    return saysNothing(words) ? [] : [block(paragraph(words))]
  }

  #paragraph(element: XmlElement): Piece[] {
    const said = this.#words.of(element)
    const boxed = this.#words.takeBoxes()
    const pieces: Piece[] = []
    let words = this.#carried
    this.#carried = []
    for (const one of said) {
      if (isRun(one)) words = [...words, one]
      else {
        pieces.push(...this.#whole(one.ends, words))
        words = []
      }
    }
    if (this.#words.isGone) this.#carried = words
    else pieces.push(...this.#whole(element, words))
    return [...pieces, ...boxed.flatMap((box) => this.of(box).map(block))]
  }

  #whole(element: XmlElement, words: readonly Run[]): Piece[] {
    if (saysNothing(words)) return []
    const style = attribute(element, 'text:style-name')
    if (element.name === 'text:h') {
      return [block({ kind: 'heading', level: wholeNumber(element, 'text:outline-level') ?? 1, words })]
    }
    if (this.#styles.isKind(style, 'Title')) return [block({ kind: 'heading', level: 1, words })]
    return this.#styles.isKind(style, 'Quotations') ? [{ kind: 'quoted', words }] : [block(paragraph(words))]
  }
}

const block = (made: Block): Piece => ({ kind: 'block', block: made })

/** The text of the file's content; null when it holds none. */
export const textIn = (content: XmlElement): XmlElement | null => child(content, 'office:body', 'office:text')
