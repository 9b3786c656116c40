/** What can happen to versions. That there is one, everyone in the house may know; its words stand elsewhere. */
import * as z from 'zod/mini'
import { paperId, sectionId } from './ids.ts'
import { oneLine } from './one-line.ts'
import { seal } from './seal.ts'
import { purpose } from './version.ts'

/** The longest name of a version, in characters (UTF-16). */
export const longestVersionName = 120
export const versionName = oneLine(longestVersionName)

/** All files of the version are on disk before it is written; a submission and a resolution take its sections along. */
export const versionFrozen = z.strictObject({
  type: z.literal('versionFrozen'),
  paper: paperId,
  name: versionName,
  purpose,
  frozenAt: z.iso.datetime(),
  /** The sections that are frozen with it, in reading order: all of a submission or a resolution, none of an interim version. */
  closes: z.array(sectionId),
  seal,
})
export type VersionFrozen = z.infer<typeof versionFrozen>
