import type { Failure } from '#shared/failure'

/** Whether words reach the server. Times are milliseconds since 1970. */
export type LineState =
  | { kind: 'connecting' }
  | { kind: 'open' }
  | { kind: 'offline'; since: number }
  /** The server answers requests but lets no socket through. */
  | { kind: 'refused'; since: number }
  | { kind: 'ended'; failure: Failure }

export class Line {
  state: LineState = { kind: 'connecting' }
  subscribe(_listener: () => void): () => void {
    return () => {}
  }
  close(): void {}
}
