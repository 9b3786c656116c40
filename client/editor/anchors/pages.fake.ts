/**
 * A text with its anchors on several pages, as through the server: edits and published anchors reach the others when a
 * test says so, the last anchor published wins; and who comes later loads what is stored.
 */
import type { Editor } from '@tiptap/core'
import { must } from '#shared/failure'
import type { Anchor } from '#shared/anchor'
import type { TextElement } from '#shared/text'
import * as Y from 'yjs'
import { TogetherFake, type WriterFake } from '../together.fake.ts'
import type { Anchors } from './anchors.ts'
import { anchorsOf, type Anchored, type Kept } from '../anchor-door.ts'
import { giveAnchors } from '../anchor-giving.ts'
import { makeAnchor } from './making.ts'
import { resolveAnchor, type Found } from './resolving.ts'
import { SectionText } from './section-text.ts'

export class PagesFake {
  readonly together: TogetherFake
  readonly pages: readonly PageFake[]
  /** How often anything was published. */
  published = 0
  readonly #stored = new Map<string, Anchor>()

  /** @param quotes by their ids: the words to be anchored. */
  static async open(text: readonly TextElement[], quotes: Readonly<Record<string, string>>, count = 2) {
    const fake = new PagesFake(await TogetherFake.open(text, count))
    const words = new SectionText(fake.page(0).doc)
    for (const [id, quote] of Object.entries(quotes)) fake.#stored.set(id, anchorOf(words, quote))
    fake.tell()
    return fake
  }

  private constructor(together: TogetherFake) {
    this.together = together
    this.pages = together.writers.map((writer) => new PageFake(writer, (kept) => this.#publish(kept)))
  }

  page(at: number): PageFake {
    return must(this.pages[at], 'a page')
  }

  /** The anchors as they are stored reach everybody. */
  tell(): void {
    const given = this.given
    for (const page of this.pages) page.give(given)
  }

  /** Everything reaches everybody: first the words, then the anchors. */
  meet(): void {
    this.together.meet()
    this.publishAll()
    this.together.meet()
  }

  publishAll(): void {
    for (const { late } of this.pages) late.settle()
    this.tell()
  }

  /** What somebody finds who comes now: the text as it is stored, and the anchors. */
  reload(id: string): { text: SectionText; found: Found; words: string } {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.page(0).doc))
    const text = new SectionText(doc)
    const found = resolveAnchor(text, must(this.#stored.get(id), 'an anchor'))
    return { text, found, words: wordsOf(text, found) }
  }

  get given(): Anchored[] {
    return Array.from(this.#stored, ([id, anchor]) => ({ id, anchor, kind: 'comment', isActive: false }))
  }

  #publish(kept: readonly Kept[]): void {
    this.published++
    for (const { id, anchor } of kept) this.#stored.set(id, anchor)
  }
}

export class PageFake {
  readonly writer: WriterFake
  readonly #publish: (kept: readonly Kept[]) => void

  constructor(writer: WriterFake, publish: (kept: readonly Kept[]) => void) {
    this.writer = writer
    this.#publish = publish
  }

  get doc(): Y.Doc {
    return this.writer.doc
  }

  get editor(): Editor {
    return this.writer.editor
  }

  get late(): Anchors {
    return must(anchorsOf(this.doc).late, 'anchors were given')
  }

  give(given: readonly Anchored[]): void {
    giveAnchors(this.doc, given, this.#publish)
  }

  found(id: string): Found {
    return must(this.late.found.get(id), 'a known anchor')
  }

  /** The words an anchor holds here; empty when they are gone. */
  words(id: string): string {
    return wordsOf(new SectionText(this.doc), this.found(id))
  }

  /** Where words stand in the editor. */
  at(words: string): { from: number; to: number } {
    return placeOf(new SectionText(this.doc), words)
  }

  select(words: string): void {
    this.editor.commands.setTextSelection(this.at(words))
  }

  /** The caret before the first letter of the words. */
  caretBefore(words: string): void {
    this.editor.commands.setTextSelection(this.at(words).from)
  }

  caretBehind(words: string): void {
    this.editor.commands.setTextSelection(this.at(words).to)
  }
}

export function placeOf(text: SectionText, words: string): { from: number; to: number } {
  const index = text.raw.indexOf(words)
  if (index < 0) throw new Error(`"${words}" does not stand in the text: ${text.raw}`)
  return { from: text.placeAt(index), to: text.placeAt(index + words.length - 1) + 1 }
}

export function anchorOf(text: SectionText, words: string): Anchor {
  const { from, to } = placeOf(text, words)
  return must(makeAnchor(text, from, to), 'words to anchor')
}

const wordsOf = (text: SectionText, found: Found): string =>
  found.kind === 'gone' ? '' : text.between(found.from, found.to)
