/**
 * Calling sections for sign-off, and opening them again. The order makes the lock: the rooms stand still, the text on disk
 * is hashed and kept, the event locks the sections, and only then the rooms are let go, into the lock.
 */
import { mayOpenAgain } from '#shared/decision-rights'
import type { Entry, Event } from '#shared/events'
import { fail, ok, type Result } from '#shared/failure'
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import type { Records } from '#shared/records'
import type { CallForSignOff, Reopening } from '#shared/signoff-api'
import { mayCall, mayNow } from '#shared/signoff-rights'
import type { KeptFiles } from '../store/kept-files.ts'
import type { Texts } from '../store/texts.ts'
import { contentOnDisk, type OnDisk } from './contents.ts'
import type { Keeper } from './keeper.ts'
import { withRecount } from './recount.ts'
import type { Rooms } from './rooms.ts'

type Committed = Promise<Result<readonly Entry[]>>

export interface CallDeps {
  readonly keeper: Keeper
  readonly texts: Texts
  readonly kept: KeptFiles
  readonly rooms: Pick<Rooms, 'hold'>
}

/** A section as it will be signed. */
interface Prepared {
  readonly section: SectionId
  readonly title: string
  readonly hash: OnDisk['hash']
}

/**
 * All of the sections or none. Where nothing comes of it, people write on as if nothing had been.
 * Fails: notFound, removed, forbidden, overtaken, invalid (nobody to sign), storeUnavailable.
 */
export async function callForSignOff(
  deps: CallDeps,
  by: PersonId,
  chapter: ChapterId,
  call: CallForSignOff,
): Committed {
  const early = mayCallAll(deps.keeper.records, by, chapter, call.sections)
  if (!early.ok) return early
  const release = await deps.rooms.hold(call.sections)
  try {
    const prepared = await prepareAll(deps, call.sections)
    return prepared.ok ? await commitCall(deps.keeper, by, chapter, call, prepared.value) : prepared
  } finally {
    release()
  }
}

function mayCallAll(
  records: Records,
  by: PersonId,
  chapter: ChapterId,
  sections: readonly SectionId[],
): Result<void> {
  for (const section of sections) {
    const allowed = mayCall(records, by, section)
    if (!allowed.ok) return allowed
    if (records.sections[section]?.chapter !== chapter) return fail({ kind: 'notFound', what: 'section' })
  }
  return ok(undefined)
}

async function prepareAll(deps: CallDeps, sections: readonly SectionId[]): Promise<Result<Prepared[]>> {
  const all: Prepared[] = []
  for (const section of sections) {
    const prepared = await prepare(deps, section)
    if (!prepared.ok) return prepared
    all.push(prepared.value)
  }
  return ok(all)
}

/** The text is kept before the journal speaks of it. */
async function prepare({ keeper, texts, kept }: CallDeps, section: SectionId): Promise<Result<Prepared>> {
  const title = keeper.records.sections[section]?.title ?? ''
  const content = await contentOnDisk(texts, section, title)
  if (!content.ok) return content
  const stored = await kept.keep(content.value.bytes)
  return stored.ok ? ok({ section, title, hash: content.value.hash }) : stored
}

function commitCall(
  keeper: Keeper,
  by: PersonId,
  chapter: ChapterId,
  { sections, due, message }: CallForSignOff,
  prepared: readonly Prepared[],
): Committed {
  return keeper.commit(by, (records, _threads, now, signOffs) => {
    const allowed = mayCallAll(records, by, chapter, sections)
    if (!allowed.ok) return allowed
    const renamed = prepared.some(({ section, title }) => records.sections[section]?.title !== title)
    if (renamed) return fail({ kind: 'overtaken', why: 'otherText' })
    const events = prepared.map(({ section, hash }): Event => {
      return { type: 'signOffCalled', section, hash, due, message }
    })
    return ok(withRecount({ records, signOffs }, { by, now }, events))
  })
}

/**
 * The text is open to its writers from then on; who signed it is outdated with the first change. What the Lenkungsgruppe has
 * accepted stays closed. Fails: notFound, removed, forbidden, overtaken, storeUnavailable.
 */
export function reopen(keeper: Keeper, by: PersonId, section: SectionId, { reason }: Reopening): Committed {
  return keeper.commit(by, (records, _threads, _now, _signOffs, versions, decisions) => {
    const allowed = mayNow(records, by, 'reopen', section)
    const accepted = mayOpenAgain({ records, versions, decisions }, section)
    if (!allowed.ok) return allowed
    return accepted.ok ? ok([{ type: 'sectionReopened', section, reason }]) : accepted
  })
}
