/** What a client may say of itself: where its caret is. Who it is, the session says. */
import { z } from 'zod'
import { rootName } from '#shared/grammar'
import { limits } from '#shared/protocol'
import { sectionId, type PersonId, type SectionId } from '#shared/ids'
import { colorOf, type Presence } from '#shared/presence'

export interface Claimed {
  readonly section: SectionId | null
  readonly cursor: Presence['cursor']
}

const clock = z.int().min(0)
const structId = z.strictObject({ client: clock, clock })

/**
 * A Yjs relative position as JSON. Nothing else is passed on: a clock below zero, or half of one, throws in the editors of
 * all others.
 */
const place = z.strictObject({
  type: structId.nullish(),
  tname: z.literal(rootName).nullish(),
  item: structId.nullish(),
  assoc: z.int().optional(),
})
const caret = z.object({ anchor: place, head: place })

/** What the state (JSON) says of section and caret; null when it is `null`. Throws when it is malformed or too large. */
export function readClaimed(state: string): Claimed | null {
  if (state.length > limits.presenceBytes) throw new Error('a presence that is too large')
  const value: unknown = JSON.parse(state)
  if (typeof value !== 'object' || value === null) return null
  const said = value as { section?: unknown; cursor?: unknown }
  const section = sectionId.safeParse(said.section)
  const cursor = caret.safeParse(said.cursor)
  return {
    section: section.success ? section.data : null,
    cursor: cursor.success ? cursor.data : null,
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
