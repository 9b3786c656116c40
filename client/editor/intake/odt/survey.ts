/** What a person should know of an OpenDocument text before it is taken. */
import { ChangeCount } from '../change-count.ts'
import { noOddities, type Changes, type Oddities, type Oddity, type Remark } from '../intake.ts'
import { Quotes } from '../quotes.ts'
import { attribute, child, children, descendants, elements, holds, isElement, textOf } from '../xml-find.ts'
import type { XmlElement, XmlNode } from '../xml.ts'
import { readRegions } from './changes.ts'

export interface Survey {
  readonly changes: Changes
  readonly remarks: readonly Remark[]
  readonly oddities: Oddities
}

export function surveyOdt(text: XmlElement): Survey {
  const walk = new Walk(text)
  walk.through(text)
  return { changes: countChanges(text), remarks: walk.remarks, oddities: walk.oddities }
}

/** One region is what one person changed without a gap. */
function countChanges(text: XmlElement): Changes {
  const count = new ChangeCount()
  for (const { kind, author } of readRegions(text).values()) {
    if (kind === 'formatted') count.seeFormat(author)
    else count.see({ kind, author })
    count.see(null)
  }
  return count.changes
}

const maths = new Set(['math:math'])

class Walk {
  readonly #quotes = new Quotes()
  /** Comments that stand at words; others stand at a point. */
  readonly #ended: ReadonlySet<string>
  readonly #remarks: { id: string; remark: Remark }[] = []
  readonly oddities: Record<Oddity, number> = { ...noOddities }

  constructor(text: XmlElement) {
    this.#ended = new Set(descendants(text, 'office:annotation-end').map(nameOf))
  }

  get remarks(): Remark[] {
    return this.#remarks.map(({ id, remark }) => ({ ...remark, quote: this.#quotes.at(id) }))
  }

  through(parent: XmlElement): void {
    for (const node of parent.children) this.#node(node)
  }

  #node(node: XmlNode): void {
    if (!isElement(node)) return this.#quotes.hear(node)
    switch (node.name) {
      case 'office:annotation':
        return this.#remark(node)
      case 'office:annotation-end':
        return this.#quotes.end(nameOf(node))
      case 'text:tracked-changes':
        return
      case 'text:s':
      case 'text:tab':
      case 'text:line-break':
        return this.#quotes.hear(' ')
      default:
        this.#oddity(node)
        this.through(node)
        if (node.name === 'text:p' || node.name === 'text:h') this.#quotes.hear(' ')
    }
  }

  #remark(element: XmlElement): void {
    const id = nameOf(element)
    const remark = {
      author: said(child(element, 'dc:creator')),
      date: said(child(element, 'dc:date')),
      words: [...children(element, 'text:p'), ...children(element, 'text:list')].map(said).join(' '),
      quote: '',
    }
    this.#remarks.push({ id, remark })
    if (this.#ended.has(id)) this.#quotes.begin(id)
  }

  #oddity(element: XmlElement): void {
    const found = oddityOf(element)
    if (found !== null) this.oddities[found] += 1
  }
}

const nameOf = (annotation: XmlElement): string => attribute(annotation, 'office:name') ?? ''

const said = (element: XmlElement | null): string =>
  element === null ? '' : textOf(element).replace(/\s+/gu, ' ').trim()

function oddityOf(element: XmlElement): Oddity | null {
  switch (element.name) {
    case 'draw:frame':
      return frameOddity(element)
    case 'text:note':
      return 'footnotes'
    case 'text:table-of-content':
      return 'contents'
    case 'text:hidden-text':
    case 'text:hidden-paragraph':
      return 'hidden'
    default:
      return null
  }
}

/** An object brings a picture of itself: it is one thing. */
function frameOddity(frame: XmlElement): Oddity | null {
  const names = new Set(elements(frame).map(({ name }) => name))
  if (names.has('draw:text-box')) return 'textBoxes'
  if (holds(frame, maths)) return 'formulas'
  if (names.has('draw:object') || names.has('draw:object-ole') || names.has('draw:plugin')) return 'objects'
  return names.has('draw:image') ? 'images' : null
}
