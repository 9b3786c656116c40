/** A passage of the editor's text as plain words: blocks and hard breaks are line breaks. Places go with the words. */
import type { Node } from '@tiptap/pm/model'
import { wordDifference, type WordChange } from '#shared/difference-words'

export interface Passage {
  readonly words: string
  /** The place before the letter `index` of the words; behind the last for their length. */
  readonly placeOf: (index: number) => number
}

export function passageIn(doc: Node, from: number, to: number): Passage {
  let words = ''
  const places: number[] = []
  let isFirst = true
  let lastEnd = from
  const put = (letters: string, at: number, step: number): void => {
    for (let index = 0; index < letters.length; index++) places.push(at + index * step)
    words += letters
  }
  doc.nodesBetween(from, to, (node, at) => {
    if (node.isTextblock) {
      // The break between two blocks is at the end of the first.
      if (!isFirst) put('\n', lastEnd, 0)
      isFirst = false
      lastEnd = at + 1 + node.content.size
    } else if (node.isText) {
      const start = Math.max(from, at)
      put((node.text ?? '').slice(start - at, to - at), start, 1)
    } else if (node.isInline) put('\n', at, 0)
  })
  return { words, placeOf: (index) => places[index] ?? to }
}

/** A part of a passage that differs: these words are to come in place of what stands between the places. */
export interface Part {
  readonly from: number
  readonly to: number
  readonly words: string
}

export function differenceIn(doc: Node, from: number, to: number, replacement: string): Part[] {
  const { words, placeOf } = passageIn(doc, from, to)
  const differs = isWalled(doc, from, to) ? differenceByLine : wordDifference
  return differs(words, replacement).map((part) => ({
    from: startOf(part.from),
    to: part.to === part.from ? startOf(part.from) : behind(part.to - 1),
    words: part.words,
  }))

  /** What is put in between two letters stands behind the first: at the end of a block, not at the start of the next. */
  function startOf(index: number): number {
    return index > 0 && words[index - 1] !== '\n'
      ? placeOf(index - 1) + 1
      : index === 0
        ? from
        : placeOf(index)
  }

  function behind(index: number): number {
    return words[index] === '\n' ? placeOf(index + 1) : placeOf(index) + 1
  }
}

/** Whether the wall of a table's cell stands between two places: there no paragraphs can be joined or parted. */
export function isWalled(doc: Node, from: number, to: number): boolean {
  let found = false
  doc.nodesBetween(from, to, (node, at) => {
    const holdsAll = at < from && to < at + node.nodeSize
    found ||= node.type.spec.isolating === true && !holdsAll
    return !found
  })
  return found
}

/** Over walls each line stands for itself, as long as there are as many as before. */
function differenceByLine(before: string, after: string): WordChange[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  if (old.length !== now.length) return wordDifference(before, after)
  let start = 0
  return old.flatMap((line, at) => {
    const begin = start
    start += line.length + 1
    return wordDifference(line, now[at] ?? '').map(({ from, to, words }) => ({
      from: from + begin,
      to: to + begin,
      words,
    }))
  })
}
