/** What is said of words that a lock overtook, in English. */
import type { late as german } from './late.de.ts'

type Spoken<T> = { [K in keyof T]: T[K] extends string ? string : Spoken<T[K]> }

export const late: Spoken<typeof german> = {
  locked: 'Your words that did not arrive before the lock',
  lockedLead:
    'They are not in the locked text and are on this device only, also after a reload. When the section is reopened you can put them in with one click. The difference to the text above:',
  open: 'The section is open again: your words from before the lock',
  openLead:
    'They are not in the text yet and are on this device only. Put them in if they still fit. The difference to the text above:',
  shape:
    'No words are missing in the text; only its shape differs (headings, lists, bold). It can be put in as soon as the section is open.',
  foreign:
    'Meanwhile the server was restored from a backup. These lines are not in the text; copy what you need:',
  apply: 'Put into the text',
  applied: 'Your words are in the text now.',
  copy: 'Copy',
  copied: 'Your words are copied.',
  send: 'Send as a suggestion',
  drop: 'Discard',
  dropTitle: 'Discard your words?',
  dropBody: 'They are on this device only; after this they are nowhere.',
  dropDo: 'Discard for good',
  keep: 'Keep',
  dropped: 'Your words are discarded.',
}
