/** A failure as a notice: what happened, what is safe, what to do. Spoken at once. */
import { Notice } from './notice.tsx'

export interface Sentences {
  readonly happened: string
  readonly safe: string
  readonly todo: string
}

export const FailureNotice = ({ sentences: { happened, safe, todo } }: { sentences: Sentences }) => (
  <Notice tone="danger" title={happened} role="alert">
    <p>
      {safe} {todo}
    </p>
  </Notice>
)
