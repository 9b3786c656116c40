/** The words of a Word paragraph: runs with their look, links, fields, footnotes. */
import type { Run } from '../draft.ts'
import type { View } from '../intake.ts'
import { attribute, child, descendants, elements, textOf } from '../xml-find.ts'
import type { XmlElement } from '../xml.ts'
import { chosen } from './alternate.ts'
import { noteWords } from './notes.ts'
import type { WordFile } from './package.ts'
import { switched, type Style, type Styles } from './styles.ts'
import { isThere } from './tracked.ts'

type Href = string | undefined

/** A field, from its begin to its end: first its code is written, then what it shows. */
interface Field {
  code: string
  shows: boolean
}

export class Words {
  readonly #styles: Styles
  readonly #view: View
  readonly #links: ReadonlyMap<string, string>
  readonly #footnotes: ReadonlyMap<string, string>
  readonly #endnotes: ReadonlyMap<string, string>
  /** Fields may go on over several paragraphs. */
  readonly #fields: Field[] = []
  #boxes: XmlElement[] = []

  constructor(file: WordFile, styles: Styles, view: View) {
    this.#styles = styles
    this.#view = view
    this.#links = file.links
    this.#footnotes = noteWords(file.footnotes, 'w:footnote')
    this.#endnotes = noteWords(file.endnotes, 'w:endnote')
  }

  /** The runs of a paragraph (or of whatever holds runs). */
  of(paragraph: XmlElement, style: Style): Run[] {
    return this.#inline(paragraph, style, undefined)
  }

  /** The text boxes that hung in the paragraphs read since the last call: their text stands behind them. */
  takeBoxes(): XmlElement[] {
    const boxes = this.#boxes
    this.#boxes = []
    return boxes
  }

  #inline(parent: XmlElement | null, style: Style, href: Href): Run[] {
    return elements(parent).flatMap((element) => this.#element(element, style, href))
  }

  #element(element: XmlElement, style: Style, href: Href): Run[] {
    switch (element.name) {
      case 'w:r':
        return this.#run(element, style, href)
      case 'w:hyperlink':
        return this.#inline(element, style, this.#links.get(attribute(element, 'r:id') ?? '') ?? href)
      case 'w:fldSimple':
        return this.#inline(element, style, linkOf(attribute(element, 'w:instr') ?? '') ?? href)
      case 'w:sdt':
        return this.#inline(child(element, 'w:sdtContent'), style, href)
      case 'mc:AlternateContent':
        return this.#inline(chosen(element), style, href)
      case 'm:oMath':
      case 'm:oMathPara':
        return [{ text: formulaText(element) }]
      case 'w:ins':
      case 'w:del':
      case 'w:moveTo':
      case 'w:moveFrom':
        return isThere(element.name, this.#view) ? this.#inline(element, style, href) : []
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:bdo':
      case 'w:dir':
        return this.#inline(element, style, href)
      default:
        return []
    }
  }

  #run(run: XmlElement, paragraph: Style, href: Href): Run[] {
    const properties = child(run, 'w:rPr')
    const style = this.#styles.style(attribute(child(properties, 'w:rStyle'), 'w:val'))
    const text = this.#text(run, paragraph)
    if (text === '' || (switched(properties, 'w:vanish') ?? (style.hidden || paragraph.hidden))) return []
    return [
      {
        text,
        bold: switched(properties, 'w:b') ?? style.bold !== paragraph.bold,
        italic: switched(properties, 'w:i') ?? style.italic !== paragraph.italic,
        href: this.#fieldLink() ?? href,
      },
    ]
  }

  /** What the run says. The code of a field is read, but not said. */
  #text(run: XmlElement, style: Style): string {
    return elements(run)
      .map((part) => {
        const said = this.#part(part, style)
        return this.#fields.every(({ shows }) => shows) ? said : ''
      })
      .join('')
  }

  #part(part: XmlElement, style: Style): string {
    switch (part.name) {
      case 'w:t':
      case 'w:delText':
        return wordsIn(part)
      case 'w:tab':
      case 'w:ptab':
        return '\t'
      case 'w:br':
        return (attribute(part, 'w:type') ?? 'textWrapping') === 'textWrapping' ? '\n' : ''
      case 'w:cr':
        return '\n'
      case 'w:noBreakHyphen':
        return '\u2011'
      case 'w:softHyphen':
        return '\u00ad'
      case 'w:sym':
        return symbol(attribute(part, 'w:char') ?? '')
      case 'w:footnoteReference':
        return noted('Fußnote', this.#footnotes.get(attribute(part, 'w:id') ?? ''))
      case 'w:endnoteReference':
        return noted('Endnote', this.#endnotes.get(attribute(part, 'w:id') ?? ''))
      case 'w:ruby':
        return this.#inline(child(part, 'w:rubyBase'), style, undefined)
          .map(({ text }) => text)
          .join('')
      default:
        return this.#silent(part)
    }
  }

  /** Parts that say nothing themselves. */
  #silent(part: XmlElement): '' {
    if (part.name === 'w:fldChar') this.#field(attribute(part, 'w:fldCharType') ?? '')
    const field = this.#fields.at(-1)
    if (part.name === 'w:instrText' && field !== undefined) field.code += textOf(part)
    if (part.name === 'mc:AlternateContent') elements(chosen(part)).forEach((inner) => this.#silent(inner))
    if (part.name === 'w:drawing' || part.name === 'w:pict') this.#boxes.push(...outermostBoxes(part))
    return ''
  }

  #field(type: string): void {
    const field = this.#fields.at(-1)
    if (type === 'begin') this.#fields.push({ code: '', shows: false })
    else if (type === 'separate' && field !== undefined) field.shows = true
    else if (type === 'end') this.#fields.pop()
  }

  #fieldLink(): Href {
    return this.#fields.map(({ code }) => linkOf(code)).findLast((href) => href !== undefined)
  }
}

/** Where a HYPERLINK field leads; those within the file lead nowhere here. */
const linkOf = (code: string): Href => /^\s*HYPERLINK\s+"([^"]+)"/iu.exec(code)?.[1]

/** White space at the ends counts only where the file says so. */
const wordsIn = (element: XmlElement): string => {
  const text = textOf(element).replace(/[\r\n]+/gu, ' ')
  return attribute(element, 'xml:space') === 'preserve' ? text : text.trim()
}

/** Characters of symbol fonts stand where Unicode has none; a bullet is what most of them are used for. */
function symbol(code: string): string {
  const point = Number.parseInt(code, 16)
  if (!Number.isInteger(point) || point <= 0x20 || point > 0xffff) return ''
  return point >= 0xe000 && point <= 0xf8ff ? '•' : String.fromCodePoint(point)
}

const noted = (name: string, words: string | undefined): string =>
  words === undefined || words === '' ? '' : ` [${name}: ${words}]`

const formulaText = (formula: XmlElement): string => descendants(formula, 'm:t').map(textOf).join(' ')

/** Boxes within boxes come with the outer one. */
const outermostBoxes = (element: XmlElement): XmlElement[] =>
  elements(element).flatMap((inner) => {
    if (inner.name === 'w:txbxContent') return [inner]
    return outermostBoxes(inner.name === 'mc:AlternateContent' ? (chosen(inner) ?? inner) : inner)
  })
