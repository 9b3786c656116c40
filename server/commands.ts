/** What the command line can do to people and their roles, in the process that has the data folder. */
import { z } from 'zod'
import type { Entry } from '#shared/events'
import { fail, ok, unreachable, type Result } from '#shared/failure'
import type { Grant } from '#shared/grant'
import { personId, type ChapterId, type PersonId } from '#shared/ids'
import { chapterNumber, type Records } from '#shared/records'
import { emailAddress, password, personName } from '#shared/person'
import type { Office } from './office.ts'
import type { PersonRecord } from './store/people.ts'
import { clearAfterTheGone, erasePerson, type ErasedScans } from './work/erasing.ts'
import { addPerson, grantRole, setPassword, withdrawRole } from './work/people.ts'

/** A role as typed: `scope` is a group's or chapter's number or id, or an advisor's body. */
const typedRole = z.strictObject({
  role: z.enum(['expert', 'moderator', 'steering', 'advisor', 'committee', 'admin']),
  scope: z.string().nullable(),
  /** Of the Lenkungsgruppe, or of the advisor's body. */
  chair: z.boolean(),
})
type TypedRole = z.infer<typeof typedRole>

/** It also travels to a running server as JSON. */
export const command = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('add-person'),
    person: z.strictObject({ name: personName, email: emailAddress, password: z.nullable(password) }),
  }),
  z.strictObject({ name: z.literal('set-password'), email: emailAddress, password }),
  z.strictObject({ name: z.literal('grant'), email: emailAddress, role: typedRole }),
  z.strictObject({ name: z.literal('withdraw'), email: emailAddress, role: typedRole }),
  z.strictObject({ name: z.literal('end-sessions'), email: emailAddress }),
  z.strictObject({ name: z.literal('list-people') }),
  z
    .strictObject({
      name: z.literal('erase-person'),
      email: z.optional(emailAddress),
      id: z.optional(personId),
    })
    .refine(({ email, id }) => (email === undefined) !== (id === undefined), {
      message: 'name her either by it or by --id',
      path: ['email'],
    }),
])
export type Command = z.infer<typeof command>

type Said = Result<string[]>

/** Carries the command out; answers with lines for the person at the terminal. */
export async function carryOut(office: Office, asked: Command): Promise<Said> {
  switch (asked.name) {
    case 'add-person': {
      const added = await addPerson(office.store.people, asked.person, office.now())
      return added.ok ? ok([`${asked.person.name} has an account: ${added.value}`]) : added
    }
    case 'set-password':
      return forPerson(office, asked.email, (person) => newPassword(office, person, asked.password))
    case 'grant':
      return forPerson(office, asked.email, (person) => changeRole(office, person, asked.role, 'grant'))
    case 'withdraw':
      return forPerson(office, asked.email, (person) => changeRole(office, person, asked.role, 'withdraw'))
    case 'end-sessions':
      return forPerson(office, asked.email, async (person) => {
        const ended = await office.store.sessions.endAllOf(person.id)
        return ended.ok ? ok([`All sessions of ${person.name} have ended.`]) : ended
      })
    case 'list-people':
      return ok(office.store.people.all().map((person) => personLine(office.keeper.records, person)))
    case 'erase-person':
      return erase(office, asked.id ?? office.store.people.byEmail(asked.email ?? '')?.id ?? null)
    default:
      return unreachable(asked)
  }
}

async function forPerson(
  office: Office,
  email: string,
  run: (person: PersonRecord) => Promise<Said>,
): Promise<Said> {
  const person = office.store.people.byEmail(email)
  return person === null ? fail({ kind: 'notFound', what: 'person' }) : run(person)
}

/** Whoever knew the old password is signed out with it. */
async function newPassword(office: Office, person: PersonRecord, next: string): Promise<Said> {
  const set = await setPassword(office.store.people, person.id, next)
  const ended = set.ok ? await office.store.sessions.endAllOf(person.id) : set
  return ended.ok ? ok([`${person.name} has a new password and is signed out everywhere.`]) : ended
}

/** Also for one who is not there (any more): what an earlier try left behind is cleared away. */
async function erase(office: Office, person: PersonId | null): Promise<Said> {
  if (person === null || !isKnown(office, person)) {
    const cleared = await clearAfterTheGone(office)
    return cleared.ok ? fail({ kind: 'notFound', what: 'person' }) : cleared
  }
  const erased = await erasePerson(office, person)
  return erased.ok ? ok(erasedLines(person, erased.value)) : erased
}

const isKnown = ({ store, keeper }: Office, person: PersonId): boolean =>
  store.people.byId(person) !== null || (keeper.records.grants[person] ?? []).length > 0

