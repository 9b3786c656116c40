/**
 * Everything but the text: the records, which everyone sees, the threads and sign-offs, which only readers of the
 * draft see, the versions, and what was decided on them.
 */
import { foldDecisions, noDecisions, type Decisions } from './decisions.ts'
import type { Entry } from './events.ts'
import { emptyRecords, type Records } from './records.ts'
import { fold } from './reducer.ts'
import { noSignOffs, type SignOffs } from './signoff.ts'
import { foldSignOffs } from './signoff-fold.ts'
import { foldThreads, noThreads, type Threads } from './threads.ts'
import { foldVersions, noVersions, type Versions } from './versions.ts'

export interface Facts {
  readonly records: Records
  readonly threads: Threads
  readonly signOffs: SignOffs
  readonly versions: Versions
  readonly decisions: Decisions
}

export const noFacts: Facts = {
  records: emptyRecords,
  threads: noThreads,
  signOffs: noSignOffs,
  versions: noVersions,
  decisions: noDecisions,
}

/** The facts after the entries, which must come in order of `seq`, without gaps. */
export const foldFacts = (facts: Facts, entries: readonly Entry[]): Facts =>
  entries.reduce(
    ({ records, threads, signOffs, versions, decisions }, entry) => ({
      records: fold(records, entry),
      threads: foldThreads(threads, entry),
      signOffs: foldSignOffs(signOffs, entry),
      versions: foldVersions(versions, entry, records),
      decisions: foldDecisions(decisions, entry),
    }),
    facts,
  )
