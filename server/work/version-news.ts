/**
 * Who has to hear of versions, and of what was decided on them. It follows from these alone, so nothing is kept for it, and
 * a restart tells the same. Nobody hears of their own deeds, nor of a version that she may not read.
 */
import { closingOf, isAccepted, type CommitteeDecision, type SectionDecision } from '#shared/decision'
import { proceedingsOf } from '#shared/decisions'
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import { moderatorsOf, signersOf } from '#shared/quorum'
import type { Records } from '#shared/records'
import { chaptersIn, readableVersions } from '#shared/version-rights'
import type { Version } from '#shared/versions'
import type { Keeper } from './keeper.ts'

/** When and by whom, of which entry. */
interface Entered {
  readonly seq: number
  readonly at: string
  readonly by: PersonId | null
}

export type Told =
  | { readonly kind: 'frozen'; readonly at: string; readonly by: PersonId | null }
  | (Entered & { readonly kind: 'decided'; readonly section: SectionId; readonly decision: SectionDecision })
  /** The Lenkungsgruppe has accepted all of it. */
  | (Entered & { readonly kind: 'accepted' })
  | (Entered & { readonly kind: 'closed'; readonly closing: CommitteeDecision })

export type VersionNotice = Told & { readonly version: Version }

type Known = Pick<Keeper, 'records' | 'versions' | 'decisions'>

/** What the person has to hear of, version by version; of each the first first. */
export function versionNotices(known: Known, person: PersonId): VersionNotice[] {
  const { records, versions, decisions } = known
  return readableVersions(records, decisions, versions, person).flatMap((version) =>
    toldOf(known, person, version)
      .filter(({ by }) => by !== person)
      .map((told) => ({ ...told, version })),
  )
}

function toldOf(known: Known, person: PersonId, version: Version): Told[] {
  const { records } = known
  const roles = new Set((records.grants[person] ?? []).map(({ role }) => role))
  const isWriter = chaptersIn(records, version.seal.scope).some((chapter) => writes(records, person, chapter))
  const isLaidBefore = version.purpose !== 'interim' && roles.has('steering')
  const isForCommittee = version.purpose === 'resolution' && roles.has('committee')
  const { frozenAt: at, by } = version
  return [
    ...(isWriter || isLaidBefore || isForCommittee ? [{ kind: 'frozen', at, by } as const] : []),
    ...decided(known, version).filter(({ section }) => writesSection(records, person, section)),
    ...(isWriter || roles.has('committee') ? accepted(known, version) : []),
    ...(isWriter || roles.has('steering') ? closed(known, version) : []),
  ]
}

/** Its working group and its moderation. */
const writes = (records: Records, person: PersonId, chapter: ChapterId): boolean =>
  signersOf(records, chapter).includes(person) || moderatorsOf(records, chapter).includes(person)

function writesSection(records: Records, person: PersonId, section: SectionId): boolean {
  const chapter = records.sections[section]?.chapter
  return chapter !== undefined && writes(records, person, chapter)
}

/** Corrected ones too, in the order in which they were put on record. */
function decided({ decisions }: Known, { seal }: Version) {
  const all = Object.entries(proceedingsOf(decisions, seal.version).decisions) as [
    SectionId,
    readonly SectionDecision[],
  ][]
  return all
    .flatMap(([section, made]) => made.map((decision) => ({ section, decision })))
    .map(({ section, decision }) => ({ ...entered(decision), kind: 'decided' as const, section, decision }))
    .sort((one, other) => one.seq - other.seq)
}

/** With the decision that was the last one missing. */
function accepted(known: Known, version: Version): Told[] {
  const proceedings = proceedingsOf(known.decisions, version.seal.version)
  const last = decided(known, version).at(-1)
  if (last === undefined || !isAccepted(version, proceedings)) return []
  return [{ ...entered(last), kind: 'accepted' }]
}

function closed({ decisions }: Known, { seal }: Version): Told[] {
  const closing = closingOf(proceedingsOf(decisions, seal.version))
  return closing === null ? [] : [{ ...entered(closing), kind: 'closed', closing }]
}

const entered = ({ seq, at, by }: Entered): Entered => ({ seq, at, by })
