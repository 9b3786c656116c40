/** People and their roles: people live in the people store (erasable), roles are events. */
import { randomBytes } from 'node:crypto'
import type { DemoPeople } from '#shared/api'
import { bodiesOf, membersOf } from '#shared/consultation-rights'
import type { Entry } from '#shared/events'
import { fail, ok, type Result } from '#shared/failure'
import { sameGrant, type Grant } from '#shared/grant'
import { newId, type PersonId } from '#shared/ids'
import type { PersonCard } from '#shared/person'
import { maySomewhere } from '#shared/policy'
import type { Records } from '#shared/records'
import type { Keeper } from './keeper.ts'
import type { People, PersonRecord } from '../store/people.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { withRecount } from './recount.ts'

/** Makes an account. Fails: alreadyExists, storeUnavailable. */
export async function addPerson(
  people: People,
  person: { name: string; email: string; password: string | null },
  now: Date,
): Promise<Result<PersonId>> {
  if (people.byEmail(person.email) !== null) return fail({ kind: 'alreadyExists', what: 'person' })
  const id = newId('per', randomBytes(16))
  const passwordHash = person.password === null ? null : await hashPassword(person.password)
  const createdAt = now.toISOString()
  const saved = await people.add({ id, name: person.name, email: person.email, passwordHash, createdAt })
  return saved.ok ? ok(id) : saved
}

/** Fails: notFound, storeUnavailable. */
export async function setPassword(people: People, id: PersonId, password: string): Promise<Result<void>> {
  return people.setPasswordHash(id, await hashPassword(password))
}

/** The person's own change of her password. Fails: wrongCredentials, storeUnavailable. */
export async function changePassword(
  people: People,
  id: PersonId,
  change: { current: string; next: string },
): Promise<Result<void>> {
  const known = await verifyPassword(people.byId(id)?.passwordHash ?? null, change.current)
  return known ? setPassword(people, id, change.next) : fail({ kind: 'wrongCredentials' })
}

/**
 * Who has this address and password. The answer and the time it takes are the same whether the address is
 * unknown, has no password or the password is wrong. Fails: wrongCredentials.
 */
export async function recognise(
  people: People,
  given: { email: string; password: string },
): Promise<Result<PersonId>> {
  const account = people.byEmail(given.email)
  const known = await verifyPassword(account?.passwordHash ?? null, given.password)
  return known && account !== null ? ok(account.id) : fail({ kind: 'wrongCredentials' })
}

/** A role the person holds already stays as it is; sign-offs are counted anew. Fails: notFound (person, group, chapter), storeUnavailable. */
export async function grantRole(
  keeper: Keeper,
  people: People,
  person: PersonId,
  grant: Grant,
): Promise<Result<readonly Entry[]>> {
  if (people.byId(person) === null) return fail({ kind: 'notFound', what: 'person' })
  return keeper.commit(null, (records, _threads, now, signOffs) => {
    if (!scopeExists(records, grant)) return fail({ kind: 'notFound', what: 'chapter' })
    if (holds(records, person, grant)) return ok([])
    return ok(withRecount({ records, signOffs }, { by: null, now }, [{ type: 'roleGranted', person, grant }]))
  })
}

/** A role the person does not hold stays withdrawn; sign-offs are counted anew. Fails: storeUnavailable. */
export function withdrawRole(
  keeper: Keeper,
  person: PersonId,
  grant: Grant,
): Promise<Result<readonly Entry[]>> {
  return keeper.commit(null, (records, _threads, now, signOffs) => {
    if (!holds(records, person, grant)) return ok([])
    return ok(
      withRecount({ records, signOffs }, { by: null, now }, [{ type: 'roleWithdrawn', person, grant }]),
    )
  })
}

/** All roles end at once, and sign-offs are counted anew. Fails: storeUnavailable. */
export const withdrawAllRoles = (keeper: Keeper, person: PersonId): Promise<Result<readonly Entry[]>> =>
  keeper.commit(null, (records, _threads, now, signOffs) => {
    const held = records.grants[person] ?? []
    const events = held.map((grant) => ({ type: 'roleWithdrawn', person, grant }) as const)
    return ok(events.length === 0 ? [] : withRecount({ records, signOffs }, { by: null, now }, events))
  })

const holds = (records: Records, person: PersonId, grant: Grant): boolean =>
  (records.grants[person] ?? []).some((held) => sameGrant(held, grant))

function scopeExists(records: Records, grant: Grant): boolean {
  if (grant.role === 'expert') return records.workingGroups[grant.workingGroup] !== undefined
  if (grant.role === 'moderator') return records.chapters[grant.chapter] !== undefined
  return true
}

/** The person as others see her; null for one who is not there (any more). */
export function cardOf(records: Records, people: People, person: PersonId): PersonCard | null {
  const account = people.byId(person)
  return account === null ? null : card(records, account)
}

const card = (records: Records, { id, name }: PersonRecord): PersonCard => ({
  id,
  name,
  grants: [...(records.grants[id] ?? [])],
})

/**
 * The people `viewer` may see by name: everyone, or only herself, the moderation, whom she may turn to, and who sits in a
 * body with her.
 */
export function visiblePeople(records: Records, people: People, viewer: PersonId): PersonCard[] {
  const cards = people.all().map((account) => card(records, account))
  if (maySomewhere(records, viewer, 'seePeople')) return cards
  const beside = new Set(bodiesOf(records, viewer).flatMap((body) => membersOf(records, body)))
  return cards.filter(
    ({ id, grants }) => id === viewer || beside.has(id) || grants.some(({ role }) => role === 'moderator'),
  )
}

/** The people a visitor of the demo world can be with one click, experts first. Null outside a demo world. */
export function demoCast(records: Records, people: People): DemoPeople | null {
  if (!records.demo) return null
  return { people: people.all().map((account) => castMember(records, card(records, account))) }
}

function castMember(records: Records, { id, name, grants }: PersonCard): DemoPeople['people'][number] {
  const group = grants.find((grant) => grant.role === 'expert')?.workingGroup
  return {
    id,
    name,
    grants,
    workingGroup: group === undefined ? null : (records.workingGroups[group]?.name ?? null),
  }
}
