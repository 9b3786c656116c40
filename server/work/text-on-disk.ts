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
export async function textOnDisk(texts: Texts, section: SectionId): Promise<Result<TextElement[]>> {
  const stored = await texts.load(section)
  return stored.ok ? readStored(section, stored.value) : stored
}

async function readStored(section: SectionId, stored: StoredText): Promise<Result<TextElement[]>> {
  const doc = new Y.Doc()
  try {
    await inPieces(buildInPieces(doc, stored.base, stored.updates), () => nextTurn())
    if (hasGap(doc)) return unreadable(`the stored text of ${section} has a gap`)
    return ok(await inPieces(readTextInPieces(doc), () => nextTurn()))
  } catch (error) {
    return unreadable(`the text of ${section} cannot be read: ${String(error)}`)
  } finally {
    doc.destroy()
  }
}

const unreadable = (cause: string) => fail({ kind: 'storeUnavailable', cause })
