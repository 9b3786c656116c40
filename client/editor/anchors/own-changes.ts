/**
 * What changes made here, by hand or by undo, did to the ranges since these were last held against the document: the
 * editor knows where words went, the document's places may not.
 */
import type { Transaction } from '@tiptap/pm/state'
import { isTyping, type Moved, type Ranges } from './ranges.ts'
import type { SectionText, Stretch } from './section-text.ts'

export class OwnChanges {
  /** Whether there was any. */
  any = false
  /** Whether places may have lost their letters, or letters their places: not to be put off. */
  isUrgent = false
  /** The ranges before the first undo or redo. */
  undone: Ranges | null = null
  readonly touched = new Set<string>()
  /** What was taken out here and did not come back yet: the letters by the id. Outlasts a check: they may be pasted. */
  readonly lost = new Map<string, string>()
  #inserted: { from: number; to: number } | null = null

  note(tr: Transaction, { lost, touched }: Moved): void {
    this.any = true
    for (const id of touched) this.touched.add(id)
    for (const [id, letters] of lost) this.lost.set(id, letters)
    this.#insert(tr)
    const mayBring = this.lost.size > 0 && this.#inserted !== null
    this.isUrgent ||= lost.size > 0 || mayBring || !isTyping(tr)
  }

  noteUndo(before: Ranges): void {
    this.any = true
    this.isUrgent = true
    this.undone ??= before
  }

  /** Where the letters came in again. */
  claim(text: SectionText, letters: string): Stretch | null {
    const span = this.#inserted
    if (span === null || letters === '') return null
    const { letters: all, from } = text.squeezed
    for (let at = all.indexOf(letters); at >= 0; at = all.indexOf(letters, at + 1)) {
      const stretch = text.stretch(from[at] ?? 0, (from[at + letters.length - 1] ?? 0) + 1)
      if (stretch !== null && stretch.from >= span.from && stretch.to <= span.to) return stretch
    }
    return null
  }

  /** All is held against the document. */
  done(): void {
    this.any = false
    this.isUrgent = false
    this.undone = null
    this.touched.clear()
    this.#inserted = null
  }

  /** A single letter is typed, not pasted. */
  #insert({ mapping }: Transaction): void {
    const spans = this.#inserted === null ? [] : [this.#inserted]
    const all = spans.map(({ from, to }) => ({ from: mapping.map(from, -1), to: mapping.map(to, 1) }))
    mapping.maps.forEach((map, at) => {
      const rest = mapping.slice(at + 1)
      map.forEach((_from, _to, from, to) => {
        if (to - from > 1) all.push({ from: rest.map(from, -1), to: rest.map(to, 1) })
      })
    })
    if (all.length === 0) return
    this.#inserted = {
      from: Math.min(...all.map(({ from }) => from)),
      to: Math.max(...all.map(({ to }) => to)),
    }
  }
}
