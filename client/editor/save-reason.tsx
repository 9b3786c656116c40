/** Why the server does not take what was written. Its words come with it, late: nearly nobody ever sees them. */
import type { Failure } from '#shared/failure'
import { useFailureWords } from '../words/failure.ts'

export function SaveReason({ failure }: { failure: Failure }) {
  const sayFailure = useFailureWords()
  return <span className="save-state__reason">{sayFailure(failure).happened}</span>
}
