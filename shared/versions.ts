/** All versions of the house, in the order of their chain: the fold of what was frozen. Apart from the records, which every page fetches. */
import type { Entry } from './events.ts'
import type { PaperId, PersonId, SectionId, VersionId } from './ids.ts'
import { sectionNumber, type Records } from './records.ts'
import type { Seal } from './seal.ts'
import type { Purpose, VersionScope } from './version.ts'

/** A section as a version names it. */
export interface FrozenName {
  /** For example "1.2". */
  readonly number: string
  readonly title: string
}

export interface Version {
  readonly seal: Seal
  readonly paper: PaperId
  readonly name: string
  readonly purpose: Purpose
  readonly frozenAt: string
  readonly by: PersonId | null
  /** Sequence number of the entry that froze it: what came before it is told by this, because clocks are set back. */
  readonly seq: number
  /** The sections that were frozen with it. */
  readonly closes: readonly SectionId[]
  /** Their names in it. */
  readonly names: Readonly<Record<SectionId, FrozenName>>
}

export type Versions = readonly Version[]

export const noVersions: Versions = []

/**
 * The versions after `entry`; what does not concern them changes nothing.
 * @param records those before it: what is renamed or moved while a version is made refuses it, so their names are the version's
 */
export function foldVersions(versions: Versions, { event, seq, by }: Entry, records: Records): Versions {
  if (event.type !== 'versionFrozen') return versions
  const { type: _type, ...frozen } = event
  return [...versions, { ...frozen, by, seq, names: namesOf(records, frozen.closes) }]
}

const namesOf = (records: Records, sections: readonly SectionId[]): Version['names'] =>
  Object.fromEntries(
    sections.flatMap((id) => {
      const section = records.sections[id]
      const number = section === undefined ? null : sectionNumber(records, section)
      return section === undefined || number === null ? [] : [[id, { number, title: section.title }]]
    }),
  )

/** The version; null where there is none. */
export const versionOf = (versions: Versions, id: VersionId): Version | null =>
  versions.find(({ seal }) => seal.version === id) ?? null

const sameScope = (one: VersionScope, other: VersionScope): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** Those of this chapter, or of this paper as a whole. */
export const versionsOf = (versions: Versions, scope: VersionScope): Versions =>
  versions.filter(({ seal }) => sameScope(seal.scope, scope))

/**
 * The number of the next version. Each chapter counts for itself, and the paper as a whole does. What is laid before
 * somebody opens a new row (1.0, 2.0), interim versions count on in it (0.1, 1.1, 1.2).
 */
export function nextNumber(versions: Versions, scope: VersionScope, purpose: Purpose): string {
  const last = versionsOf(versions, scope).at(-1)?.seal.number ?? '0.0'
  const [major = 0, minor = 0] = last.split('.').map(Number)
  return purpose === 'interim' ? `${major}.${minor + 1}` : `${major + 1}.0`
}
