/** The texts of all sections on disk. */
import type { Result } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { Texts } from './texts.ts'

/** Texts, and what keeps their log short. */
export interface TextStore extends Texts {
  /** Sections whose updates keep an old log segment alive: rooms that are open should `settle`, the others `settleIdle`. */
  sectionsToSettle(): readonly SectionId[]
  /** Settles a section that no room holds: folds base and updates itself. Fails: storeUnavailable. */
  settleIdle(section: SectionId): Promise<Result<void>>
}
