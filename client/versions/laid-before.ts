/** Which submission came before: what a new one is compared with. */
import type { SectionId } from '#shared/ids'
import type { Version } from '#shared/versions'

/** The last before it that has one of the sections; null where there was none. @param versions in the order of their chain. */
export const laidBefore = (
  versions: readonly Version[],
  { seal }: Version,
  sections: readonly SectionId[],
): Version | null =>
  versions.findLast(
    (earlier) =>
      earlier.purpose === 'submission' &&
      earlier.seal.ordinal < seal.ordinal &&
      earlier.closes.some((section) => sections.includes(section)),
  ) ?? null

/** Where two versions are compared. */
export const comparisonOf = (from: Version['seal']['version'], to: Version['seal']['version']): string =>
  `/versions/compare?from=${from}&to=${to}`
