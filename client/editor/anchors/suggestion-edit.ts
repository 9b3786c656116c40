/** A suggestion that is accepted: one edit that changes as little as possible, so that marks, carets and anchors stay. */
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { differenceIn, isWalled, passageIn, type Part } from './passage.ts'
import type { Stretch } from './section-text.ts'

/** What is suggested; paragraphs and line breaks are parted by a line break. */
export interface Suggestion {
  readonly original: string
  readonly replacement: string
}

export type SuggestionEdit =
  | { readonly kind: 'edit'; readonly tr: Transaction }
  /** The text has moved on: these words stand there now. */
  | { readonly kind: 'conflict'; readonly now: string }
  /** The words stand in several cells of a table, which no line break can part. */
  | { readonly kind: 'apart'; readonly now: string }

/** The words of a range, as a suggestion knows them. */
export const wordsAt = (doc: Node, { from, to }: Stretch): string => passageIn(doc, from, to).words

/**
 * Puts the replacement in place of the range's words, as one transaction that is not dispatched yet.
 * The words must be those that the suggestion was made for, spaces at their ends aside.
 */
export function suggestionEdit(state: EditorState, range: Stretch, suggestion: Suggestion): SuggestionEdit {
  const { doc, tr } = state
  const now = wordsAt(doc, range)
  if (now.trim() !== suggestion.original.trim()) return { kind: 'conflict', now }
  const parts = differenceIn(doc, range.from, range.to, suggestion.replacement)
  if (parts.some(({ from, to }) => isWalled(doc, from, to))) return { kind: 'apart', now }
  // From the end on, so that the places before stay what they are.
  for (const part of parts.toReversed()) replace(tr, part)
  return { kind: 'edit', tr }
}

/** Puts words in place of others. Returns the place behind them. */
export function replace(tr: Transaction, { from, to, words }: Part): number {
  const [first = '', ...rest] = words.split('\n')
  // Words in place of others take over their marks.
  if (first !== '' && from < to && tr.doc.resolve(from).sameParent(tr.doc.resolve(to)))
    tr.insertText(first, from, to)
  else {
    if (from < to) tr.delete(from, to)
    write(tr, first, from)
  }
  let at = from + first.length
  for (const line of rest) {
    at = split(tr, at)
    write(tr, line, at)
    at += line.length
  }
  return at
}

/** Words between others have the marks that these share. */
function write(tr: Transaction, words: string, at: number): void {
  if (words === '') return
  const place = tr.doc.resolve(at)
  const { nodeBefore, nodeAfter } = place
  const shared = nodeBefore?.marks.filter((mark) => nodeAfter === null || mark.isInSet(nodeAfter.marks))
  tr.insert(at, tr.doc.type.schema.text(words, shared ?? place.marks()))
}

/** A new item in a list, a new paragraph elsewhere; behind a heading begins a paragraph. Returns the place in the new block. */
function split(tr: Transaction, at: number): number {
  const place = tr.doc.resolve(at)
  const { paragraph, listItem } = tr.doc.type.schema.nodes
  const isItem = place.depth > 1 && place.node(-1).type === listItem
  const isAtEnd = place.parentOffset === place.parent.content.size
  const below = isAtEnd && paragraph !== undefined ? [{ type: paragraph }] : undefined
  if (isItem) tr.split(at, 2)
  else tr.split(at, 1, below)
  return at + (isItem ? 4 : 2)
}
