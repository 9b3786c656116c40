/**
 * Freezing a version, one after the other. The order is what makes it whole or nothing: its files are on disk first, under
 * the hashes of what is in them; then it is sealed; the event comes last. Before it there is no version, only files that
 * nothing refers to, and its number is still to be given.
 */
import { randomBytes } from 'node:crypto'
import { mayResolve, type Ground } from '#shared/decision-rights'
import { fail, must, ok, type Result } from '#shared/failure'
import type { PersonId } from '#shared/ids'
import type { Records } from '#shared/records'
import { sealLetters, type Seal } from '#shared/seal'
import type { SignOffs } from '#shared/signoff'
import { fingerprint, type Manifest } from '#shared/version'
import type { Freezing, Frozen } from '#shared/version-api'
import type { VersionFrozen } from '#shared/version-events'
import { mayFreeze, sectionsIn } from '#shared/version-rights'
import { versionOf, type Version, type Versions } from '#shared/versions'
import type { KeptFiles } from '../store/kept-files.ts'
import type { OpeningFiles } from '../store/openings.ts'
import type { People } from '../store/people.ts'
import type { Sealer } from '../store/seal-key.ts'
import type { Texts } from '../store/texts.ts'
import { dayOf } from './hannover-day.ts'
import type { Keeper } from './keeper.ts'
import { PersonKeys } from './person-keys.ts'
import { makeVersion, outlineOf, type MadeVersion, type Moment } from './version-making.ts'

export interface FreezerDeps {
  readonly keeper: Keeper
  readonly texts: Texts
  readonly kept: KeptFiles
  readonly openings: OpeningFiles
  readonly people: People
  readonly sealer: Sealer
  readonly now: () => Date
}

export class Freezer {
  readonly #deps: FreezerDeps
  #last: Promise<unknown> = Promise.resolve()

  constructor(deps: FreezerDeps) {
    this.#deps = deps
  }

  /** The public half of the key that seals. */
  get key(): Sealer['key'] {
    return this.#deps.sealer.key
  }

  /**
   * Freezes what was ordered, as it is on disk; ordered again it is the one that is there.
   * Fails: notFound, forbidden, invalid, notSignedOff, objectionOpen, overtaken (it was changed meanwhile), storeUnavailable.
   */
  freeze(by: PersonId, order: Freezing): Promise<Result<Frozen>> {
    const frozen = this.#last.then(() => this.#freeze(by, order))
    this.#last = frozen.catch(() => undefined)
    return frozen
  }

  async #freeze(by: PersonId, order: Freezing): Promise<Result<Frozen>> {
    const { keeper, people, texts, now } = this.#deps
    const { records, threads, signOffs, versions } = keeper
    const moment: Moment = { records, threads, signOffs, versions }
    const known = versionOf(versions, order.id)
    if (known !== null) return again(known, by, order, records.seq)
    const allowed = mayFreezeNow(keeper, by, order, now())
    if (!allowed.ok) return allowed
    const keys = new PersonKeys(records, people, () => randomBytes(32).toString('hex'))
    const made = await makeVersion(texts, moment, { by, at: now(), order, keys })
    if (!made.ok) return made
    const stored = await this.#store(made.value)
    return stored.ok ? this.#commit(by, order, moment, made.value) : stored
  }

  /** Resolves when everything that the event will speak of is on disk. */
  async #store({ files, manifest, openings }: MadeVersion): Promise<Result<void>> {
    for (const file of files) {
      const kept = await this.#deps.kept.keep(file)
      if (!kept.ok) return kept
    }
    return this.#deps.openings.keep(manifest.id, openings)
  }

  async #commit(by: PersonId, order: Freezing, moment: Moment, made: MadeVersion): Promise<Result<Frozen>> {
    const { scope } = order
    const before = outlineOf(moment.records, moment.signOffs, scope)
    const event = this.#eventOf(made, moment.records)
    const committed = await this.#deps.keeper.commit(
      by,
      (records, _threads, at, signOffs, versions, decisions) => {
        const allowed = mayFreezeNow({ records, signOffs, versions, decisions }, by, order, at)
        if (!allowed.ok) return allowed
        const same = isSame(records, signOffs, versions)
        return same ? ok([event]) : fail({ kind: 'overtaken', why: 'otherText' })
      },
    )
    if (!committed.ok) return committed
    const seq = must(committed.value[0], 'one event was written').seq
    return ok({
      seq,
      version: must(versionOf(this.#deps.keeper.versions, made.manifest.id), 'it was folded'),
    })

    function isSame(records: Records, signOffs: SignOffs, versions: Versions): boolean {
      return versions.length === moment.versions.length && outlineOf(records, signOffs, scope) === before
    }
  }

  #eventOf({ manifest, hash }: MadeVersion, records: Records): VersionFrozen {
    const { paper, name, purpose, frozenAt, scope } = manifest
    return {
      type: 'versionFrozen',
      paper: paper.id,
      name,
      purpose,
      frozenAt,
      closes: purpose === 'interim' ? [] : [...sectionsIn(records, scope)],
      seal: this.#seal(manifest, hash),
    }
  }

  #seal({ id, ordinal, scope, number, previous }: Manifest, hash: string): Seal {
    const { sealer } = this.#deps
    const print = fingerprint.parse(hash)
    const unsealed = { version: id, ordinal, scope, number, fingerprint: print, previous, key: sealer.key }
    return { ...unsealed, signature: sealer.sign(sealLetters(unsealed)) }
  }
}

/** A resolution is of what the committee has taken. Fails: as `mayFreeze`; overtaken. */
function mayFreezeNow(
  ground: Ground & Pick<Moment, 'signOffs'>,
  by: PersonId,
  { scope, purpose }: Freezing,
  at: Date,
): Result<void> {
  const { records, signOffs } = ground
  const allowed = mayFreeze({ records, signOffs, today: dayOf(at) }, by, scope, purpose)
  if (!allowed.ok || purpose !== 'resolution') return allowed
  return mayResolve(ground, scope, sectionsIn(records, scope))
}

/** Whether it is what the person ordered before. */
function again(
  known: Version,
  by: PersonId,
  { name, purpose, scope }: Freezing,
  seq: number,
): Result<Frozen> {
  const same =
    known.by === by &&
    known.name === name &&
    known.purpose === purpose &&
    JSON.stringify(known.seal.scope) === JSON.stringify(scope)
  return same
    ? ok({ seq, version: known })
    : fail({ kind: 'invalid', issues: ['id: another version has it'] })
}
