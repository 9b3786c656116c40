/** Looks after what this device has of versions, on a page that people come to anyway: what may not be read any more goes, bookmarks that wait are sent. */
import type { VersionsView } from '#shared/version-api'
import { useEffect } from 'react'
import { request } from '../sync/requests.ts'
import { useLineState, useRecords, useWorkshop } from '../sync/workshop.tsx'
import { sendWaiting } from './bookmark-post.ts'
import { useMayReadStatements } from './consultation/statements-here.tsx'
import { keptVersionsOf, type KeptVersions } from './kept-versions.ts'

/** Draws nothing. */
export function VersionsHere() {
  const workshop = useWorkshop()
  const { records } = useRecords()
  const isOpen = useLineState().kind === 'open'
  const grants = records.grants[workshop.session.person.id]
  const mayReadStatements = useMayReadStatements()
  useEffect(() => {
    if (!isOpen) return
    void tidyUp(keptVersionsOf(workshop), mayReadStatements)
    void sendWaiting(workshop.device)
  }, [workshop, grants, mayReadStatements, isOpen])
  return null
}

async function tidyUp(kept: KeptVersions, mayReadStatements: boolean): Promise<void> {
  if (!mayReadStatements) await kept.forgetStatements()
  if (await kept.isEmpty()) return
  const readable = await request<VersionsView>('GET', '/api/versions')
  if (readable.ok) await kept.retain(readable.value.versions)
}
