import type { Failure } from '#shared/failure'

/** Whether words reach the server. Times are milliseconds since 1970. */
export type LineState =
  | { kind: 'connecting' }
  | { kind: 'open' }
  | { kind: 'offline'; since: number }
  /** The server answers requests but has let no socket through for 10 s. */
  | { kind: 'refused'; since: number }
  /** The server ended it for good (signed out, page too old): `resume` starts anew. */
  | { kind: 'ended'; failure: Failure }
