/**
 * Erasing a person: nothing tells her name or address any more, but what people wrote. What she wrote and signed stays, under an id
 * that leads to nobody. Killed anywhere it is taken up again: by the command, or by the next start.
 */
import { ok, type Result } from '#shared/failure'
import type { PersonId } from '#shared/ids'
import type { Store } from '../store/store.ts'
import type { Keeper } from './keeper.ts'
import { withdrawAllRoles } from './people.ts'
import { forgetScansOf, scansEnteredFor } from './scans.ts'

export interface ErasingDeps {
  readonly keeper: Keeper
  readonly store: Pick<Store, 'people' | 'sessions' | 'personal' | 'kept' | 'outbox'>
}

/** What became of the scans of answers that were entered in her name. */
export interface ErasedScans {
  readonly deleted: number
  /** Sheets on which others answered too. */
  readonly shared: number
}

/**
 * Erases whoever has this id, in an order in which nothing comes back: nobody can enter as her, her roles end by ordinary
 * entries (sign-offs are counted anew), then she is gone and takes along what goes with her. Fails: storeUnavailable; what
 * was done stays done.
 */
export async function erasePerson(deps: ErasingDeps, person: PersonId): Promise<Result<ErasedScans>> {
  const { keeper, store } = deps
  const done = await inOrder([
    async () =>
      store.people.byId(person) === null ? ok(undefined) : store.people.setPasswordHash(person, null),
    () => store.sessions.endAllOf(person),
    () => withdrawAllRoles(keeper, person),
    async () => (store.people.byId(person) === null ? ok(undefined) : store.people.erase(person)),
    // Who came in while all this was done is out again.
    () => store.sessions.endAllOf(person),
    () => clearAfterTheGone(deps),
  ])
  return done.ok ? ok(scansEnteredFor(keeper.signOffs, person, isThereIn(deps))) : done
}

/** Takes away what goes with people who are gone, and mails, which name people. Fails: storeUnavailable. */
export const clearAfterTheGone = (deps: ErasingDeps): Promise<Result<unknown>> =>
  inOrder([() => forgetTheGone(deps), () => deps.store.outbox.empty()])

/**
 * Takes away what goes with people who are gone: what they have read, their names in versions, scans of their answers. Fails: storeUnavailable.
 */
export function forgetTheGone(deps: ErasingDeps): Promise<Result<unknown>> {
  const { keeper, store } = deps
  const isThere = isThereIn(deps)
  return inOrder([
    ...store.personal.map((part) => () => part.forgetAllBut(isThere)),
    () => forgetScansOf(keeper.signOffs, store.kept, isThere),
  ])
}

/** Who holds roles and is not among the people is missing there, not gone: the people are older than the journal. */
const isThereIn =
  ({ keeper, store }: ErasingDeps) =>
  (person: PersonId): boolean =>
    store.people.byId(person) !== null || (keeper.records.grants[person] ?? []).length > 0

/** Up to the first that fails. */
async function inOrder(steps: readonly (() => Promise<Result<unknown>>)[]): Promise<Result<unknown>> {
  for (const step of steps) {
    const done = await step()
    if (!done.ok) return done
  }
  return ok(undefined)
}
