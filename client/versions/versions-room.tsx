/** The pages of versions: those of a chapter, or one to read. */
import { useParams } from 'wouter'
import { useRecords } from '../sync/workshop.tsx'
import { VersionList } from './version-list.tsx'
import { VersionPage } from './version-page.tsx'

/** The address names a chapter or a version. */
export function VersionsRoom() {
  const { which = '' } = useParams()
  const { records } = useRecords()
  const chapter = Object.values(records.chapters).find(({ id }) => id === which)
  if (chapter !== undefined) return <VersionList key={which} chapter={chapter} />
  return <VersionPage key={which} id={which} />
}
