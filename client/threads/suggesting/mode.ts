/** Suggesting in a section: the copy that one changes, until it is sent or thrown away. */
import type { SectionId } from '#shared/ids'
import type { Editor } from '@tiptap/core'
import type { ComponentType } from 'react'
import { putInstead, type Instead, type InsteadProps } from '../../editor/anchor-door.ts'
import { rangeInEditor } from '../../editor/anchors/anchors.ts'
import type { Stretch } from '../../editor/anchors/section-text.ts'
import type { Caret } from '../../editor/suggesting/scratch-text.tsx'
import { Scratch } from '../../editor/suggesting/scratch.ts'
import { draftsOf, type Draft } from '../../sync/drafts.ts'
import type { SectionRoom } from '../../sync/section-room.ts'
import type { Workshop } from '../../sync/workshop.tsx'

export class Mode {
  readonly section: SectionId
  readonly scratch: Scratch
  /** Where one begins; null: the focus stays where it is. */
  readonly caret: Caret | null
  /** The room whose text it is a copy of. */
  readonly room: SectionRoom
  /** The editor of the copy, while one stands. */
  editor: Editor | null = null

  constructor(room: SectionRoom, scratch: Scratch, caret: Caret | null) {
    this.section = room.section
    this.room = room
    this.scratch = scratch
    this.caret = caret
  }

  show = (editor: Editor | null): void => {
    this.editor = editor
  }
}

/** Draws the copy. */
type TextOf = (mode: Mode) => ComponentType<InsteadProps>

export class Modes {
  /** Those that are on; a new map after a change. */
  on: ReadonlyMap<SectionId, Mode> = new Map()
  readonly #workshop: Workshop
  readonly #watchers = new Set<() => void>()
  readonly #drawn = new Map<SectionId, TextOf>()
  #stop: (() => void) | null = null

  constructor(workshop: Workshop) {
    this.#workshop = workshop
  }

  /** Called whenever `on` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /**
   * Puts a copy in place of the section's text, which must be here.
   * @param draft what was suggested before and not sent.
   */
  begin(
    section: SectionId,
    textOf: TextOf,
    caret: Caret | null,
    draft: Draft = { proposals: [], aside: [] },
  ): void {
    if (this.on.has(section)) return
    const room = this.#workshop.room(section)
    const mode = new Mode(room, new Scratch(room.doc, draft.proposals, draft.aside), caret)
    this.#drawn.set(section, textOf)
    this.#stop ??= this.#workshop.rooms.onRenewal(this.#renewed)
    const rangeOf = (words: Stretch) => rangeIn(mode, words)
    this.#put(section, { Text: textOf(mode), rangeOf })
    this.#become(new Map(this.on).set(section, mode))
  }

  /** Shows the text again. What was suggested and not sent is thrown away. */
  end(section: SectionId): void {
    draftsOf(this.#workshop).keep(section, null)
    this.#leave(section)
  }

  /** The page goes; what was not sent stays for the next time. */
  close(): void {
    this.#stop?.()
    this.#stop = null
    for (const section of [...this.on.keys()]) this.#leave(section)
  }

  /** A text that was fetched anew is copied anew, with what is suggested to it. */
  #renewed = (): void => {
    for (const { section, room: old, scratch } of this.on.values()) {
      const room = this.#workshop.room(section)
      const textOf = this.#drawn.get(section)
      if (room === old || textOf === undefined) continue
      const { proposals, aside } = scratch
      this.#leave(section)
      if (room.synced) this.begin(section, textOf, null, { proposals, aside })
    }
  }

  #leave(section: SectionId): void {
    const mode = this.on.get(section)
    if (mode === undefined) return
    const on = new Map(this.on)
    on.delete(section)
    this.#put(section, null)
    this.#become(on)
    mode.scratch.close()
  }

  #put(section: SectionId, instead: Instead | null): void {
    putInstead(this.#workshop.room(section).doc, instead)
  }

  #become(on: ReadonlyMap<SectionId, Mode>): void {
    this.on = on
    for (const watcher of [...this.#watchers]) watcher()
  }
}

function rangeIn({ editor, scratch }: Mode, words: Stretch): Range | null {
  const found = editor === null || editor.isDestroyed ? null : scratch.find(words)
  return editor === null || found === null ? null : rangeInEditor(editor.view, found)
}
