/** A consultation on a version: whom the Lenkungsgruppe asked, and what came back. */
import type { ConsultationEvent, Passage } from './consultation-events.ts'
import { unreachable } from './failure.ts'
import type { DraftId, PersonId } from './ids.ts'

export interface Draft {
  readonly id: DraftId
  readonly at: string
  readonly by: PersonId
  readonly passages: readonly Passage[]
}

export interface Statement {
  readonly at: string
  readonly by: PersonId
  /** null: Fehlanzeige. */
  readonly passages: readonly Passage[] | null
}

export interface Consultation {
  readonly at: string
  readonly by: PersonId
  readonly bodies: readonly string[]
  /** A day: until its end statements are in time. */
  readonly due: string
  readonly message: string | null
  /** Of each body the drafts that none has replaced: one, or several where people wrote at the same time. */
  readonly drafts: Readonly<Record<string, readonly Draft[]>>
  /** Those that were replaced, the newest last: their words stand in the journal. */
  readonly replaced: Readonly<Record<string, readonly DraftId[]>>
  readonly statements: Readonly<Record<string, Statement>>
}

/** So many are known by their ids, so that one that is sent again is known. */
const mostReplaced = 500

const nothingYet = { drafts: {}, replaced: {}, statements: {} }

/** When and by whom. */
interface Mark {
  readonly at: string
  readonly by: PersonId
}

/** The consultation after the event; what is not asked for changes nothing. */
export function afterEvent(
  before: Consultation | null,
  event: ConsultationEvent,
  mark: Mark,
): Consultation | null {
  if (event.type === 'consultationSet') {
    const { bodies, due, message } = event
    return { ...(before ?? nothingYet), ...mark, bodies, due, message }
  }
  if (before === null || before.statements[event.body] !== undefined) return before
  switch (event.type) {
    case 'statementDrafted':
      return { ...before, ...withDraft(before, event, mark) }
    case 'statementHandedIn': {
      const statement = { ...mark, passages: event.passages }
      return { ...before, statements: { ...before.statements, [event.body]: statement } }
    }
    default:
      return unreachable(event)
  }
}

function withDraft(
  { drafts, replaced }: Consultation,
  { body, draft: id, replaces, passages }: ConsultationEvent & { type: 'statementDrafted' },
  mark: Mark,
): Pick<Consultation, 'drafts' | 'replaced'> {
  const beside = (drafts[body] ?? []).filter((one) => one.id !== id && !replaces.includes(one.id))
  const gone = [...(replaced[body] ?? []), ...replaces].slice(-mostReplaced)
  return {
    drafts: { ...drafts, [body]: [...beside, { id, ...mark, passages }] },
    replaced: { ...replaced, [body]: gone },
  }
}

/** Whether the draft was written before, and may be replaced by now. */
export const isKnownDraft = ({ drafts, replaced }: Consultation, body: string, id: DraftId): boolean =>
  (drafts[body] ?? []).some((draft) => draft.id === id) || (replaced[body] ?? []).includes(id)
