/** The moderation's commands on the order of sections. Everyone, the sender included, sees the effect by the news. */
import type { Done, NewSection, Place, Rename } from '#shared/api'
import type { Result } from '#shared/failure'
import type { ChapterId, SectionId } from '#shared/ids'
import { request } from '../sync/requests.ts'

type Answer = Promise<Result<Done>>

export const addSection = (chapter: ChapterId, body: NewSection): Answer =>
  request('POST', `/api/chapters/${chapter}/sections`, body)

export const renameSection = (section: SectionId, body: Rename): Answer =>
  request('PATCH', `/api/sections/${section}`, body)

export const moveSection = (section: SectionId, body: Place): Answer =>
  request('POST', `/api/sections/${section}/move`, body)

export const removeSection = (section: SectionId): Answer => request('DELETE', `/api/sections/${section}`)

export const restoreSection = (section: SectionId, body: Place): Answer =>
  request('POST', `/api/sections/${section}/restore`, body)

/** Where a section stands after one step up: behind the one two before it; null: first. Undefined: it is first. */
export function placeAbove(order: readonly SectionId[], section: SectionId): Place | undefined {
  const at = order.indexOf(section)
  return at <= 0 ? undefined : { after: order[at - 2] ?? null }
}

/** Where a section stands after one step down. Undefined: it is last. */
export function placeBelow(order: readonly SectionId[], section: SectionId): Place | undefined {
  const next = order[order.indexOf(section) + 1]
  return next === undefined || !order.includes(section) ? undefined : { after: next }
}
