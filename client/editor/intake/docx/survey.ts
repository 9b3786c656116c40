/** What a person should know of a Word file before its text is taken: tracked changes, comments, what has no place. */
import { ChangeCount, type Change } from '../change-count.ts'
import { noOddities, type Changes, type Oddities, type Oddity, type Remark } from '../intake.ts'
import { Quotes } from '../quotes.ts'
import { attribute, child, children, elements, holds, textOf } from '../xml-find.ts'
import type { XmlElement } from '../xml.ts'
import { chosen } from './alternate.ts'
import { wordsOf } from './notes.ts'
import type { WordFile } from './package.ts'
import { switched } from './styles.ts'
import { changeKind } from './tracked.ts'

export interface Survey {
  readonly changes: Changes
  readonly remarks: readonly Remark[]
  readonly oddities: Oddities
}

export function surveyWord(file: WordFile): Survey {
  const walk = new Walk()
  walk.through(file.document, null)
  const remarks = children(file.comments, 'w:comment').map((comment): Remark => ({
    author: attribute(comment, 'w:author') ?? '',
    date: attribute(comment, 'w:date') ?? '',
    words: wordsOf(comment),
    quote: walk.quotes.at(attribute(comment, 'w:id') ?? ''),
  }))
  return { changes: walk.count.changes, remarks, oddities: walk.oddities }
}

const pictures = new Set(['pic:pic', 'v:imagedata', 'a:blip'])
const boxes = new Set(['w:txbxContent'])
const formats = /^w:(?:rPr|pPr|tblPr|trPr|tcPr|sectPr|tblGrid|numbering)Change$/u

class Walk {
  readonly count = new ChangeCount()
  readonly quotes = new Quotes()
  readonly oddities: Record<Oddity, number> = { ...noOddities }

  through(parent: XmlElement | null, change: Change | null): void {
    for (const element of elements(parent)) this.#element(element, change)
  }

  #element(element: XmlElement, change: Change | null): void {
    if (formats.test(element.name)) return this.count.seeFormat(attribute(element, 'w:author') ?? '')
    // A move is counted where it ends.
    if (element.name === 'w:moveFrom') return
    const own = changeOf(element)
    if (own !== null) return this.#changed(element, own)
    switch (element.name) {
      case 'w:p':
        return this.#paragraph(element, change)
      case 'w:r':
        return this.#run(element, change)
      case 'w:t':
      case 'w:delText':
        return this.#text(element, change)
      case 'w:commentRangeStart':
        return this.quotes.begin(attribute(element, 'w:id') ?? '')
      case 'w:commentRangeEnd':
        return this.quotes.end(attribute(element, 'w:id') ?? '')
      case 'mc:AlternateContent':
        return this.through(chosen(element), change)
      default:
        this.#oddity(element)
        return this.through(element, change)
    }
  }

  /** Words within the change; an empty one marks a row or a cell. */
  #changed(element: XmlElement, change: Change): void {
    if (elements(element).length === 0) this.count.see(change)
    else this.through(element, change)
  }

  /** The end of a paragraph is behind its words, though the file says it first. */
  #paragraph(element: XmlElement, change: Change | null): void {
    const properties = child(element, 'w:pPr')
    for (const inner of elements(element)) if (inner !== properties) this.#element(inner, change)
    const end = child(properties, 'w:rPr')
    const ended = elements(end).flatMap((mark) => changeOf(mark) ?? [])
    for (const mark of [...elements(end), ...elements(properties)]) {
      if (formats.test(mark.name)) this.count.seeFormat(attribute(mark, 'w:author') ?? '')
    }
    this.count.see(ended[0] ?? change)
    this.quotes.hear(' ')
  }

  #run(run: XmlElement, change: Change | null): void {
    if (switched(child(run, 'w:rPr'), 'w:vanish') === true && child(run, 'w:t') !== null)
      this.oddities.hidden += 1
    this.through(run, change)
  }

  #text(element: XmlElement, change: Change | null): void {
    this.count.see(change)
    this.quotes.hear(textOf(element))
  }

  #oddity(element: XmlElement): void {
    const found = oddityOf(element)
    if (found !== null) this.oddities[found] += 1
  }
}

function changeOf(element: XmlElement): Change | null {
  const kind = changeKind(element.name)
  return kind === null || element.name === 'w:moveFrom'
    ? null
    : { kind, author: attribute(element, 'w:author') ?? '' }
}

function oddityOf(element: XmlElement): Oddity | null {
  switch (element.name) {
    case 'w:drawing':
      if (holds(element, pictures)) return 'images'
      return holds(element, boxes) ? null : 'objects'
    case 'w:pict':
      return holds(element, pictures) ? 'images' : null
    case 'w:object':
    case 'w:altChunk':
      return 'objects'
    case 'w:txbxContent':
      return 'textBoxes'
    case 'm:oMath':
      return 'formulas'
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      return 'footnotes'
    case 'w:instrText':
      return /^\s*TOC\b/u.test(textOf(element)) ? 'contents' : null
    default:
      return null
  }
}
