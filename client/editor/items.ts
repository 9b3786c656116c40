/** What a Yjs document is made of: its items, deleted ones included. */
import * as Y from 'yjs'

/** A type of the document, whatever it tells its watchers. */
export type AnyType = Y.XmlFragment | Y.XmlText
export type DeleteSet = Y.Transaction['deleteSet']

/** The items of a type in the order of the text. */
export function* itemsOf(type: AnyType): Generator<Y.Item> {
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to its items.
  for (let item = type._start; item !== null; item = item.right) yield item
}

/** All letters below a type that stand, without line breaks. */
export function lettersIn(type: AnyType): string {
  let letters = ''
  for (const { deleted, content } of itemsOf(type)) {
    if (deleted) continue
    if (content instanceof Y.ContentString) letters += content.str
    if (content instanceof Y.ContentType) letters += lettersIn(content.type as AnyType)
  }
  return letters
}
