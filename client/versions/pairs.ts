/** Which two are compared. */
import type { VersionId } from '#shared/ids'
import type { Version } from '#shared/versions'
import type { Side } from './sides.ts'

export interface Pair {
  readonly from: VersionId
  readonly to: Side
}

export const isDraft = (side: Side): side is 'draft' => side === 'draft'

/**
 * The two that the address asks for; instead of what is not there the newest one, and the one of the same chapter, or
 * paper, before it. null: there are no two.
 * @param search of the address. @param hasDraft whether the person may read a draft.
 */
export function pairIn(
  versions: readonly Version[],
  search: string,
  hasDraft: boolean,
): (Pair & { readonly isOther: boolean }) | null {
  const usual = usualPair(versions, hasDraft)
  if (usual === null) return null
  const asked = new URLSearchParams(search)
  const find = (name: 'from' | 'to') =>
    versions.find(({ seal }) => seal.version === asked.get(name))?.seal.version
  const from = find('from')
  const to: Side | undefined = asked.get('to') === 'draft' && hasDraft ? 'draft' : find('to')
  const isOther = (asked.has('from') && from === undefined) || (asked.has('to') && to === undefined)
  return { from: from ?? usual.from, to: to ?? usual.to, isOther }
}

function usualPair(versions: readonly Version[], hasDraft: boolean): Pair | null {
  const newest = versions.at(-1)
  if (newest === undefined) return null
  const scope = JSON.stringify(newest.seal.scope)
  const before = versions.slice(0, -1)
  const last = before.findLast(({ seal }) => JSON.stringify(seal.scope) === scope) ?? before.at(-1)
  if (last !== undefined) return { from: last.seal.version, to: newest.seal.version }
  return hasDraft ? { from: newest.seal.version, to: 'draft' } : null
}
