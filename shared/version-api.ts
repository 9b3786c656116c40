/**
 * What requests and answers about versions look like; as `api.ts`, all under `/api`. No request changes or deletes one.
 *
 *   POST /api/versions              Freezing → 201 Frozen        again with the same id and order: 201, and nothing doubled
 *   GET  /api/versions                       → 200 VersionsView  those the person may read
 *   GET  /api/versions/:version              → 200 VersionText
 *   GET  /api/versions/:version/proof        → 200 Proof         the Prüfdatei, to be saved
 *   GET  /api/versions/:version/proof.html   → 200 the same in a page that checks it, without this server
 *   GET  /api/versions/check-proof.mjs       → 200 the script that checks one with nothing but Node
 *   GET  /api/versions/:version/bookmarks    → 200 BookmarksView one's own, of this version (`bookmark`)
 *   PUT  /api/versions/:version/bookmarks    Bookmarking → 200 BookmarksView   again: another note
 *   DELETE /api/versions/:version/bookmarks  CitedPlace  → 200 BookmarksView   also of one that is not there
 *   GET  /api/versions/:version/:format      → 200 a document    `HandoutFormat`, made for the one who asks
 *   GET  /api/versions/:version/:format/step → 200 HandoutStep   how far it is meanwhile
 */
import * as z from 'zod/mini'
import type { Content } from './content.ts'
import { versionId } from './ids.ts'
import type { SealKey } from './seal.ts'
import { body } from './thread-events.ts'
import { purpose, versionScope, type Manifest, type Openings, type OpenThreads } from './version.ts'
import { versionName } from './version-events.ts'
import type { Version } from './versions.ts'

/** `id`: of the asker's making, so that asking again after a lost answer freezes nothing twice. */
export const freezing = z.strictObject({
  id: versionId,
  scope: versionScope,
  purpose,
  name: versionName,
  note: z.nullable(body),
})
export type Freezing = z.infer<typeof freezing>

export interface Frozen {
  seq: number
  version: Version
}

export interface VersionsView {
  seq: number
  /** The public half of the key that seals versions now. */
  key: SealKey
  /** In the order of their chain. */
  versions: readonly Version[]
}

/** A version to be drawn: texts and what was open about them by the names that the manifest gives them. */
export interface VersionText {
  version: Version
  manifest: Manifest
  contents: Record<string, Content>
  threads: Record<string, OpenThreads>
  /** Of the people who are still there. */
  openings: Openings
}
