/** The rooms in which people write, as the commands know them. */
import type { SectionId } from '#shared/ids'

export interface Rooms {
  /**
   * Brings the sections to a standstill: who writes there is told and brings the last words. From when it resolves until
   * it is released, not a letter of them changes on disk. Returns the way to release them; bounded, never rejects.
   */
  hold(sections: readonly SectionId[]): Promise<() => void>
}
