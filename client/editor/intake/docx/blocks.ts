/** The blocks of a Word text: headings, points of lists, quotes, tables, paragraphs. */
import { assemble, paragraph, saysNothing, type Block, type Piece, type Run } from '../draft.ts'
import type { View } from '../intake.ts'
import { attribute, child, elements } from '../xml-find.ts'
import type { XmlElement } from '../xml.ts'
import { chosen } from './alternate.ts'
import { Numbering } from './numbering.ts'
import type { WordFile } from './package.ts'
import { outlineLevel, placeIn, Styles } from './styles.ts'
import { readTable } from './tables.ts'
import { isGone, isThere } from './tracked.ts'
import { Words } from './words.ts'

/** The text of the file in this view. */
export const wordBlocks = (file: WordFile, view: View): Block[] =>
  new Blocks(file, view).of(child(file.document, 'w:body'))

class Blocks {
  readonly #view: View
  readonly #styles: Styles
  readonly #numbering: Numbering
  readonly #words: Words
  /** Words of paragraphs whose end is gone in this view: they go on in the next one. */
  #carried: Run[] = []

  constructor(file: WordFile, view: View) {
    this.#view = view
    this.#styles = new Styles(file.styles)
    this.#numbering = new Numbering(file.numbering, this.#styles)
    this.#words = new Words(file, this.#styles, view)
  }

  of(container: XmlElement | null): Block[] {
    return assemble([...this.#pieces(container), ...this.#rest()])
  }

  #pieces(container: XmlElement | null): Piece[] {
    return elements(container).flatMap((element) => this.#piece(element))
  }

  #piece(element: XmlElement): Piece[] {
    switch (element.name) {
      case 'w:p':
        return this.#paragraph(element)
      case 'w:tbl':
        return [...this.#rest(), { kind: 'block', block: this.#table(element) }]
      case 'w:sdt':
        return this.#pieces(child(element, 'w:sdtContent'))
      case 'mc:AlternateContent':
        return this.#pieces(chosen(element))
      case 'w:ins':
      case 'w:del':
      case 'w:moveTo':
      case 'w:moveFrom':
        return isThere(element.name, this.#view) ? this.#pieces(element) : []
      case 'w:customXml':
      case 'w:smartTag':
        return this.#pieces(element)
      case 'm:oMathPara':
      case 'm:oMath':
        return [
          block(
            paragraph(this.#words.of({ ...element, children: [element] }, this.#styles.style(undefined))),
          ),
        ]
      default:
        return []
    }
  }

  /** A table begins and a cell ends with whole paragraphs. */
  #rest(): Piece[] {
    const words = this.#carried
    this.#carried = []
    return saysNothing(words) ? [] : [block(paragraph(words))]
  }

  #table(table: XmlElement): Block {
    return readTable(table, this.#view, (cell) => {
      const blocks = this.#pieces(cell)
      return assemble([...blocks, ...this.#rest()])
    })
  }

  #paragraph(element: XmlElement): Piece[] {
    const properties = child(element, 'w:pPr')
    const style = this.#styles.paragraph(attribute(child(properties, 'w:pStyle'), 'w:val'))
    const words = [...this.#carried, ...this.#words.of(element, style)]
    this.#carried = []
    const boxes = this.#words.takeBoxes().flatMap((box) => [...this.#pieces(box), ...this.#rest()])
    if (style.isContents) return boxes
    if (isGone(child(properties, 'w:rPr'), this.#view)) {
      this.#carried = words
      return boxes
    }
    return [...this.#whole(properties, style, words), ...boxes]
  }

  #whole(properties: XmlElement | null, style: ReturnType<Styles['style']>, words: Run[]): Piece[] {
    const heading = outlineLevel(properties) ?? style.heading
    if (heading !== null) return saysNothing(words) ? [] : [block({ kind: 'heading', level: heading, words })]
    const marker = this.#numbering.next(placeIn(properties, style.place))
    // Empty paragraphs are how Word's people make space; they part no list and no quote.
    if (saysNothing(words)) return []
    if (marker !== null) return [{ kind: 'point', ...marker, level: marker.level + style.deeper, words }]
    return style.isQuote ? [{ kind: 'quoted', words }] : [block(paragraph(words))]
  }
}

const block = (made: Block): Piece => ({ kind: 'block', block: made })
