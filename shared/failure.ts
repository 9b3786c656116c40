/**
 * What can go wrong in the world, as values. A bug throws (`must`, `unreachable`); everything that a
 * person, a disk or a network may cause comes back as a `Failure`, and is turned into a status, a close
 * code or a sentence in exactly one place each.
 */
import type { ChapterId, SectionId } from './ids.ts'
import type { Stage } from './stage.ts'

export type Failure =
  | { kind: 'signedOut' }
  | { kind: 'wrongCredentials' }
  | { kind: 'forbidden'; action: string }
  | {
      kind: 'notFound'
      what: 'paper' | 'chapter' | 'section' | 'person' | 'page' | 'thread' | 'reply' | 'file' | 'version'
    }
  | { kind: 'invalid'; issues: string[] }
  | { kind: 'locked'; section: SectionId; stage: Stage }
  | { kind: 'removed'; section: SectionId; chapter: ChapterId }
  | { kind: 'tooMany'; retryAfterSeconds: number }
  | { kind: 'tooLarge'; limitBytes: number }
  | { kind: 'foreignOrigin' }
  | { kind: 'alreadyExists'; what: 'person' | 'thread' | 'reply' | 'statement' }
  /** What is asked for no longer fits what became of the thread or the sign-off, or it is too late for it. */
  | { kind: 'overtaken'; why: OvertakenWhy }
  /** Nothing is laid before anybody with sections that are not signed off. */
  | { kind: 'notSignedOff'; sections: SectionId[] }
  /** Nor with sections to whose correction one of their signers can still object, until the end of this day. */
  | { kind: 'objectionOpen'; sections: SectionId[]; until: string }
  /** A decision stays as it is once this version, a resolution, was made of it. */
  | { kind: 'resolutionMade'; number: string }
  | { kind: 'outdatedClient' }
  | { kind: 'storeUnavailable'; cause: string }
  /** A bug on the server; what happened stands in its log. */
  | { kind: 'serverError' }
  /** Only ever made by the browser: the server could not be reached. */
  | { kind: 'unreachable' }

export type OvertakenWhy =
  | 'resolved'
  | 'notResolved'
  | 'decided'
  | 'withdrawn'
  | 'tooLate'
  /** A click can be taken back for ten seconds. */
  | 'takeBackOver'
  /** The section was not called for sign-off, or is open again. */
  | 'notCalled'
  /** It was called for sign-off already. */
  | 'called'
  /** The text, or what stands about it, is another one than the person has seen. */
  | 'otherText'
  /** There is no such answer (any more). */
  | 'notAnswered'
  /** The person has answered herself. */
  | 'answered'
  /** The Lenkungsgruppe, or the committee, has not decided yet. */
  | 'notDecided'

export type FailureKind = Failure['kind']

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (failure: Failure): { ok: false; failure: Failure } => ({ ok: false, failure })

/** The value, where only a bug can make it missing. Throws with `why`. */
export function must<T>(value: T | null | undefined, why: string): T {
  if (value === null || value === undefined) throw new Error(`bug: ${why}`)
  return value
}

/** The end of a switch over a union: the compiler proves that it is never reached. */
export function unreachable(value: never): never {
  throw new Error(`bug: unreachable case ${JSON.stringify(value)}`)
}
