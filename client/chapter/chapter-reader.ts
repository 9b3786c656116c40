/**
 * A chapter's text to read, without the rooms in which it is written: asked for as plain data, and asked again whether it is
 * still the newest while somebody looks at it. Without the server it is what this tab and this device have.
 */
import { chapterText, type ChapterText, type SectionText } from '#shared/chapter-text'
import type { Chapter } from '#shared/records'
import { blocksIn } from '#shared/content-blocks'
import type { TextElement } from '#shared/text'
import { requestNewer } from '../sync/requests.ts'
import { isVisible, onWake } from '../sync/wake.ts'
import type { Workshop } from '../sync/workshop.tsx'
import { blocksAfter, type Block } from '../text/blocks.ts'
import type { KeptTexts } from './kept-chapter.ts'

/** A section to be drawn. */
export interface ReadSection extends Omit<SectionText, 'content'> {
  /** null: its text is not at hand. That is no empty text. */
  readonly blocks: readonly Block[] | null
}

export interface ReadChapter {
  /** Where the texts come from; `nowhere` until they are here. */
  readonly from: 'nowhere' | 'server' | 'device'
  /** When the text was heard to be so, in milliseconds since 1970. */
  readonly at: number
  readonly sections: readonly ReadSection[]
}

/** Whoever reads sees what is new within so many milliseconds; an answer is waited for no longer than that either. */
const againMillis = 8000
/** Whoever comes while the server does not answer sees what is at hand after so many. */
const patienceMillis = 4000

export class ChapterReader {
  now: ReadChapter
  readonly #workshop: Workshop
  readonly #chapter: Chapter
  readonly #watchers = new Set<() => void>()
  #tag: string | null = null
  #asks = false
  #isOn = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #unsaved = 0
  #lineIsOpen = false

  constructor(workshop: Workshop, chapter: Chapter) {
    this.#workshop = workshop
    this.#chapter = chapter
    this.now = { from: 'nowhere', at: Date.now(), sections: [] }
    this.now = { ...this.now, sections: this.#sectionsAfter(this.#named, () => null) }
  }

  /** Called whenever `now` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Reads, and reads on. Returns the way to stop. */
  begin(): () => void {
    const { line, mirror, rooms } = this.#workshop
    this.#isOn = true
    this.#lineIsOpen = line.state.kind !== 'offline' && line.state.kind !== 'refused'
    const late = setTimeout(() => void this.#lookHere(), patienceMillis)
    const stops = [
      onWake(this.look),
      line.subscribe(() => this.#lineChanged()),
      mirror.subscribe(() => this.#recordsChanged()),
      rooms.subscribe(() => this.#roomsChanged()),
    ]
    this.look()
    return () => {
      this.#isOn = false
      clearTimeout(late)
      clearTimeout(this.#timer)
      for (const stop of stops) stop()
    }
  }

  /** Asks the server for what is new. */
  look = (): void => void this.#look()

  async #look(): Promise<void> {
    if (this.#asks || !this.#isOn) return
    clearTimeout(this.#timer)
    this.#asks = true
    const path = `/api/chapters/${this.#chapter.id}/text`
    const answer = await requestNewer<ChapterText>(path, this.#tag, againMillis)
    this.#asks = false
    if (!this.#isOn) return
    if (answer.ok) this.#heard(answer.value)
    else if (answer.failure.kind === 'unreachable') await this.#lookHere()
    this.#timer = setTimeout(() => isVisible() && this.look(), againMillis)
  }

  /** @param news null: nothing is. */
  #heard(news: { value: ChapterText; tag: string | null } | null): void {
    const at = Date.now()
    if (news === null) return this.#show({ ...this.now, at })
    this.#tag = news.tag
    this.#workshop.device.keepChapter(this.#chapter.id, { text: news.value, at })
    const read = ({ content }: SectionText) => content && blocksIn(content)
    this.#show({ from: 'server', at, sections: this.#sectionsAfter(news.value, read) })
  }

  /** What this tab and this device have; a text that came from the server stays. */
  async #lookHere(): Promise<void> {
    if (this.#hasNewest) return
    const here = await this.#here()
    if (!this.#isOn || here === null || this.#hasNewest) return
    const { at, texts } = here
    const sections = this.#sectionsAfter(this.#named, ({ id }) => texts.get(id) ?? null)
    this.#show({ from: 'device', at, sections })
  }

  get #hasNewest(): boolean {
    return this.now.from === 'server'
  }

  /** null where the part of the page that reads the device could not be fetched. */
  async #here(): Promise<KeptTexts | null> {
    try {
      const { keptTexts } = await import('./kept-chapter.ts')
      return await keptTexts(this.#workshop, this.#chapter, blocksIn)
    } catch {
      return null
    }
  }

  /** What happened while the line was gone is asked for with its return. */
  #lineChanged(): void {
    const isOpen = this.#workshop.line.state.kind === 'open'
    if (isOpen && !this.#lineIsOpen) this.look()
    this.#lineIsOpen = isOpen
  }

  /** A section was added, moved, renamed: it is asked for at once. */
  #recordsChanged(): void {
    if (namesOf(this.#named) !== namesOf(this.now)) this.look()
  }

  /** What was typed just before one came here is in the text as soon as it is saved. */
  #roomsChanged(): void {
    const { unsaved } = this.#workshop.rooms
    const isSaved = unsaved === 0 && this.#unsaved > 0
    this.#unsaved = unsaved
    if (isSaved) this.look()
  }

  /** The chapter as it stands in the records, without its texts. */
  get #named(): ChapterText {
    const { records } = this.#workshop.mirror.view
    return chapterText(records, records.chapters[this.#chapter.id] ?? this.#chapter, () => null)
  }

  /** What is the same in a text that was drawn already stays the same. */
  #sectionsAfter(
    { sections }: ChapterText,
    textOf: (section: SectionText) => readonly TextElement[] | null,
  ): ReadSection[] {
    const known = new Map(this.now.sections.map(({ id, blocks }) => [id, blocks]))
    return sections.map((section) => {
      const { content: _content, ...about } = section
      const text = textOf(section)
      return { ...about, blocks: text && blocksAfter(known.get(section.id) ?? [], text) }
    })
  }

  #show(now: ReadChapter): void {
    this.now = now
    for (const watcher of [...this.#watchers]) watcher()
  }
}

const namesOf = ({ sections }: { sections: readonly Omit<ReadSection, 'blocks'>[] }): string =>
  JSON.stringify(sections.map(({ id, number, title, stage }) => [id, number, title, stage]))
