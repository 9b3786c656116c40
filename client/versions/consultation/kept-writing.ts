/** What is being written of a body's statement: on this device until it is saved, and not any more once it is. */
import type { Draft } from '#shared/consultation'
import type { BodyView } from '#shared/consultation-api'
import type { VersionId } from '#shared/ids'
import { isSaved, isSettled, leftOut, readWriting, writingOn, type Writing } from '#shared/statement-writing'
import { useEffect } from 'react'
import { useTyped } from '../../sync/typed.ts'

export const fieldOf = (version: string, body: string): string => `statement ${version} ${body}`

export interface KeptWriting {
  /** What the fields show: what was typed here, or the one draft that there is. */
  readonly writing: Writing
  /** Whether it says anything that is not saved. */
  readonly isOwn: boolean
  /** null: it is dropped. */
  readonly keep: (writing: Writing | null) => void
  /** Nobody types any more: what is saved needs not be kept. */
  readonly rest: () => void
}

export function useKeptWriting(version: VersionId, { body, drafts }: BodyView): KeptWriting {
  const [kept, keep] = useTyped(fieldOf(version, body))
  const all = drafts ?? []
  const own = kept === null ? null : readWriting(kept)
  const isOwn = own !== null && !isSaved(own, all)
  const isOver = own === null ? kept !== null : isSettled(own, all)
  useEffect(() => {
    if (isOver) keep(null)
  })
  return {
    writing: shown(own, isOwn, onlyOne(all)),
    isOwn,
    keep: (next) => keep(next === null ? null : JSON.stringify(next)),
    rest: () => isOwn || keep(null),
  }
}

const onlyOne = (drafts: readonly Draft[]): Draft | null => (drafts.length === 1 ? (drafts[0] ?? null) : null)

/** A blank at the end is no change, and must not go while one types on behind it. */
function shown(own: Writing | null, isOwn: boolean, saved: Draft | null): Writing {
  if (own === null) return writingOn(saved)
  return isOwn || saved === null ? own : leftOut(own, saved)
}
