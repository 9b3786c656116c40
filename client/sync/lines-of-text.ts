/** A text as its lines, to be compared and copied. */
import { plainText } from '#shared/text'
import { readText } from '#shared/text-doc'
import * as Y from 'yjs'

/** The text as it lies on this device: as Yjs updates. */
export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

const linesOf = (doc: Y.Doc): string[] =>
  plainText(readText(doc))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const linesIn = (updates: readonly Uint8Array[]): string[] => linesOf(docOf(updates))

/** The lines of a text, given as updates of another history, that stand nowhere in this one. */
export function linesMissing(doc: Y.Doc, updates: readonly Uint8Array[]): string[] {
  const here = new Set(linesOf(doc))
  return linesIn(updates).filter((line) => !here.has(line))
}
