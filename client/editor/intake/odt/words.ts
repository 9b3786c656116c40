/** The words of a paragraph of an OpenDocument text. */
import type { Run } from '../draft.ts'
import type { View } from '../intake.ts'
import { attribute, child, elements, isElement, textOf, wholeNumber } from '../xml-find.ts'
import type { XmlElement, XmlNode } from '../xml.ts'
import type { Region } from './changes.ts'
import type { Look, OdtStyles } from './styles.ts'

/** What a paragraph says: runs, and the ends of paragraphs that were deleted within it. */
export type Said = Run | { readonly ends: XmlElement }

export const isRun = (said: Said): said is Run => 'text' in said

/** Many spaces in a row are how people align things; no more than these are meant. */
const mostSpaces = 40

interface Around extends Look {
  readonly href?: string | undefined
}

export class OdtWords {
  readonly #styles: OdtStyles
  readonly #regions: ReadonlyMap<string, Region>
  readonly #view: View
  /** Insertions that began and have not ended, where the view has none of them. */
  readonly #inserting = new Set<string>()
  #boxes: XmlElement[] = []

  constructor(styles: OdtStyles, regions: ReadonlyMap<string, Region>, view: View) {
    this.#styles = styles
    this.#regions = regions
    this.#view = view
  }

  /** Whether what stands here was inserted, and is not part of the text in this view. */
  get isGone(): boolean {
    return this.#inserting.size > 0
  }

  /** What the paragraph says. */
  of(paragraph: XmlElement): Said[] {
    return this.#inline(paragraph, this.#styles.look('paragraph', attribute(paragraph, 'text:style-name')))
  }

  /** A mark of a change that stands between paragraphs. */
  mark(element: XmlElement): Said[] {
    return this.#change(element, {})
  }

  /** The text boxes that hung in the paragraphs read since the last call. */
  takeBoxes(): XmlElement[] {
    const boxes = this.#boxes
    this.#boxes = []
    return boxes
  }

  #inline(parent: XmlElement | null, around: Around): Said[] {
    return (parent?.children ?? []).flatMap((node) => this.#node(node, around))
  }

  #node(node: XmlNode, around: Around): Said[] {
    if (!isElement(node)) return this.#say(node.replace(/[ \t\r\n]+/gu, ' '), around)
    switch (node.name) {
      case 'text:span':
        return this.#inline(
          node,
          within(around, this.#styles.look('text', attribute(node, 'text:style-name'))),
        )
      case 'text:a':
        return this.#inline(node, { ...around, href: attribute(node, 'xlink:href') })
      case 'text:s':
        return this.#say(' '.repeat(Math.min(wholeNumber(node, 'text:c') ?? 1, mostSpaces)), around)
      case 'text:tab':
        return this.#say('\t', around)
      case 'text:line-break':
        return this.#say('\n', around)
      case 'text:note':
        return this.#say(noteText(node), around)
      case 'text:ruby':
        return this.#inline(child(node, 'text:ruby-base'), around)
      case 'text:change':
      case 'text:change-start':
      case 'text:change-end':
        return this.#change(node, around)
      default:
        return this.#other(node, around)
    }
  }

  #other(element: XmlElement, around: Around): Said[] {
    if (element.name.startsWith('draw:')) {
      if (!this.isGone) this.#boxes.push(...boxesIn(element))
      return []
    }
    return silent.has(element.name) || !element.name.startsWith('text:') ? [] : this.#inline(element, around)
  }

  #say(text: string, { bold = false, italic = false, hidden = false, href }: Around): Run[] {
    return hidden || this.isGone || text === '' ? [] : [{ text, bold, italic, href }]
  }

  #change(mark: XmlElement, around: Around): Said[] {
    if (this.#view === 'accepted') return []
    const id = attribute(mark, 'text:change-id') ?? ''
    const region = this.#regions.get(id)
    if (mark.name === 'text:change-end') this.#inserting.delete(id)
    else if (mark.name === 'text:change-start' && region?.kind === 'inserted') this.#inserting.add(id)
    else if (mark.name === 'text:change' && region?.kind === 'deleted') return this.#deleted(region, around)
    return []
  }

  /** The deleted words; where more than one paragraph was, the ends between them. */
  #deleted({ deleted }: Region, around: Around): Said[] {
    return deleted.flatMap((paragraph, at) => [
      ...this.#inline(paragraph, around),
      ...(at < deleted.length - 1 ? [{ ends: paragraph }] : []),
    ])
  }
}

const within = (around: Around, look: Look): Around => ({
  bold: look.bold ?? around.bold,
  italic: look.italic ?? around.italic,
  hidden: look.hidden ?? around.hidden,
  href: around.href,
})

/** Marks of places, comments, and what people do not see. */
const silent = new Set([
  'text:bookmark',
  'text:bookmark-start',
  'text:bookmark-end',
  'text:soft-page-break',
  'text:script',
  'text:hidden-text',
  'text:hidden-paragraph',
  'text:tracked-changes',
  'text:toc-mark',
  'text:alphabetical-index-mark',
  'text:user-index-mark',
])

function noteText(note: XmlElement): string {
  const words = bodyWords(child(note, 'text:note-body'))
  const name = attribute(note, 'text:note-class') === 'endnote' ? 'Endnote' : 'Fußnote'
  return words === '' ? '' : ` [${name}: ${words}]`
}

const bodyWords = (body: XmlElement | null): string =>
  elements(body).map(textOf).join(' ').replace(/\s+/gu, ' ').trim()

/** Boxes within boxes come with the outer one. */
const boxesIn = (element: XmlElement): XmlElement[] =>
  element.name === 'draw:text-box' ? [element] : elements(element).flatMap(boxesIn)
