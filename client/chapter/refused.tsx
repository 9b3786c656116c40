/** Why what the moderation ordered was not done. */
import type { Failure } from '#shared/failure'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useFailureWords } from '../words/failure.ts'

export function Refused({ failure }: { failure: Failure }) {
  return <FailureNotice sentences={useFailureWords()(failure)} />
}
