/** What the signed-in person may do in a chapter, as the interface shows it; the server decides again. */
import { may, type Action } from '#shared/policy'
import type { Chapter } from '#shared/records'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'

export function useMay(chapter: Chapter, action: Action): boolean {
  const { records } = useRecords()
  const { person } = useWorkshop().session
  return may(records, person.id, action, chapter.id).ok
}
