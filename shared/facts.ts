/** Everything but the text: the records, which everyone sees, and the threads, which only readers of the draft see. */
import type { Entry } from './events.ts'
import { emptyRecords, type Records } from './records.ts'
import { fold } from './reducer.ts'
import { foldThreads, noThreads, type Threads } from './threads.ts'

export interface Facts {
  readonly records: Records
  readonly threads: Threads
}

export const noFacts: Facts = { records: emptyRecords, threads: noThreads }

/** The facts after the entries, which must come in order of `seq`, without gaps. */
export const foldFacts = (facts: Facts, entries: readonly Entry[]): Facts =>
  entries.reduce(
    ({ records, threads }, entry) => ({
      records: fold(records, entry),
      threads: foldThreads(threads, entry),
    }),
    facts,
  )
