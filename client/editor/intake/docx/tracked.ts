/** Tracked changes in a Word file: which words and paragraph ends are there in which view of it. */
import type { ChangeKind } from '../change-count.ts'
import type { View } from '../intake.ts'
import { elements } from '../xml-find.ts'
import type { XmlElement } from '../xml.ts'

const kinds = new Map<string, { kind: ChangeKind; in: View }>([
  ['w:ins', { kind: 'inserted', in: 'accepted' }],
  ['w:cellIns', { kind: 'inserted', in: 'accepted' }],
  ['w:moveTo', { kind: 'moved', in: 'accepted' }],
  ['w:del', { kind: 'deleted', in: 'original' }],
  ['w:cellDel', { kind: 'deleted', in: 'original' }],
  // The same move as that of w:moveTo, seen from where it began.
  ['w:moveFrom', { kind: 'moved', in: 'original' }],
])

/** The kind of change that an element of this name says; null for any other. */
export const changeKind = (name: string): ChangeKind | null => kinds.get(name)?.kind ?? null

/** Whether what stands in an element of this name is part of the text in this view. */
export const isThere = (name: string, view: View): boolean => (kinds.get(name)?.in ?? view) === view

/** Whether the properties (of a paragraph's end, a row, a cell) say that it is not part of the text in this view. */
export const isGone = (properties: XmlElement | null, view: View): boolean =>
  elements(properties).some(({ name }) => !isThere(name, view))
