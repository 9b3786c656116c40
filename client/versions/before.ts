/** Which version came before another. */
import { versionsOf, type Version } from '#shared/versions'

/**
 * The last one before it of the same chapter, or of the paper as a whole; for the first one of a chapter the last one of the paper.
 * @param versions in the order of their chain
 */
export function versionBefore(versions: readonly Version[], version: Version): Version | null {
  const { scope, ordinal } = version.seal
  const earlier = versions.filter(({ seal }) => seal.ordinal < ordinal)
  const last = versionsOf(earlier, scope).at(-1)
  if (last !== undefined || 'paper' in scope) return last ?? null
  return versionsOf(earlier, { paper: version.paper }).at(-1) ?? null
}

/** Where what became of one in the other is shown. */
export const comparisonPath = (from: Version, to: Version): string =>
  `/versions/compare?from=${from.seal.version}&to=${to.seal.version}`
