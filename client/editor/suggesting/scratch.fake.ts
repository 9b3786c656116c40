/** Somebody who suggests changes to a text, without a page around it. */
import { must } from '#shared/failure'
import { plainText } from '#shared/text'
import { readText } from '#shared/text-doc'
import type { Editor } from '@tiptap/core'
import type * as Y from 'yjs'
import { ChapterPresence } from '../../sync/chapter-presence.ts'
import { Line } from '../../sync/line.ts'
import { LineServerFake } from '../../sync/line-server.fake.ts'
import { einleitung } from '../../sync/people.fake.ts'
import { placeOf } from '../anchors/pages.fake.ts'
import { SectionText } from '../anchors/section-text.ts'
import { scratchHands } from '../scratch-hands.ts'
import { openScratch } from './scratch-editor.ts'
import { Scratch, type Proposal } from './scratch.ts'

const opened: { close(): void }[] = []

export class ProposerFake {
  readonly scratch: Scratch
  editor: Editor
  readonly refused: string[] = []
  #doc: Y.Doc

  constructor(live: Y.Doc, proposals: readonly Proposal[] = []) {
    this.scratch = new Scratch(live, proposals)
    this.#doc = this.scratch.doc
    this.editor = this.#open()
    this.scratch.subscribe(() => this.#again())
    opened.push({ close: () => this.editor.destroy() }, this.scratch)
  }

  /** Words of the copy; its paragraphs parted by line breaks. */
  get words(): string {
    return wordsOf(this.scratch.doc)
  }

  get suggested(): string[] {
    return this.scratch.proposals.map(({ original, replacement }) => `${original} → ${replacement}`)
  }

  select(words: string): this {
    this.editor.commands.setTextSelection(placeOf(new SectionText(this.scratch.doc), words))
    return this
  }

  /** The caret behind words. */
  behind(words: string): this {
    this.editor.commands.setTextSelection(placeOf(new SectionText(this.scratch.doc), words).to)
    return this
  }

  /** The caret before words. */
  before(words: string): this {
    this.editor.commands.setTextSelection(placeOf(new SectionText(this.scratch.doc), words).from)
    return this
  }

  type(words: string): this {
    for (const letter of words) this.editor.view.dispatch(this.editor.state.tr.insertText(letter))
    return this
  }

  press(key: string, held: KeyboardEventInit = {}): this {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held })
    this.editor.view.someProp('handleKeyDown', (handle) => handle(this.editor.view, event))
    return this
  }

  paste(text: string): this {
    const data = { getData: (kind: string) => (kind === 'text/plain' ? text : '') }
    const event = Object.assign(new Event('paste'), { clipboardData: data }) as unknown as ClipboardEvent
    const { view } = this.editor
    view.someProp('handlePaste', (handle) => handle(view, event, must(view.state.doc.slice(0, 0), 'a slice')))
    return this
  }

  #open(): Editor {
    const server = new LineServerFake()
    const line = new Line({ socket: server.socket, probe: server.probe, seq: () => 0 })
    const presence = new ChapterPresence(line)
    opened.push(presence, line)
    return openScratch({
      hands: scratchHands,
      scratch: this.scratch,
      section: einleitung,
      presence,
      attributes: {},
      watch: { onBroken: (error) => this.refused.push(String(error)), onUnknown: () => {} },
      refuse: (why) => this.refused.push(why),
    })
  }

  /** As the page does when the copy was made anew. */
  #again(): void {
    if (this.#doc === this.scratch.doc) return
    this.#doc = this.scratch.doc
    this.editor.destroy()
    this.editor = this.#open()
  }
}

export function closeProposers(): void {
  for (const one of opened.splice(0)) one.close()
}

export const wordsOf = (doc: Y.Doc): string => plainText(readText(doc)).trim().replaceAll(/\n+/gu, '\n')
