/** Looks after what this device has of versions, on a page that people come to anyway: what may not be read any more goes, bookmarks that wait are sent. */
import type { VersionsView } from '#shared/version-api'
import { useEffect } from 'react'
import { request } from '../sync/requests.ts'
import { useLineState, useRecords, useWorkshop } from '../sync/workshop.tsx'
import { sendWaiting } from './bookmark-post.ts'
import { keptVersionsOf, type KeptVersions } from './kept-versions.ts'

/** Draws nothing. */
export function VersionsHere() {
  const workshop = useWorkshop()
  const { records } = useRecords()
  const isOpen = useLineState().kind === 'open'
  const grants = records.grants[workshop.session.person.id]
  useEffect(() => {
    if (!isOpen) return
    void tidyUp(keptVersionsOf(workshop))
    void sendWaiting(workshop.device)
  }, [workshop, grants, isOpen])
  return null
}

async function tidyUp(kept: KeptVersions): Promise<void> {
  if ((await kept.marks()).length === 0) return
  const readable = await request<VersionsView>('GET', '/api/versions')
  if (readable.ok) await kept.retain(readable.value.versions)
}
