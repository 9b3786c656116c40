/**
 * Everything on disk, opened together and closed in order:
 *
 *     control.sock    the lock and the control door
 *     text/           the write-ahead log of all texts, and a base state per section
 *     journal/        everything else that happened
 *     records.json    the checkpoint of the journal's fold
 *     kept/           files that never change, named by what is in them: signed texts, scans, versions
 *     openings/       who the people of each version are; erasable
 *     seal-key.pem    the key with which versions are sealed
 *     people.json     names, addresses, password hashes; erasable
 *     sessions.json   who is signed in
 *     news/           what each person has read of the news, and marked
 *     outbox/         mails, where no mail server is known
 */
import { existsSync } from 'node:fs'
import { chmod, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Entry } from '#shared/events'
import { foldFacts, type Facts } from '#shared/facts'
import { ok, type Result } from '#shared/failure'
import { openCheckpoint, type Checkpoint } from './checkpoint.ts'
import { causeOf, foundFolder, unavailable } from './disk.ts'
import { standing } from './holdings.ts'
import { JournalFile, type Journal } from './journal.ts'
import { KeptFolder, type ForgettingFiles } from './kept-files.ts'
import { takeLock, type Lock } from './lock.ts'
import { missingPeople, PeopleStore, type People } from './people.ts'
import { OpeningsFolder, type OpeningFiles } from './openings.ts'
import { OutboxFolder } from './outbox-folder.ts'
import type { Personal } from './personal.ts'
import { MarksStore, type Marks } from './reading-marks.ts'
import { SessionStore, type Sessions } from './sessions.ts'
import { TextFiles, type TextStore } from './text-store.ts'

export interface Store {
  readonly texts: TextStore
  readonly journal: Journal
  readonly checkpoint: Checkpoint
  /** The fold of the whole journal at opening. */
  readonly facts: Facts
  /** The entries behind the checkpoint, in order, already folded into `facts`. */
  readonly recent: readonly Entry[]
  readonly people: People
  readonly sessions: Sessions
  readonly marks: Marks
  readonly kept: ForgettingFiles
  readonly openings: OpeningFiles
  readonly outbox: OutboxFolder
  /** All that goes with a person. */
  readonly personal: readonly Personal[]
  readonly lock: Lock
  /** What recovery did, as sentences for the log; empty after an orderly stop. */
  readonly report: readonly string[]
  /** Waits for everything on its way to the disk, then lets the folder go. */
  close(): Promise<void>
}

/** Size at which the write-ahead log goes on in a new segment, in bytes. */
export const segmentBytes = 32 * 1024 * 1024

/** Stands in a folder that a backup is being restored into. */
export const unfinishedRestore = 'restore-unfinished'

export interface StoreOptions {
  /** Default `segmentBytes`. */
  readonly segmentBytes?: number
  /** Milliseconds since 1970; for sessions. */
  readonly now?: () => number
  /** How often a disk that refused is tried again, in milliseconds. Default 1000. */
  readonly probeMs?: number
}

/** What is open so far, newest last: what is closed when a later part cannot be opened. */
type Closing = (() => Promise<void>)[]

/** Opens (or founds) the store in this folder. Fails: storeUnavailable, `cause` is a sentence for the operator. */
export async function openStore(dir: string, options: StoreOptions = {}): Promise<Result<Store>> {
  const closing: Closing = []
  const opened = await openFolder(dir, options, closing)
  if (!opened.ok) await closeAll(closing)
  return opened
}

async function openFolder(dir: string, options: StoreOptions, closing: Closing): Promise<Result<Store>> {
  if (existsSync(join(dir, unfinishedRestore)))
    return unavailable(
      `restoring a backup into ${dir} was broken off, or is under way: if it is not, empty the folder and restore again.`,
    )
  const founded = await foundAll(dir)
  if (!founded.ok) return founded
  const lock = await takeLock(dir)
  if (!lock.ok) return lock
  closing.push(() => lock.value.release())
  const opened = await openParts(dir, options, lock.value, closing)
  return opened.ok ? ok({ ...opened.value, report: [...founded.value, ...opened.value.report] }) : opened
}

