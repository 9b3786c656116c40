/**
 * What the Lenkungsgruppe and the committee decide on a version. Whether they may is asked of `shared/decision-rights`. A
 * decision names the text it is about by its hash, as the version's manifest has it.
 */
import { canonicalJson } from '#shared/canonical'
import { closingOf, decisionOf, type SectionDecision } from '#shared/decision'
import type { ClosingVersion, Deciding, NewCondition, Noting } from '#shared/decision-api'
import { mayClose, mayNote, mayRecord } from '#shared/decision-rights'
import { proceedingsOf, type Decisions } from '#shared/decisions'
import type { SectionReturned } from '#shared/decision-events'
import type { Entry, Event } from '#shared/events'
import { fail, must, ok, type Result } from '#shared/failure'
import type { PersonId, SectionId, VersionId } from '#shared/ids'
import { moderatorsOf, signersOf } from '#shared/quorum'
import { threadOf, type Threads } from '#shared/threads'
import type { FrozenSection } from '#shared/version'
import { versionOf } from '#shared/versions'
import type { KeptFiles } from '../store/kept-files.ts'
import type { People } from '../store/people.ts'
import type { Texts } from '../store/texts.ts'
import { placesOf } from './condition-places.ts'
import type { Keeper } from './keeper.ts'
import { manifestOf } from './version-view.ts'

type Committed = Promise<Result<readonly Entry[]>>

export interface DecisionDeps {
  readonly keeper: Keeper
  readonly kept: KeptFiles
  readonly texts: Texts
  readonly people: People
}

/** What is decided on. */
export interface Matter {
  readonly version: VersionId
  readonly section: SectionId
}

/** What the member thinks now; said again it is nothing new. Fails: notFound, forbidden, invalid, overtaken, storeUnavailable. */
export function note(keeper: Keeper, by: PersonId, { version, section }: Matter, noted: Noting): Committed {
  return keeper.commit(by, (records, _threads, _now, _signOffs, versions, decisions) => {
    const allowed = mayNote({ records, versions, decisions }, by, version, section)
    if (!allowed.ok) return allowed
    const before = proceedingsOf(decisions, version).notes[section]?.[by]
    const isNew = before?.decision !== noted.decision || before.words !== noted.words
    return ok(isNew ? [{ type: 'decisionNoted', version, section, ...noted }] : [])
  })
}

/**
 * Puts a decision on record; said again it is nothing new. A returned section is open, and its conditions are threads in
 * it, with one entry. Fails: notFound, forbidden, invalid, alreadyExists (thread), overtaken, storeUnavailable.
 */
export async function decide(deps: DecisionDeps, by: PersonId, matter: Matter, said: Deciding): Committed {
  const { keeper } = deps
  if (isSaid(keeper.decisions, by, matter, said)) return ok([])
  const early = mayRecord(keeper, by, matter.version, matter.section, said.corrects)
  if (!early.ok) return early
  const written = await eventOf(deps, by, matter, said)
  if (!written.ok) return written
  return keeper.commit(by, (records, threads, _now, _signOffs, versions, decisions) => {
    if (isSaid(decisions, by, matter, said)) return ok([])
    const allowed = mayRecord(
      { records, versions, decisions },
      by,
      matter.version,
      matter.section,
      said.corrects,
    )
    if (!allowed.ok) return allowed
    const isNew = said.decision === 'accepted' || areNew(threads, said.conditions)
    return isNew ? ok([written.value]) : fail({ kind: 'alreadyExists', what: 'thread' })
  })
}

const areNew = (threads: Threads, conditions: readonly NewCondition[]): boolean =>
  conditions.every(({ thread }) => threadOf(threads, thread) === null)

/** Whether it is what the person put on record last. */
function isSaid(decisions: Decisions, by: PersonId, { version, section }: Matter, said: Deciding): boolean {
  const last = decisionOf(proceedingsOf(decisions, version), section)
  if (last?.by !== by || last.kind !== said.decision) return false
  const { note: words, corrects } = said
  return last.note === words && last.corrects === corrects && sameConditions(last, said)
}

