/** A section's text as it is on disk, read in pieces: the rooms have their turn in between. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import * as Y from 'yjs'
import { buildInPieces } from '#shared/apply'
import { fail, ok, type Result } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { inPieces } from '#shared/pieces'
import { hasGap } from '#shared/state'
import type { TextElement } from '#shared/text'
import { readTextInPieces } from '#shared/text-doc'
import type { StoredText, Texts } from '../store/texts.ts'

/** Fails: storeUnavailable. */
export const textOnDisk = (texts: Texts, section: SectionId): Promise<Result<TextElement[]>> =>
  withTextOnDisk(texts, section, (text) => ok(text))

/**
 * What `look` makes of the text on disk and of its document, which is gone then.
 * @param more updates that come on top of what is on disk. Fails: storeUnavailable; as `look` does.
 */
export async function withTextOnDisk<T>(
  texts: Texts,
  section: SectionId,
  look: (text: TextElement[], doc: Y.Doc) => Result<T>,
  more: readonly Uint8Array[] = [],
): Promise<Result<T>> {
  const stored = await texts.load(section)
  return stored.ok ? withStored(section, stored.value, look, more) : stored
}

/** As `withTextOnDisk`, of a text that was taken up before. */
export async function withStored<T>(
  section: SectionId,
  { base, updates }: StoredText,
  look: (text: TextElement[], doc: Y.Doc) => Result<T>,
  more: readonly Uint8Array[] = [],
): Promise<Result<T>> {
  const doc = new Y.Doc()
  try {
    const text = await build(doc, section, base, [...updates, ...more])
    return text.ok ? look(text.value, doc) : text
  } finally {
    doc.destroy()
  }
}

async function build(
  doc: Y.Doc,
  section: SectionId,
  base: Uint8Array | null,
  updates: readonly Uint8Array[],
): Promise<Result<TextElement[]>> {
  try {
    await inPieces(buildInPieces(doc, base, updates), () => nextTurn())
    if (hasGap(doc)) return unreadable(`the stored text of ${section} has a gap`)
    return ok(await inPieces(readTextInPieces(doc), () => nextTurn()))
  } catch (error) {
    return unreadable(`the text of ${section} cannot be read: ${String(error)}`)
  }
}

const unreadable = (cause: string) => fail({ kind: 'storeUnavailable', cause })
