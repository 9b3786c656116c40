/** Threads for tests: what people of the test paper did, in order, one minute after the other. */
import { contentHash } from './content.ts'
import type { SectionReturned } from './decision-events.ts'
import { must } from './failure.ts'
import { replyId, threadId, versionId, type ThreadId } from './ids.ts'
import { agBildung, after, einleitung, idOf, testPaper, type Name } from './paper.fake.ts'
import type { Records } from './records.ts'
import type { Thread } from './thread.ts'
import type { ThreadEvent } from './thread-events.ts'
import { foldThreads, noThreads, threadOf, type Threads } from './threads.ts'

export const thread = threadId.parse('thr_0001')
export const other = threadId.parse('thr_0002')
export const third = threadId.parse('thr_0003')
export const reply = replyId.parse('rep_0001')

/** The paper with a second expert of Bildung: `nobody` else had to do. */
export const workshop: Records = after(testPaper, {
  type: 'roleGranted',
  person: idOf('nobody'),
  grant: { role: 'expert', workingGroup: agBildung },
})

export type Happening = readonly [who: Name, event: ThreadEvent | SectionReturned]

const start = Date.parse('2026-11-22T10:00:00Z')

/** When the happening of this number took place. */
export const minute = (number: number): string => new Date(start + number * 60_000).toISOString()

/** The threads after all this, on top of none. */
export const afterAll = (happenings: readonly Happening[], threads: Threads = noThreads): Threads =>
  happenings.reduce(
    (before, [who, event], index) =>
      foldThreads(before, { seq: index + 1, at: minute(index + 1), by: idOf(who), event }),
    threads,
  )

/** All threads, by section and in the order in which they were opened. */
export const everyThread = (threads: Threads): Thread[] =>
  Object.values(threads).flatMap((pages) => pages.flatMap((page) => Object.values(page)))

export const theThread = (happenings: readonly Happening[], id: ThreadId = thread): Thread =>
  must(threadOf(afterAll(happenings), id), 'the thread is there')

export const opened = (
  more: Partial<Extract<ThreadEvent, { type: 'threadOpened' }>> = {},
): Extract<ThreadEvent, { type: 'threadOpened' }> => ({
  type: 'threadOpened',
  thread,
  section: einleitung,
  anchor: null,
  body: 'Fehlt hier nicht die Sprachförderung?',
  mentions: [],
  suggestion: null,
  ...more,
})

export const suggested = opened({ suggestion: { original: 'Integration', replacement: 'Teilhabe' } })

export const replied = (
  more: Partial<Extract<ThreadEvent, { type: 'threadReplied' }>> = {},
): ThreadEvent => ({
  type: 'threadReplied',
  thread,
  reply,
  body: 'Steht in Abschnitt 1.2.',
  mentions: [],
  ...more,
})

export const resolved: ThreadEvent = {
  type: 'threadResolved',
  thread,
  outcome: 'partlyAdopted',
  reason: 'Als Verweis aufgenommen.',
}
export const reopened: ThreadEvent = { type: 'threadReopened', thread }
export const withdrawn: ThreadEvent = { type: 'remarkWithdrawn', thread, reply: null }
export const accepted: ThreadEvent = { type: 'suggestionAccepted', thread }
export const rejected: ThreadEvent = {
  type: 'suggestionRejected',
  thread,
  reason: 'Der Begriff ist festgelegt.',
}

/** The Lenkungsgruppe returns the introduction of version 1.0 with this condition on its second paragraph. */
export const conditioned = (id: ThreadId): SectionReturned => ({
  type: 'sectionReturned',
  version: versionId.parse('ver_0001'),
  section: einleitung,
  content: contentHash.parse('0'.repeat(64)),
  number: '1.0',
  note: null,
  corrects: null,
  conditions: [{ thread: id, body: 'Bitte die Mittel nennen.', paragraph: 2, anchor: null }],
  mentions: [],
})
