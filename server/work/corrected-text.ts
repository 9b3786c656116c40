/** A text with a few letters changed: computed here from what changes, never taken from anyone as a whole. */
import * as Y from 'yjs'
import { contentOf, type ContentHash } from '#shared/content'
import { changedWords, fits, isLine, linesIn, type ChangedWords, type LetterChange } from '#shared/correction'
import { fail, must, ok, type Result } from '#shared/failure'
import { rootName } from '#shared/grammar'
import type { SectionId } from '#shared/ids'
import { readText } from '#shared/text-doc'
import type { Texts } from '../store/texts.ts'
import { hashed, type OnDisk } from './contents.ts'
import { withTextOnDisk } from './text-on-disk.ts'

export interface Corrected {
  readonly content: OnDisk
  readonly words: readonly ChangedWords[]
  /** What it adds to the text on disk: a Yjs update (v1). */
  readonly update: Uint8Array
}

interface Wanted {
  readonly section: SectionId
  readonly title: string
  /** The hash of the text in which the letters are to change. */
  readonly hash: ContentHash
  readonly changes: readonly LetterChange[]
}

/** Changes nothing on disk. Fails: overtaken, for another text on disk; invalid, for changes that do not fit it; storeUnavailable. */
export const correctedText = (
  texts: Texts,
  { section, title, hash, changes }: Wanted,
): Promise<Result<Corrected>> =>
  withTextOnDisk(texts, section, (text, doc) => {
    const content = contentOf(title, text)
    if (hashed(content).hash !== hash) return fail({ kind: 'overtaken', why: 'otherText' })
    const lines = linesIn(content.doc)
    if (!fits(lines, changes)) return fail({ kind: 'invalid', issues: ['the changes do not fit the text'] })
    const update = write(doc, changes)
    if (update === null) return fail({ kind: 'invalid', issues: ['there are no letters to write on'] })
    const words = changedWords(lines, changes)
    return ok({ content: hashed(contentOf(title, readText(doc))), words, update })
  })

/** The text with these updates on top of what is on disk. Fails: storeUnavailable. */
export const textWith = (
  texts: Texts,
  section: SectionId,
  title: string,
  updates: readonly Uint8Array[],
): Promise<Result<OnDisk>> =>
  withTextOnDisk(texts, section, (text) => ok(hashed(contentOf(title, text))), updates)

/** Returns what it adds to the document; null where there are no letters to write beside. */
function write(doc: Y.Doc, changes: readonly LetterChange[]): Uint8Array | null {
  const lines = linesOf(doc.getXmlFragment(rootName))
  const emitted: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void emitted.push(update))
  // From the end, so that every place is still where it was.
  const isWritten = doc.transact(() =>
    changes.toReversed().every((change) => writeInto(must(lines[change.line], 'a line that fits'), change)),
  )
  return isWritten ? Y.mergeUpdates(emitted) : null
}

const linesOf = (node: Y.XmlFragment): Y.XmlElement[] =>
  node.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return []
    return isLine(child.nodeName) ? [child] : linesOf(child)
  })

/** A part of a line that has letters, and where in the line it begins. */
interface Part {
  readonly text: Y.XmlText
  readonly from: number
}

function partsOf(line: Y.XmlElement): Part[] {
  let at = 0
  return line.toArray().flatMap((child) => {
    const from = at
    at += child instanceof Y.XmlText ? child.length : 1
    return child instanceof Y.XmlText ? [{ text: child, from }] : []
  })
}

/** The new letters look like the first of the old ones, else like the one in front of them. */
function writeInto(line: Y.XmlElement, { at, was, becomes }: LetterChange): boolean {
  const parts = partsOf(line).filter(({ text }) => text.length > 0)
  const beside = was === '' ? Math.max(at - 1, 0) : at
  const part =
    parts.find(({ text, from }) => beside >= from && beside < from + text.length) ??
    parts.find(({ from }) => from === at)
  if (part === undefined) return false
  const look = lookAt(part.text, Math.max(beside - part.from, 0))
  for (const { text, from } of parts) {
    const [start, end] = [Math.max(at - from, 0), Math.min(at + was.length - from, text.length)]
    if (start < end) text.delete(start, end - start)
  }
  if (becomes !== '') part.text.insert(at - part.from, becomes, look)
  return true
}

type Run = { readonly insert: unknown; readonly attributes?: object }

/** How the letter at this place is formatted. */
function lookAt(text: Y.XmlText, at: number): object {
  let end = 0
  for (const { insert, attributes } of text.toDelta() as Run[]) {
    end += typeof insert === 'string' ? insert.length : 1
    if (at < end) return attributes ?? {}
  }
  return {}
}