const sameConditions = ({ conditions }: SectionDecision, said: Deciding): boolean =>
  said.decision === 'accepted' || canonicalJson(plain(conditions)) === canonicalJson(plain(said.conditions))

const plain = (conditions: readonly NewCondition[]) =>
  conditions.map(({ thread, body, paragraph }) => ({ thread, body, paragraph }))

async function eventOf(
  deps: DecisionDeps,
  by: PersonId,
  { version, section }: Matter,
  said: Deciding,
): Promise<Result<Event>> {
  const frozen = await frozenSection(deps, { version, section })
  if (!frozen.ok) return frozen
  const { content, number } = frozen.value
  const { note: words, corrects } = said
  const decided = { version, section, content, note: words, corrects }
  if (said.decision === 'accepted') return ok({ type: 'sectionAccepted', ...decided })
  const conditions = await conditionsOf(deps, section, frozen.value, said.conditions)
  if (!conditions.ok) return conditions
  const mentions = hearersOf(deps, section, by)
  return ok({ type: 'sectionReturned', ...decided, number, conditions: conditions.value, mentions })
}

/** The section as the version has it, and the version's number. Fails: notFound, storeUnavailable. */
async function frozenSection(
  { keeper, kept }: DecisionDeps,
  { version: id, section }: Matter,
): Promise<Result<Pick<FrozenSection, 'content' | 'paragraphs'> & { number: string }>> {
  const version = must(versionOf(keeper.versions, id), 'it was looked at before')
  const manifest = await manifestOf(kept, version)
  if (!manifest.ok) return manifest
  const sections = manifest.value.manifest.chapters.flatMap((chapter) => chapter.sections)
  const found = sections.find((one) => one.id === section)
  const { content, paragraphs } = must(found, 'a version has the sections that its event names')
  return ok({ content, paragraphs, number: version.seal.number })
}

/** In the draft, as long as that still is the version's text. Fails: invalid (no such paragraph), storeUnavailable. */
async function conditionsOf(
  { keeper, texts }: DecisionDeps,
  section: SectionId,
  { paragraphs }: Pick<FrozenSection, 'paragraphs'>,
  made: readonly NewCondition[],
): Promise<Result<SectionReturned['conditions']>> {
  const unknown = made.find(({ paragraph }) => paragraph !== null && paragraph > paragraphs)
  if (unknown !== undefined)
    return fail({ kind: 'invalid', issues: [`paragraph: the section has ${paragraphs}`] })
  const isThere = keeper.records.sections[section]?.stage === 'frozen'
  const places = await placesOf(
    texts,
    section,
    made.map(({ paragraph }) => (isThere ? paragraph : null)),
  )
  if (!places.ok) return places
  return ok(made.map((condition, at) => ({ ...condition, anchor: places.value[at] ?? null })))
}

/** So many can be named at once. */
const mostHearers = 30

/** Who writes the section: its moderation first, then its group. */
function hearersOf({ keeper, people }: DecisionDeps, section: SectionId, by: PersonId): PersonId[] {
  const { records } = keeper
  const { chapter } = must(records.sections[section], 'it was looked at before')
  const all = new Set([...moderatorsOf(records, chapter), ...signersOf(records, chapter)])
  return [...all].filter((person) => person !== by && people.byId(person) !== null).slice(0, mostHearers)
}

/** Puts the committee's decision on record; said again it is nothing new. Fails: notFound, forbidden, invalid, overtaken, resolutionMade, storeUnavailable. */
export function close(keeper: Keeper, by: PersonId, version: VersionId, said: ClosingVersion): Committed {
  return keeper.commit(by, (records, _threads, _now, _signOffs, versions, decisions) => {
    if (isClosedSo(decisions, by, version, said)) return ok([])
    const allowed = mayClose({ records, versions, decisions }, by, version, said)
    return allowed.ok ? ok([{ type: 'versionClosed', version, ...said }]) : allowed
  })
}

function isClosedSo(decisions: Decisions, by: PersonId, version: VersionId, said: ClosingVersion): boolean {
  const last = closingOf(proceedingsOf(decisions, version))
  if (last?.by !== by) return false
  const { seq: _seq, at: _at, by: _by, ...recorded } = last
  return canonicalJson(recorded) === canonicalJson(said)
}