/** Without a name: they are kept. */
const erasedLines = (person: PersonId, { deleted, shared }: ErasedScans): string[] => [
  `${person} is erased: name, address, password, sessions, roles. What this person wrote and signed stays, under this id.`,
  ...(deleted === 0 ? [] : [`Scans of answers entered for this person that were deleted: ${deleted}.`]),
  ...(shared === 0 ? [] : [`Scans that stay, because others answered on the same sheet: ${shared}.`]),
  `Backups made before still have the name. Note the id, and after restoring one of them: erase-person --id ${person}`,
]

async function changeRole(
  { keeper, store }: Office,
  person: PersonRecord,
  typed: TypedRole,
  way: 'grant' | 'withdraw',
): Promise<Said> {
  const grant = resolveRole(keeper.records, typed)
  if (!grant.ok) return grant
  const changed =
    way === 'grant'
      ? await grantRole(keeper, store.people, person.id, grant.value)
      : await withdrawRole(keeper, person.id, grant.value)
  return changed.ok ? ok([roleChanged(person, typed, way, changed.value)]) : changed
}

function roleChanged(
  person: PersonRecord,
  { role, scope, chair }: TypedRole,
  way: 'grant' | 'withdraw',
  entries: readonly Entry[],
): string {
  const more = [scope ?? [], chair ? 'chair' : []].flat().join(', ')
  const what = more === '' ? role : `${role} (${more})`
  if (entries.length === 0)
    return `Nothing to do: ${person.name} ${way === 'grant' ? 'is' : 'is not'} ${what}.`
  return `${person.name} is ${way === 'grant' ? 'now' : 'no longer'} ${what}.`
}

/** The grant meant by what was typed. Fails: invalid, with what is missing or unknown. */
export function resolveRole(records: Records, { role, scope, chair }: TypedRole): Result<Grant> {
  if (chair && role !== 'steering' && role !== 'advisor')
    return fail({ kind: 'invalid', issues: [`${role} has no chair`] })
  if (role === 'steering') return ok(chair ? { role, chair } : { role })
  if (role === 'committee' || role === 'admin') return ok({ role })
  if (scope === null) return fail({ kind: 'invalid', issues: [`${role} needs ${scopeOption[role]}`] })
  if (role === 'advisor') return ok(chair ? { role, body: scope, chair } : { role, body: scope })
  return role === 'expert' ? expertOf(records, scope) : moderatorOf(records, scope)
}

const scopeOption = { expert: '--group', moderator: '--chapter', advisor: '--body' } as const

function expertOf(records: Records, scope: string): Result<Grant> {
  const groups = Object.values(records.workingGroups)
  const group = groups.find(({ id, number }) => id === scope || String(number) === scope)
  if (group === undefined) return fail({ kind: 'invalid', issues: [`there is no working group ${scope}`] })
  return ok({ role: 'expert', workingGroup: group.id })
}

function moderatorOf(records: Records, scope: string): Result<Grant> {
  const [chapter, ...others] = Object.values(records.chapters).filter(
    (one) => one.id === scope || String(chapterNumber(records, one)) === scope,
  )
  if (chapter === undefined) return fail({ kind: 'invalid', issues: [`there is no chapter ${scope}`] })
  if (others.length === 0) return ok({ role: 'moderator', chapter: chapter.id })
  const named = [chapter, ...others].map(({ id, paper }) => `${id} (${records.papers[paper]?.title ?? '?'})`)
  return fail({ kind: 'invalid', issues: [`--chapter ${scope} may be ${named.join(' or ')}: name its id`] })
}

function personLine(records: Records, person: PersonRecord): string {
  const roles = (records.grants[person.id] ?? []).map((grant) => grantText(records, grant))
  return [person.id, person.email, person.name, roles.join(', ') || 'no role'].join('\t')
}

/** Its number; with its id where there is more than one paper. */
function chapterText(records: Records, id: ChapterId): string {
  const chapter = records.chapters[id]
  const number = chapter === undefined ? '?' : String(chapterNumber(records, chapter))
  return Object.keys(records.papers).length > 1 ? `${number} (${id})` : number
}

function grantText(records: Records, grant: Grant): string {
  if (grant.role === 'expert')
    return `expert of group ${records.workingGroups[grant.workingGroup]?.number ?? '?'}`
  if (grant.role === 'moderator') return `moderator of chapter ${chapterText(records, grant.chapter)}`
  if (grant.role === 'steering' && grant.chair === true) return 'steering (chair)'
  if (grant.role !== 'advisor') return grant.role
  return grant.chair === true ? `advisor (${grant.body}, chair)` : `advisor (${grant.body})`
}
