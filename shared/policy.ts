/**
 * Who may do what: the one table of rights. Both doors (requests and sockets) and the interface ask
 * `may`; nobody else decides. A right is looked up by how the person stands to the chapter in question.
 */
import { fail, ok, type Failure, type Result } from './failure.ts'
import type { Grant } from './grant.ts'
import type { ChapterId, PersonId, SectionId } from './ids.ts'
import { isStanding, type Records } from './records.ts'
import { isOpenForWriting } from './stage.ts'

/** How a person stands to a chapter. One person may stand to it in several ways; the best one counts. */
export const standings = [
  'ownExpert',
  'otherExpert',
  'ownModerator',
  'otherModerator',
  'steering',
  'advisor',
  'committee',
  'admin',
] as const
export type Standing = (typeof standings)[number]

/**
 * A cell of the table. Conditions that depend on more than the standing are named here and checked by
 * the story that knows them: `own` (own threads), `notOwn` (not one's own suggestions; `thread-rights.ts`), `consultation`
 * (versions of one's consultation), `accepted` (accepted versions).
 */
export type Right = 'yes' | 'no' | 'own' | 'notOwn' | 'consultation' | 'accepted'

const row = (
  ownExpert: Right,
  otherExpert: Right,
  ownModerator: Right,
  otherModerator: Right,
  steering: Right,
  advisor: Right,
  committee: Right,
  admin: Right,
): Record<Standing, Right> => ({
  ownExpert,
  otherExpert,
  ownModerator,
  otherModerator,
  steering,
  advisor,
  committee,
  admin,
})

/** The rights. A moderator of another chapter stands like an expert of another group. */
export const rights = {
  //                     expert               moderator            others
  //                     own       other      own       other      steering  advisor         committee   admin
  readDraft: row('yes', 'yes', 'yes', 'yes', 'no', 'no', 'no', 'no'),
  write: row('yes', 'no', 'yes', 'no', 'no', 'no', 'no', 'no'),
  comment: row('yes', 'yes', 'yes', 'yes', 'no', 'no', 'no', 'no'),
  resolveThread: row('own', 'own', 'yes', 'own', 'no', 'no', 'no', 'no'),
  decideSuggestion: row('notOwn', 'no', 'yes', 'no', 'no', 'no', 'no', 'no'),
  /** Say who sees to it, and until when. */
  assignThread: row('yes', 'own', 'yes', 'own', 'no', 'no', 'no', 'no'),
  /** Tag threads, and join those that say the same. */
  arrangeThreads: row('no', 'no', 'yes', 'no', 'no', 'no', 'no', 'no'),
  arrangeSections: row('no', 'no', 'yes', 'no', 'no', 'no', 'no', 'no'),
  /** Call for sign-off, reopen a section. */
  callForSignOff: row('no', 'no', 'yes', 'no', 'no', 'no', 'no', 'no'),
  signOff: row('yes', 'no', 'no', 'no', 'no', 'no', 'no', 'no'),
  /** Enter answers in the name of others, answer objections, correct, set the quorum. */
  keepSignOffs: row('no', 'no', 'yes', 'no', 'no', 'no', 'no', 'no'),
  freeze: row('no', 'no', 'yes', 'no', 'no', 'no', 'no', 'no'),
  readVersion: row('yes', 'yes', 'yes', 'yes', 'yes', 'consultation', 'accepted', 'no'),
  decideVersion: row('no', 'no', 'no', 'no', 'yes', 'no', 'no', 'no'),
  /** Put the committee's decision on record. */
  closeVersion: row('no', 'no', 'no', 'no', 'no', 'no', 'yes', 'no'),
  handInStatement: row('no', 'no', 'no', 'no', 'no', 'yes', 'no', 'no'),
  /** Read what the bodies that were asked have handed in. */
  readStatements: row('no', 'no', 'yes', 'no', 'yes', 'no', 'no', 'no'),
  /** Start the next paper, behind one that the committee has taken. */
  startPaper: row('no', 'no', 'no', 'no', 'no', 'no', 'no', 'yes'),
  /** See who works in the house, by name. The others see themselves and the moderation. */
  seePeople: row('yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no', 'yes'),
} as const satisfies Record<string, Record<Standing, Right>>
export type Action = keyof typeof rights

/** Every way in which someone with these grants stands to the chapter. */
export function standingsTo(records: Records, grants: readonly Grant[], chapter: ChapterId): Standing[] {
  const group = records.chapters[chapter]?.workingGroup ?? null
  return grants.map((grant) => {
    if (grant.role === 'expert') return grant.workingGroup === group ? 'ownExpert' : 'otherExpert'
    if (grant.role === 'moderator') return grant.chapter === chapter ? 'ownModerator' : 'otherModerator'
    return grant.role
  })
}

/** The cells that apply to the person; conditions are for the caller to check. */
export function rightsTo(
  records: Records,
  person: PersonId,
  action: Action,
  chapter: ChapterId,
): ReadonlySet<Right> {
  const held = records.grants[person] ?? []
  return new Set(standingsTo(records, held, chapter).map((standing) => rights[action][standing]))
}

const forbidden = (action: Action): Failure => ({ kind: 'forbidden', action })

/** Whether the person may do this in the chapter without further conditions. Fails: notFound, forbidden. */
export function may(records: Records, person: PersonId, action: Action, chapter: ChapterId): Result<void> {
  if (records.chapters[chapter] === undefined) return fail({ kind: 'notFound', what: 'chapter' })
  return rightsTo(records, person, action, chapter).has('yes') ? ok(undefined) : fail(forbidden(action))
}

/** Whether the person may do this in some chapter: for what belongs to the whole paper. */
export const maySomewhere = (records: Records, person: PersonId, action: Action): boolean =>
  Object.values(records.chapters).some((chapter) => may(records, person, action, chapter.id).ok)

/** Whether the person may read the section's live text. Fails: notFound, removed, forbidden. */
export function mayRead(records: Records, person: PersonId, section: SectionId): Result<void> {
  const found = records.sections[section]
  if (found === undefined) return fail({ kind: 'notFound', what: 'section' })
  const allowed = may(records, person, 'readDraft', found.chapter)
  if (!allowed.ok || isStanding(records, section)) return allowed
  return fail({ kind: 'removed', section, chapter: found.chapter })
}

/** Whether the person may write in the section now. Fails: as `mayRead`, and locked. */
export function mayWrite(records: Records, person: PersonId, section: SectionId): Result<void> {
  const readable = mayRead(records, person, section)
  if (!readable.ok) return readable
  const found = records.sections[section]
  if (found === undefined) return fail({ kind: 'notFound', what: 'section' })
  const allowed = may(records, person, 'write', found.chapter)
  if (!allowed.ok || isOpenForWriting(found.stage)) return allowed
  return fail({ kind: 'locked', section, stage: found.stage })
}
