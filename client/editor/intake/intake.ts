/** What came out of a file: its text as HTML that still has to be cleaned, and what a person should know of it. */
export type FileKind = 'docx' | 'odt' | 'markdown' | 'text'

/** Which of two texts a file with tracked changes holds: with all of them accepted, or as it was before. */
export type View = 'accepted' | 'original'

/** How many tracked changes of each kind the file holds. */
export interface Changes {
  readonly inserted: number
  readonly deleted: number
  readonly moved: number
  readonly formatted: number
  /** Their names as the file gives them, each once. */
  readonly authors: readonly string[]
}

/** A comment in the file. */
export interface Remark {
  readonly author: string
  /** As the file gives it (ISO 8601); empty when it does not. */
  readonly date: string
  readonly words: string
  /** The words it stands at; empty when it stands at none. */
  readonly quote: string
}

/** What has no place in a section's text. */
export const leftOut = ['images', 'objects', 'contents', 'hidden'] as const
/** What comes along in another form. */
export const reshaped = ['footnotes', 'textBoxes', 'formulas'] as const

export type Oddity = (typeof leftOut)[number] | (typeof reshaped)[number]
export type Oddities = Readonly<Record<Oddity, number>>

export interface Intake {
  readonly kind: FileKind
  readonly accepted: string
  /** Null when the file holds no change of its words. */
  readonly original: string | null
  readonly changes: Changes
  readonly remarks: readonly Remark[]
  readonly oddities: Oddities
}

export const noChanges: Changes = { inserted: 0, deleted: 0, moved: 0, formatted: 0, authors: [] }

export const noOddities: Oddities = {
  images: 0,
  objects: 0,
  contents: 0,
  hidden: 0,
  footnotes: 0,
  textBoxes: 0,
  formulas: 0,
}

/** Whether accepting or refusing them makes two different texts. */
export const changesWords = ({ inserted, deleted, moved }: Changes): boolean => inserted + deleted + moved > 0