/** Nobody else on the machine has any business in here. Answers what to report. */
async function foundAll(dir: string): Promise<Result<string[]>> {
  try {
    await foundFolder(dir)
    await chmod(dir, 0o700).catch(() => undefined) // a folder that is lent to us; looked at below
    await foundFolder(join(dir, 'text'))
    await foundFolder(join(dir, 'journal'))
    return ok(openToOthers(dir, (await stat(dir)).mode))
  } catch (error) {
    return unavailable(`the data folder ${dir} cannot be used: ${causeOf(error)}`)
  }
}

const openToOthers = (dir: string, mode: number): string[] =>
  (mode & 0o077) === 0
    ? []
    : [
        `Others on this machine may look into ${dir} (mode ${(mode & 0o777).toString(8)}), and this user may not change that.`,
      ]

async function openParts(
  dir: string,
  options: StoreOptions,
  lock: Lock,
  closing: Closing,
): Promise<Result<Store>> {
  const probe = options.probeMs === undefined ? {} : { probeMs: options.probeMs }
  const people = await PeopleStore.open(join(dir, 'people.json'))
  if (!people.ok) return people
  closing.push(() => people.value.people.close())
  const sessions = await SessionStore.open({
    path: join(dir, 'sessions.json'),
    now: options.now ?? Date.now,
  })
  if (!sessions.ok) return sessions
  closing.push(() => sessions.value.sessions.close())
  const marks = await MarksStore.open(join(dir, 'news'))
  if (!marks.ok) return marks
  closing.push(() => marks.value.marks.close())
  const kept = await openRecords(dir, probe, closing)
  if (!kept.ok) return kept
  const size = options.segmentBytes ?? segmentBytes
  const texts = await TextFiles.open({ folder: join(dir, 'text'), segmentBytes: size, ...probe })
  if (!texts.ok) return texts
  closing.push(() => texts.value.texts.close())
  const { report: recordsReport, ...records } = kept.value
  const openings = new OpeningsFolder(join(dir, standing.openings))
  const known = new Set(people.value.people.all().map(({ id }) => id))
  const missing = missingPeople(records.facts.records, known)
  return ok({
    ...records,
    texts: texts.value.texts,
    people: people.value.people,
    sessions: sessions.value.sessions,
    marks: marks.value.marks,
    kept: new KeptFolder(join(dir, 'kept')),
    openings,
    outbox: new OutboxFolder(join(dir, 'outbox')),
    personal: [marks.value.marks, openings],
    lock,
    report: [
      ...reports(people.value, sessions.value, marks.value),
      recordsReport,
      missing,
      texts.value.report,
    ].flat(),
    close: () => closeAll(closing),
  })
}

const reports = (...parts: readonly { report: readonly string[] }[]) => parts.map(({ report }) => report)

type KeptRecords = Pick<Store, 'journal' | 'checkpoint' | 'facts' | 'recent' | 'report'>

/** The checkpoint first, then the journal's tail behind it, folded onto it. */
async function openRecords(
  dir: string,
  probe: { probeMs?: number },
  closing: Closing,
): Promise<Result<KeptRecords>> {
  const checkpoint = await openCheckpoint(join(dir, 'records.json'))
  if (!checkpoint.ok) return checkpoint
  const opened = await JournalFile.open({
    path: join(dir, 'journal', 'journal.jsonl'),
    checkpoint: checkpoint.value.end,
    ...probe,
  })
  if (!opened.ok) return opened
  const { journal, recent, report } = opened.value
  closing.push(() => journal.close())
  return ok({
    journal,
    recent,
    checkpoint: checkpoint.value.attach(journal),
    facts: foldFacts(checkpoint.value.facts, recent),
    report: [...checkpoint.value.report, ...report],
  })
}

/** Newest first: the texts before the journal, the lock last. */
async function closeAll(closing: Closing): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close()
}
