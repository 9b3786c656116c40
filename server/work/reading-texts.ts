/**
 * The chapters' texts to be read, as they are on disk. A text is put together when somebody asks for it and it has
 * changed; the rooms have their turn in between, and no text costs more than a small part of the server's time, however
 * often it changes and however many read it.
 */
import { createHash } from 'node:crypto'
import { chapterText, type ChapterText } from '#shared/chapter-text'
import { fail, ok, type Result } from '#shared/failure'
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import { may } from '#shared/policy'
import { contentOf, type ContentNode } from '#shared/content'
import type { Texts } from '../store/texts.ts'
import type { Keeper } from './keeper.ts'
import { textOnDisk } from './text-on-disk.ts'

export interface Reading {
  readonly text: ChapterText
  /** Names this very text: the same for the same words, numbers, titles and stages. */
  readonly hash: string
}

/** null where the text cannot be put together. */
type Read = { readonly content: ContentNode; readonly hash: string } | null

interface Kept {
  /** What the section's text was stamped with when it was read. */
  readonly stamp: number
  readonly read: Promise<Read>
  /** Until then it is given again, even if there is a newer one. */
  restsUntil: number
}

/** A text that changes all the time is read at most during one part in so many, and after so many milliseconds at the soonest. */
const [restParts, leastRest] = [20, 300]
/** Texts that are kept put together; the one read longest ago goes first. */
const mostKept = 200

export class ReadingTexts {
  readonly #texts: Texts
  readonly #now: () => number
  readonly #kept = new Map<SectionId, Kept>()

  /** @param now milliseconds, from any beginning */
  constructor(texts: Texts, now: () => number = () => performance.now()) {
    this.#texts = texts
    this.#now = now
  }

  /** The chapter as the person may read it now. Fails: notFound, forbidden. */
  async chapter(keeper: Pick<Keeper, 'records'>, person: PersonId, id: ChapterId): Promise<Result<Reading>> {
    const { records } = keeper
    const allowed = may(records, person, 'readDraft', id)
    const chapter = records.chapters[id]
    if (!allowed.ok) return allowed
    if (chapter === undefined) return fail({ kind: 'notFound', what: 'chapter' })
    const all = new Map<SectionId, Read>()
    for (const section of chapter.sections) all.set(section, await this.#read(section))
    // It took a while: a role may be gone by now.
    const still = may(keeper.records, person, 'readDraft', id)
    if (!still.ok) return still
    const text = chapterText(records, chapter, (section) => all.get(section)?.content ?? null)
    const named = chapterText(records, chapter, () => null)
    const hashes = [...all.values()].map((read) => read?.hash ?? null)
    return ok({ text, hash: hashOf({ named, hashes }) })
  }

  #read(section: SectionId): Promise<Read> {
    const stamp = this.#texts.stamp(section)
    const known = this.#kept.get(section)
    this.#kept.delete(section)
    const isGood = known !== undefined && (known.stamp === stamp || this.#now() < known.restsUntil)
    const kept = isGood ? known : this.#begin(section, stamp)
    this.#kept.set(section, kept)
    for (const oldest of [...this.#kept.keys()].slice(0, -mostKept)) this.#kept.delete(oldest)
    return kept.read
  }

  /** Whoever asks while it is being read waits for the same. */
  #begin(section: SectionId, stamp: number): Kept {
    const begun = this.#now()
    const read = this.#load(section).then((found) => {
      kept.restsUntil = this.#now() + Math.max(leastRest, restParts * (this.#now() - begun))
      return found
    })
    const kept: Kept = { stamp, read, restsUntil: Infinity }
    return kept
  }

  async #load(section: SectionId): Promise<Read> {
    const text = await textOnDisk(this.#texts, section)
    if (!text.ok) return null
    const content = contentOf('', text.value).doc
    return { content, hash: hashOf(content) }
  }
}

const hashOf = (value: object): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url')
