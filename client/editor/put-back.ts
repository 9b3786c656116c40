/** Lost words back where they belong, as an edit like any other. */
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { must } from '#shared/failure'
import type * as Y from 'yjs'
import type { Offer, Piece } from './lost-words.ts'

/** @param find where a place is now; null when nothing is left of it: then the caret's is as good as any. */
export function withWords(
  { tr, selection }: EditorState,
  { pieces }: Offer,
  find: (place: Y.RelativePosition | null) => number | null,
): Transaction {
  const places = pieces.map(({ place }) => find(place) ?? selection.head)
  pieces.forEach((piece, at) => write(tr, piece, tr.mapping.map(must(places[at], 'a place each'))))
  return tr.scrollIntoView()
}

function write(tr: Transaction, { letters, asParagraph }: Piece, at: number): void {
  const place = tr.doc.resolve(at)
  const { schema } = tr.doc.type
  if (!asParagraph && place.parent.inlineContent) tr.insertText(letters, at)
  else tr.insert(place.parent.inlineContent ? place.after() : at, letters.split('\n').map(paragraph))

  function paragraph(line: string) {
    return schema.node('paragraph', null, line === '' ? [] : schema.text(line))
  }
}
