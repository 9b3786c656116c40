/** The rooms in which people write, as the commands know them. */
import type { Result } from '#shared/failure'
import type { SectionId } from '#shared/ids'

export interface Rooms {
  /**
   * Brings the sections to a standstill: who writes there is told and brings the last words. From when it resolves until
   * it is released, not a letter of them changes on disk. Returns the way to release them; bounded, never rejects.
   */
  hold(sections: readonly SectionId[]): Promise<() => void>
  /**
   * Brings a change of the house's own into the section's text, whoever may write there: on disk when it resolves, and shown
   * to all who are in. Again with the same change it does nothing. Fails: storeUnavailable, and then nothing of it counts.
   */
  amend(section: SectionId, update: Uint8Array): Promise<Result<void>>
}
