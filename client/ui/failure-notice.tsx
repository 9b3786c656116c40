/** A failure as a notice: what happened, what is safe, what to do. Spoken at once. */
import { Notice } from './notice.tsx'

interface FailureNoticeProps {
  sentences: { happened: string; safe: string; todo: string }
}

export const FailureNotice = ({ sentences: { happened, safe, todo } }: FailureNoticeProps) => (
  <Notice tone="danger" title={happened} role="alert">
    <p>
      {safe} {todo}
    </p>
  </Notice>
)
