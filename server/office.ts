/** The data folder at work: the store, the keeper of its records, and a paper in it. */
import { ok, type Result } from '#shared/failure'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import { cookieSecret } from './store/cookie-secret.ts'
import { openSealKey, type Sealer } from './store/seal-key.ts'
import { openStore, type Store } from './store/store.ts'
import { onlyDemoPeople, openDemoWorld } from './work/demo-world.ts'
import { forgetTheGone } from './work/erasing.ts'
import { foundPaper, plainFoundation } from './work/founding.ts'
import { mendLocks } from './work/mended-locks.ts'
import { recentEntries, RecordsKeeper, type RecordsDisk } from './work/records.ts'

export interface Office {
  readonly store: Store
  readonly keeper: RecordsKeeper
  readonly cookieSecret: string
  readonly sealer: Sealer
  /** The hash of the journal's first line, shortened: no two data folders that were founded apart share it. */
  readonly world: string
  readonly now: () => Date
}

const worldLength = 16

/**
 * Opens the data folder. An empty one gets its paper: the demo world when `demo` is auto, else the template.
 * Fails: storeUnavailable.
 */
export async function openOffice(
  config: Pick<Config, 'dataDir' | 'demo'>,
  log: Log,
): Promise<Result<Office>> {
  const now = () => new Date()
  const opened = await openStore(config.dataDir, { now: () => now().getTime() })
  if (!opened.ok) return opened
  const store = opened.value
  for (const line of store.report) log.warn({ recovery: line }, 'the store was recovered')
  const furniture = await furnished(store, config.dataDir, log, now)
  const office = furniture.ok ? await settled(furniture.value, config.demo, log) : furniture
  if (!office.ok) await store.close()
  return office
}

type Furnished = Omit<Office, 'world'>

async function furnished(store: Store, dir: string, log: Log, now: () => Date): Promise<Result<Furnished>> {
  const secret = await cookieSecret(dir)
  if (!secret.ok) return secret
  const seal = await openSealKey(dir)
  if (!seal.ok) return seal
  const { sealer, isNew } = seal.value
  if (isNew && store.facts.versions.length > 0)
    log.warn({ key: sealer.key }, 'the seal key was missing and another one was made: tell its readers')
  const recent = await store.journal.read(recentEntries(store.facts.records.seq))
  if (!recent.ok) return recent
  const start = { facts: store.facts, checkpointed: store.checkpoint.seq, recent: recent.value }
  const keeper = new RecordsKeeper(recordsDisk(store, log), start, now)
  return ok({ store, keeper, cookieSecret: secret.value, sealer, now })
}

/** A checkpoint that failed costs nothing but a longer start; nobody waits for it, so it is told here. */
const recordsDisk = ({ journal, checkpoint }: Store, log: Log): RecordsDisk => ({
  append: (entries) => journal.append(entries),
  checkpoint: async (facts) => {
    const saved = await checkpoint.save(facts)
    if (!saved.ok) log.warn({ failure: saved.failure }, 'no checkpoint; the journal holds everything')
    return saved
  },
})

/** A folder in which people of its own have accounts is never made a demo world. */
async function foundIfEmpty(
  { keeper, store, now }: Furnished,
  demo: Config['demo'],
): Promise<Result<unknown>> {
  if (keeper.records.seq > 0) return ok(undefined)
  if (demo === 'auto' && onlyDemoPeople(store.people)) {
    return openDemoWorld(keeper, store, now())
  }
  return foundPaper(keeper, store.texts, plainFoundation)
}

/** With a paper in it, and a name for its history. */
async function settled(office: Furnished, demo: Config['demo'], log: Log): Promise<Result<Office>> {
  const founded = await foundIfEmpty(office, demo)
  if (!founded.ok) return founded
  const forgotten = await forgetTheGone(office)
  if (!forgotten.ok)
    log.warn({ failure: forgotten.failure }, 'what was kept of people who are gone is still there')
  const reopened = await mendLocks(office.keeper, office.store.texts, office.store.journal)
  if (!reopened.ok) return reopened
  for (const section of reopened.value)
    log.warn({ section }, 'a locked text is not the one that was locked; the section was reopened')
  const first = await office.store.journal.hashAt(1)
  return first.ok ? ok({ ...office, world: first.value.slice(0, worldLength) }) : first
}

/** Writes what is under way and a checkpoint, then lets the folder go. Fails: storeUnavailable. */
export async function closeOffice({ keeper, store }: Office): Promise<Result<void>> {
  const recorded = await keeper.close()
  await store.close()
  return recorded
}
