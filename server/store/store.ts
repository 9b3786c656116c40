/**
 * Everything on disk, opened together and closed in order:
 *
 *     control.sock    the lock and the control door
 *     text/           the write-ahead log of all texts, and a base state per section
 *     journal/        everything else that happened
 *     records.json    the checkpoint of the journal's fold
 *     people.json     names, addresses, password hashes; erasable
 *     sessions.json   who is signed in
 */
import { chmod, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Entry } from '#shared/events'
import { ok, type Result } from '#shared/failure'
import { personId } from '#shared/ids'
import { foldAll } from '#shared/reducer'
import type { Records } from '#shared/records'
import { openCheckpoint, type Checkpoint } from './checkpoint.ts'
import { causeOf, foundFolder, unavailable } from './disk.ts'
import { JournalFile, type Journal } from './journal.ts'
import { takeLock, type Lock } from './lock.ts'
import { PeopleStore, type People } from './people.ts'
import { SessionStore, type Sessions } from './sessions.ts'
import { TextFiles, type TextStore } from './text-store.ts'

export interface Store {
  readonly texts: TextStore
  readonly journal: Journal
  readonly checkpoint: Checkpoint
  /** The fold of the whole journal at opening. */
  readonly records: Records
  /** The entries behind the checkpoint, in order, already folded into `records`. */
  readonly recent: readonly Entry[]
  readonly people: People
  readonly sessions: Sessions
  readonly lock: Lock
  /** What recovery did, as sentences for the log; empty after an orderly stop. */
  readonly report: readonly string[]
  /** Waits for everything on its way to the disk, then lets the folder go. */
  close(): Promise<void>
}

export interface StoreOptions {
  /** Size at which the write-ahead log goes on in a new segment, in bytes. Default 32 MiB. */
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

/** Who holds a role and is not among the people: the people are older than the journal. */
function missingPeople(records: Records, people: People): string[] {
  const holders = Object.entries(records.grants).filter(([, grants]) => grants.length > 0)
  const missing = holders.map(([id]) => id).filter((id) => people.byId(personId.parse(id)) === null)
  if (missing.length === 0) return []
  return [
    `people.json does not know ${missing.join(', ')}, who hold roles: it is older than the journal. Restore it from a newer backup, or withdraw the roles.`,
  ]
}

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
  const kept = await openRecords(dir, probe, closing)
  if (!kept.ok) return kept
  const segmentBytes = options.segmentBytes ?? 32 * 1024 * 1024
  const texts = await TextFiles.open({ folder: join(dir, 'text'), segmentBytes, ...probe })
  if (!texts.ok) return texts
  closing.push(() => texts.value.texts.close())
  const { report: recordsReport, ...records } = kept.value
  const missing = missingPeople(records.records, people.value.people)
  return ok({
    ...records,
    texts: texts.value.texts,
    people: people.value.people,
    sessions: sessions.value.sessions,
    lock,
    report: [people.value.report, sessions.value.report, recordsReport, missing, texts.value.report].flat(),
    close: () => closeAll(closing),
  })
}

type KeptRecords = Pick<Store, 'journal' | 'checkpoint' | 'records' | 'recent' | 'report'>

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
    records: foldAll(checkpoint.value.records, recent),
    report: [...checkpoint.value.report, ...report],
  })
}

/** Newest first: the texts before the journal, the lock last. */
async function closeAll(closing: Closing): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close()
}
