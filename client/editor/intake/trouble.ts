/** Why a file cannot be taken in. */
export type TroubleKind =
  | 'empty'
  /** It holds no word: scanned pages, or pictures only. */
  | 'wordless'
  /** More than may be unpacked. */
  | 'tooBig'
  /** More text than one section takes. */
  | 'tooLong'
  | 'encrypted'
  | 'oldWord'
  | 'pdf'
  | 'rtf'
  | 'image'
  /** A spreadsheet or a presentation. */
  | 'otherOffice'
  | 'other'
  | 'damaged'
  /** It declares entities or nests deeper than any text does: made to do harm. */
  | 'unsafe'
  | 'tooSlow'
  /** The browser could not read it, for example a folder or a file that is gone. */
  | 'unreadable'
  /** The script that reads files could not be fetched. */
  | 'notFetched'
  /** More than one file at once. */
  | 'several'

/** Thrown by the readers wherever they are; `readBytes` alone catches it and answers with its kind. */
export class Trouble extends Error {
  readonly kind: TroubleKind

  constructor(kind: TroubleKind) {
    super(`cannot be taken in: ${kind}`)
    this.kind = kind
  }
}
