/** What became of updates that were handed to the document. */
import * as Y from 'yjs'
import type { TextRecord } from '../store/texts.ts'
import type { Finding } from './inspect.ts'

export interface Applied {
  /** One for each update that was looked at, in order; the others are to come again. */
  readonly findings: readonly Finding[]
  /** What has to be on disk before anyone is told; null when nothing changed. */
  readonly record: TextRecord | null
  /** The entries of the state vector that changed. */
  readonly changed: Uint8Array
  /** How long each of the updates took, in milliseconds. */
  readonly spent: readonly number[]
  /** Whether the record holds changes that the document made by itself (Yjs cleans up formatting). */
  readonly hasOwn: boolean
  /** Yjs failed over an update that was found fine: the document cannot be trusted any more. */
  readonly broken: boolean
}

export const gap: Finding = { kind: 'gap' }
const nothing = Y.encodeStateVector(new Map())

/** Nothing of it can be trusted, the document neither. */
export const failed = (findings: readonly Finding[]): Applied => ({
  ...untouched(gap),
  findings,
  broken: true,
})

export const untouched = (finding: Finding): Applied => ({
  findings: [finding],
  record: null,
  changed: nothing,
  spent: [],
  hasOwn: false,
  broken: false,
})

/** The entries of the state vector that the transaction changed. */
export function changedBy({ beforeState, afterState }: Y.Transaction): Uint8Array {
  const changed = [...afterState].filter(([client, clock]) => beforeState.get(client) !== clock)
  return Y.encodeStateVector(new Map(changed))
}
