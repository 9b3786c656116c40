/**
 * Who is here. A presence state travels as y-protocols awareness; `user` and `section` are stamped by the
 * server from the session and the room, whatever the client sent.
 */
import * as z from 'zod/mini'
import { personId, sectionId } from './ids.ts'

export const presence = z.object({
  user: z.object({ id: personId, name: z.string(), color: z.string() }),
  /** The section the caret is in; null: in the chapter, in no section. */
  section: z.nullable(sectionId),
  /** Yjs relative positions as JSON, as y-prosemirror's cursor plugin writes them. */
  cursor: z.optional(z.nullable(z.object({ anchor: z.unknown(), head: z.unknown() }))),
})
export type Presence = z.infer<typeof presence>

/** Caret colours: readable beside text on light and dark ground (the name stands beside it, so colour never speaks alone). */
export const presenceColors = [
  '#b4233c',
  '#0a6e5c',
  '#6a3fb5',
  '#a04a00',
  '#0b62a8',
  '#8a2a86',
  '#4d6500',
  '#a8326a',
] as const

/** A person's caret colour: always the same for the same person. Spread by FNV-1a (Fowler, Noll, Vo). */
export function colorOf(person: string): string {
  let hash = 0x811c9dc5
  for (const character of person) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0
  return presenceColors[hash % presenceColors.length] ?? presenceColors[0]
}
