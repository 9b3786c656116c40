/** What is kept about people beside the people themselves. It goes with them: whatever keeps more of it joins the row in `store.ts`. */
import type { PersonId } from '#shared/ids'
import type { Result } from '#shared/failure'

export interface Personal {
  /** Of people who are not there any more nothing is left, now and later. Fails: storeUnavailable. */
  forgetAllBut(isThere: (person: PersonId) => boolean): Promise<Result<void>>
}
