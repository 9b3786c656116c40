/** What stands in a section on disk, as people sign it, and its hash. */
import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import * as Y from 'yjs'
import { buildInPieces } from '#shared/apply'
import { canonicalContent, contentHash, contentOf, type ContentHash } from '#shared/content'
import { fail, ok, type Result } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { inPieces } from '#shared/pieces'
import { hasGap } from '#shared/state'
import { readText } from '#shared/text'
import type { Texts } from '../store/texts.ts'

export interface OnDisk {
  /** Canonical JSON, in UTF-8. */
  readonly bytes: Uint8Array
  readonly hash: ContentHash
}

/** @param title the section's title as the records have it. Fails: storeUnavailable. */
export async function contentOnDisk(
  texts: Texts,
  section: SectionId,
  title: string,
): Promise<Result<OnDisk>> {
  const stored = await texts.load(section)
  if (!stored.ok) return stored
  const doc = new Y.Doc()
  try {
    await inPieces(buildInPieces(doc, stored.value.base, stored.value.updates), () => nextTurn())
    if (hasGap(doc))
      return fail({ kind: 'storeUnavailable', cause: `the stored text of ${section} has a gap` })
    return ok(hashed(canonicalContent(contentOf(title, readText(doc)))))
  } catch (error) {
    return fail({
      kind: 'storeUnavailable',
      cause: `the text of ${section} cannot be read: ${String(error)}`,
    })
  } finally {
    doc.destroy()
  }
}

function hashed(letters: string): OnDisk {
  const bytes = Buffer.from(letters, 'utf8')
  return { bytes, hash: contentHash.parse(createHash('sha256').update(bytes).digest('hex')) }
}

/** Looks at texts on disk: one that many ask for at once is read once for all of them. */
export class Glances {
  readonly #texts: Texts
  readonly #underWay = new Map<string, Promise<Result<OnDisk>>>()

  constructor(texts: Texts) {
    this.#texts = texts
  }

  /** Fails: storeUnavailable. */
  async hashOf(section: SectionId, title: string): Promise<Result<ContentHash>> {
    const what = `${section} ${title}`
    const look = this.#underWay.get(what) ?? contentOnDisk(this.#texts, section, title)
    this.#underWay.set(what, look)
    const content = await look
    this.#underWay.delete(what)
    return content.ok ? ok(content.value.hash) : content
  }
}
