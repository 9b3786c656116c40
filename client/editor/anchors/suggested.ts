/**
 * What suggestions would change in a text that is no editor: the words that would go, and those that would come. These
 * are put into the blocks as they are drawn, as elements without any letter: what counts letters in the page (the
 * marks, a click, the find box) finds the text's own.
 */
import { isRun, type TextElement, type TextNode } from '#shared/text'
import type { Anchored } from '../anchor-door.ts'
import type { Block } from '../../text/blocks.ts'
import type { Ranges } from './ranges.ts'
import type { SectionText, Stretch } from './section-text.ts'
import { wordDifference } from '#shared/difference-words'

/** The name of the elements that stand for words to come; no text holds one. */
export const suggestedName = 'suggested'

/** Words that would come, behind so many letters of the text (breaks not counted). */
export interface Coming {
  readonly behind: number
  readonly words: string
  readonly thread: string
}

/** The stretches that a suggestion would take out. */
export function goingIn(text: SectionText, { from, to }: Stretch, replacement: string): Stretch[] {
  const start = text.indexAt(from)
  return wordDifference(text.between(from, to), replacement).flatMap(
    (part) => text.stretch(start + part.from, start + part.to) ?? [],
  )
}

/** What all suggestions would put in, in the order of the text. */
export function comingIn(text: SectionText, given: readonly Anchored[], ranges: Ranges): Coming[] {
  const coming = given.flatMap(({ id, kind, replacement }) => {
    const found = ranges.get(id)
    if (kind !== 'suggestion' || replacement === undefined || found?.kind !== 'held') return []
    const start = text.indexAt(found.from)
    return wordDifference(text.between(found.from, found.to), replacement)
      .filter(({ words }) => words !== '')
      .map(({ to, words }) => ({ behind: text.lettersBeforeIndex(start + to), words, thread: id }))
  })
  return coming.toSorted((one, other) => one.behind - other.behind)
}

type Dress = (blocks: readonly Block[]) => readonly Block[]

/** Puts the words into the blocks; a block that none stands in stays the very same. */
export function dressed(coming: readonly Coming[]): Dress {
  const known = new WeakMap<TextElement, Block>()
  return (blocks) => {
    let letters = 0
    return blocks.map((block) => {
      const [from, to] = [letters, (letters += lettersIn(block.element))]
      const here = coming.filter(({ behind }) => (from < behind || behind === 0) && behind <= to)
      if (here.length === 0) return block
      const made = known.get(block.element) ?? {
        key: block.key,
        element: withWords(block.element, here, from),
      }
      known.set(block.element, made)
      return made
    })
  }
}

const lettersIn = (node: TextNode): number =>
  isRun(node) ? node.text.length : node.children.reduce((sum, child) => sum + lettersIn(child), 0)

/** @param from how many letters stand before the element. */
function withWords(element: TextElement, coming: readonly Coming[], from: number): TextElement {
  let letters = from
  const children = element.children.flatMap((child): TextNode[] => {
    const [start, end] = [letters, (letters += lettersIn(child))]
    const here = coming.filter(({ behind }) => (start < behind || behind === 0) && behind <= end)
    if (here.length === 0) return [child]
    return isRun(child) ? cut(child, here, start) : [withWords(child, here, start)]
  })
  return { ...element, children }
}

function cut(run: Extract<TextNode, { text: string }>, coming: readonly Coming[], from: number): TextNode[] {
  let at = 0
  const pieces = coming.flatMap(({ behind, words, thread }): TextNode[] => {
    const before = { ...run, text: run.text.slice(at, behind - from) }
    at = behind - from
    const shown = words.replaceAll('\n', '¶ ')
    const put = { name: suggestedName, attributes: { words: shown, thread }, children: [] }
    return before.text === '' ? [put] : [before, put]
  })
  const rest = { ...run, text: run.text.slice(at) }
  return rest.text === '' ? pieces : [...pieces, rest]
}
