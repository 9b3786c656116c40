/** What this device keeps for one person: the texts of sections, what of them is not acknowledged, and the records. */
import type { RecordsView } from '#shared/api'
import type { ChapterText } from '#shared/chapter-text'
import type { ChapterId, SectionId } from '#shared/ids'
import type { Access } from '#shared/protocol'
import type { KeptSession } from './kept-session.ts'

/**
 * - `keeping`: what is handed in reaches this device.
 * - `refused`: the browser lends no storage (a private window, a setting).
 * - `full`: there is no room left; it is tried again.
 * - `wiped`: the person signed out, here or in another tab.
 */
export type DeviceState = 'keeping' | 'refused' | 'full' | 'wiped'

/** A section's text on this device, as of one epoch of its room. Only texts that were in sync once are kept. */
export interface KeptText {
  readonly section: SectionId
  readonly epoch: number
  /** As the server last said. */
  readonly access: Access
  /** Own changes in it that the server has not acknowledged; those of tabs that are still open are theirs to count. */
  readonly unsaved: number
  /** Yjs updates, to be applied in this order. */
  readonly updates: readonly Uint8Array[]
  /** The rows that hold them. */
  readonly rows: readonly number[]
  /** The Yjs client ids under which the person wrote in it at this device, the newest last. */
  readonly clients: readonly number[]
  /** When anything of it was last written here, in milliseconds since 1970. */
  readonly at: number
}

/** A chapter as it was last read. */
export interface KeptChapter {
  readonly text: ChapterText
  /** When the server was last heard to have it so, in milliseconds since 1970. */
  readonly at: number
}

/** What a drawer hands in to be written. */
export interface Filing {
  readonly section: SectionId
  readonly epoch: number
  readonly access: Access
  /** Own changes of this tab that the server has not acknowledged. */
  readonly unsaved: number
  /** This tab's Yjs client id, once the person has written under it. */
  readonly client: number | null
  readonly updates: readonly Uint8Array[]
  /** Rows that `updates` take the place of. */
  readonly replaces: readonly number[]
}

/** A section's drawer, as the device sees it: emptied when the device has time, all drawers in one go. */
export interface Drawerful {
  /** What is to be written now; null: nothing. */
  take(): Filing | null
  /** It is written, under this row; null: no row was needed. */
  filed(row: number | null): void
  /** It is not written. */
  failed(): void
}

/** A section of which words wait on this device. */
export interface Unsent {
  readonly section: SectionId
  readonly count: number
  /** Whether they wait in another tab that is open now. */
  readonly elsewhere: boolean
}

export interface Device {
  readonly state: DeviceState
  /** Called whenever `state` changes. Returns the way to stop. */
  readonly subscribe: (watcher: () => void) => () => void
  /** The texts of a section, the newest epoch first; none where nothing can be kept. Never fails. */
  texts(section: SectionId): Promise<readonly KeptText[]>
  /** Of all sections, without their words: what is kept, and in which epoch. Never fails. */
  list(): Promise<readonly Pick<KeptText, 'section' | 'epoch'>[]>
  unsent(): Promise<readonly Unsent[]>
  /** Asks the drawer soon for what it holds; `hurry` for words that are nowhere else. */
  collect(drawer: Drawerful, hurry: boolean): void
  /** Forgets a section's text, of one epoch or of all. */
  drop(section: SectionId, epoch?: number): Promise<void>
  /** Keeps what waits to be sent, as JSON can say it, under its own name; null: it is sent. Returns whether it is done. */
  keepLetter(name: string, letter: object | null): Promise<boolean>
  /** What waits to be sent, of all tabs. Never fails. */
  letters(): Promise<readonly unknown[]>
  /** Keeps what is being typed into a field, under the field's name; null: nothing any more. Returns whether it is done. */
  keepTyped(name: string, words: string | null): Promise<boolean>
  /** What was being typed, of all tabs, by the names of its fields. Never fails. */
  typed(): Promise<ReadonlyMap<string, string>>
  /** null: it is forgotten. */
  keepChapter(chapter: ChapterId, kept: KeptChapter | null): void
  chapter(chapter: ChapterId): Promise<KeptChapter | null>
  keepRecords(view: RecordsView): void
  records(): Promise<RecordsView | null>
  /** Whose device this is, for a start without the server; null: nobody's any more. */
  keepSession(kept: KeptSession | null): void
  /** After `wiped`: keeps again, for a person who came back. */
  reopen(): void
  /** Deletes all that was ever kept here for the person, of whatever world; her other tabs learn of it. Never fails. */
  wipe(): Promise<void>
  close(): void
}

/** Keeps nothing, and has nothing. */
export const noDevice: Device = {
  state: 'refused',
  subscribe: () => () => {},
  texts: () => Promise.resolve([]),
  list: () => Promise.resolve([]),
  unsent: () => Promise.resolve([]),
  collect: () => {},
  drop: () => Promise.resolve(),
  keepLetter: () => Promise.resolve(false),
  letters: () => Promise.resolve([]),
  keepTyped: () => Promise.resolve(false),
  typed: () => Promise.resolve(new Map()),
  keepChapter: () => {},
  chapter: () => Promise.resolve(null),
  keepRecords: () => {},
  records: () => Promise.resolve(null),
  keepSession: () => {},
  reopen: () => {},
  wipe: () => Promise.resolve(),
  close: () => {},
}
