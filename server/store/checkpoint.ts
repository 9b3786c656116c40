/**
 * The checkpoint: the fold of the journal at some entry, so that a start reads a snapshot and the journal's tail.
 * It is a convenience: the journal is the truth, and whatever is wrong with the checkpoint, the fold of the whole
 * journal takes its place.
 */
import { z } from 'zod'
import { noFacts, type Facts } from '#shared/facts'
import type { Decisions } from '#shared/decisions'
import { ok, type Result } from '#shared/failure'
import { emptyRecords, type Records } from '#shared/records'
import type { SignOffs } from '#shared/signoff'
import type { Threads } from '#shared/threads'
import type { Versions } from '#shared/versions'
import { DurableFile, readChecksummed, type Reading } from './durable-file.ts'
import { DurableValue } from './durable-value.ts'
import type { Journal } from './journal.ts'
import { chainStart, type ChainEnd } from './journal-line.ts'

export interface Checkpoint {
  /** Sequence number of the checkpoint on disk; 0 for none. */
  readonly seq: number
  /**
   * Writes a new checkpoint, in pieces: meanwhile the server goes on. `facts` must be a fold of entries that are on disk.
   * Fails: storeUnavailable.
   */
  save(facts: Facts): Promise<Result<void>>
}

/**
 * The shape of the facts and the meaning of the fold. A checkpoint of another shape is not read; raise the number
 * when the reducer folds the same events to something else.
 */
const shape = `12 threads signOffs versions decisions ${Object.keys(emptyRecords).sort().join(' ')}`

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** The file has its checksum: what fits it is what this code wrote. */
const snapshot = z.strictObject({
  shape: z.literal(shape, 'the checkpoint is of another version'),
  seq: z.int().min(0),
  /** Hash of the journal's line `seq`. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  records: z.custom<Records>(isObject),
  threads: z.custom<Threads>(isObject),
  signOffs: z.custom<SignOffs>(isObject),
  versions: z.custom<Versions>(isObject),
  decisions: z.custom<Decisions>(isObject),
})
export type Snapshot = z.infer<typeof snapshot>

/** What the bytes of a checkpoint hold; `foreign` for one of another version. */
export const readSnapshot = (bytes: Buffer): Reading<Snapshot> => readChecksummed(bytes, snapshot)

const noSnapshot: Snapshot = {
  shape,
  seq: 0,
  hash: chainStart.hash,
  ...noFacts,
}

/** The snapshot's JSON, piece by piece: ten thousand threads at once would make everyone wait. */
function* pieces({ threads, signOffs, ...rest }: Snapshot): Generator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"signOffs":{`
  yield* Object.entries(signOffs).map(
    ([section, signOff], at) => `${at === 0 ? '' : ','}${JSON.stringify(section)}:${JSON.stringify(signOff)}`,
  )
  yield '},"threads":{'
  let isFirst = true
  for (const [section, here] of Object.entries(threads)) {
    yield `${isFirst ? '' : ','}${JSON.stringify(section)}:[`
    for (const [at, page] of here.entries()) yield `${at === 0 ? '' : ','}${JSON.stringify(page)}`
    yield ']'
    isFirst = false
  }
  yield '}}'
}

export interface OpenedCheckpoint {
  /** What the fold starts from; nothing for none. */
  readonly facts: Facts
  readonly end: ChainEnd
  readonly report: readonly string[]
  /** The checkpoint, once the journal it belongs to is open. */
  readonly attach: (journal: Journal) => Checkpoint
}

/** Reads `records.json`; a damaged one counts as none and is reported. */
export async function openCheckpoint(path: string): Promise<Result<OpenedCheckpoint>> {
  const file = new DurableFile({ path, schema: snapshot, pieces })
  const opened = await DurableValue.open(file, noSnapshot)
  if (opened.ok) return ok(openedWith(opened.value, []))
  const anew = await DurableValue.anew(file, noSnapshot)
  if (!anew.ok) return anew
  return ok(
    openedWith(anew.value, [`${path} could not be used; the records were folded from the whole journal.`]),
  )
}

function openedWith(value: DurableValue<Snapshot>, report: readonly string[]): OpenedCheckpoint {
  const { shape: _shape, seq, hash, ...facts } = value.value
  return {
    facts,
    end: { seq, hash },
    report,
    attach: (journal) => new CheckpointFile(value, journal),
  }
}

class CheckpointFile implements Checkpoint {
  readonly #value: DurableValue<Snapshot>
  readonly #journal: Journal

  constructor(value: DurableValue<Snapshot>, journal: Journal) {
    this.#value = value
    this.#journal = journal
  }

  get seq(): number {
    return this.#value.value.seq
  }

  async save(facts: Facts): Promise<Result<void>> {
    const { seq } = facts.records
    if (seq > this.#journal.seq) throw new Error(`bug: a checkpoint of entry ${seq}, which is not on disk`)
    const hash = await this.#journal.hashAt(seq)
    if (!hash.ok) return hash
    const next: Snapshot = { shape, seq, hash: hash.value, ...facts }
    return this.#value.change((old) => ok(old.seq > seq ? old : next))
  }
}
