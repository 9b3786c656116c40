/** What stands in a section on disk, as people sign it, and its hash. */
import { createHash } from 'node:crypto'
import { canonicalContent, contentHash, contentOf, type Content, type ContentHash } from '#shared/content'
import { ok, type Result } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { Texts } from '../store/texts.ts'
import { textOnDisk } from './text-on-disk.ts'

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
  const text = await textOnDisk(texts, section)
  return text.ok ? ok(hashed(contentOf(title, text.value))) : text
}

/** The content as it is kept, and its hash. */
export const hashed = (content: Content): OnDisk => hashedLetters(canonicalContent(content))

/** Letters as they are kept, in a file that is named by its hash. */
export function hashedLetters(letters: string): OnDisk {
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
