/** A page to test with: the workshop of a person, a desk, the words in German. */
import { ok } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { TextElement } from '#shared/text'
import { writeText } from '#shared/text-doc'
import { act, render, type RenderResult } from '@testing-library/react'
import type { Editor } from '@tiptap/core'
import type { ReactNode } from 'react'
import * as Y from 'yjs'
import { LineServerFake } from '../sync/line-server.fake.ts'
import { sessionOf, viewOf } from '../sync/people.fake.ts'
import { connectWorkshop, WorkshopProvider, type Workshop } from '../sync/workshop.tsx'
import { speak } from '../words/words.ts'
import '../sync/bring-rooms.ts'

export class WritingFake {
  readonly server = new LineServerFake()
  readonly workshop: Workshop

  constructor() {
    this.workshop = connectWorkshop(sessionOf(), viewOf(), {
      socket: this.server.socket,
      session: () => Promise.resolve(ok(sessionOf())),
      records: () => Promise.resolve(ok(viewOf())),
    })
  }

  /** What is in the section before anybody opens it. */
  holds(section: SectionId, elements: readonly TextElement[]): void {
    writeText(this.server.room(section), elements)
  }

  /** Somebody else changes the section's text, and it comes in. */
  async fromElsewhere(section: SectionId, change: (far: Y.Doc) => void): Promise<void> {
    const [far, here, there] = [new Y.Doc(), this.workshop.room(section).doc, this.server.room(section)]
    Y.applyUpdate(far, Y.encodeStateAsUpdate(there))
    change(far)
    const update = Y.encodeStateAsUpdate(far, Y.encodeStateVector(there))
    act(() => [there, here].forEach((doc) => Y.applyUpdate(doc, update, 'far')))
    await this.settle()
  }

  async show(page: ReactNode): Promise<RenderResult> {
    await speak('de')
    const shown = render(this.page(page))
    await this.settle()
    return shown
  }

  page(page: ReactNode): ReactNode {
    return <WorkshopProvider workshop={this.workshop}>{page}</WorkshopProvider>
  }

  settle(): Promise<void> {
    return act(() => new Promise<void>((resolve) => setTimeout(resolve, 30)))
  }

  close(): void {
    this.workshop.close()
  }
}

/** The editor behind a textbox of the page, as TipTap leaves it on its element; a text that rests is gone to first. */
export function editorOf(textbox: HTMLElement): Editor {
  if (!('editor' in textbox)) act(() => textbox.focus())
  const element = 'editor' in textbox ? textbox : document.activeElement
  if (element === null || !('editor' in element)) throw new Error('no editor here')
  return element.editor as Editor
}
