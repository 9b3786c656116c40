/** A text as its lines, to be compared and copied. */
import { plainText } from '#shared/text'
import { readText } from '#shared/text-doc'
import * as Y from 'yjs'
import type { KeptText } from './device.ts'

/** The text as it lies on this device. */
export function docOf(text: KeptText): Y.Doc {
  const doc = new Y.Doc()
  for (const update of text.updates) Y.applyUpdate(doc, update)
  return doc
}

export const linesOf = (doc: Y.Doc): string[] =>
  plainText(readText(doc))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
