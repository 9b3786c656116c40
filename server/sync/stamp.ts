/** What a client may say of itself: where its caret is. Who it is, the session says. */
import { limits } from '#shared/protocol'
import { sectionId, type PersonId, type SectionId } from '#shared/ids'
import { colorOf, presence, type Presence } from '#shared/presence'

export interface Claimed {
  readonly section: SectionId | null
  readonly cursor: Presence['cursor']
}

/** What the state (JSON) says of section and caret; null when it is `null`. Throws when it is malformed or too large. */
export function readClaimed(state: string): Claimed | null {
  if (state.length > limits.presenceBytes) throw new Error('a presence that is too large')
  const value: unknown = JSON.parse(state)
  if (typeof value !== 'object' || value === null) return null
  const said = value as { section?: unknown; cursor?: unknown }
  const section = sectionId.safeParse(said.section)
  const cursor = presence.shape.cursor.safeParse(said.cursor)
  return {
    section: section.success ? section.data : null,
    cursor: (cursor.success ? cursor.data : null) ?? null,
  }
}

/** The state as everyone gets it, as JSON. */
export function stamped(
  person: PersonId,
  name: string,
  section: SectionId | null,
  cursor: Presence['cursor'],
): string {
  const state: Presence = {
    user: { id: person, name, color: colorOf(person) },
    section,
    cursor: cursor ?? null,
  }
  return JSON.stringify(state)
}
