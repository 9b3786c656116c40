/** Which version came before another. */
import type { VersionId } from '#shared/ids'
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

/** The last submission before it that has a section of it: what the Lenkungsgruppe decided on last. @param versions as above */
export const submissionBefore = (versions: readonly Version[], { seal, closes }: Version): Version | null =>
  versions.findLast(
    (earlier) =>
      earlier.purpose === 'submission' &&
      earlier.seal.ordinal < seal.ordinal &&
      earlier.closes.some((section) => closes.includes(section)),
  ) ?? null

/** Where what became of one in the other is shown. */
export const comparisonPath = (from: Version, to: Version): string =>
  comparisonOf(from.seal.version, to.seal.version)

export const comparisonOf = (from: VersionId, to: VersionId): string =>
  `/versions/compare?from=${from}&to=${to}`
