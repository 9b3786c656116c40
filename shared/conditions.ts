/** "Was wurde daraus?": what became of the conditions of the Lenkungsgruppe. */
import type { Condition } from './decision.ts'
import { proceedingsOf, type Decisions } from './decisions.ts'
import type { ConditionAnswered, LeftSection } from './decision-api.ts'
import type { SectionId } from './ids.ts'
import type { Records, Section } from './records.ts'
import { stateOf, type Resolution, type Thread } from './thread.ts'
import { threadOf, type Threads } from './threads.ts'
import { chaptersIn } from './version-rights.ts'
import type { Version, Versions } from './versions.ts'

/** A thread as it stood before that entry: what was said and decided later is left out, whatever the clocks said. */
function before(thread: Thread, entry: number): Thread {
  const history = thread.history.filter(({ seq }) => seq < entry)
  const cut = {
    ...thread,
    history,
    remarks: thread.remarks.filter(({ seq }) => seq < entry),
    resolution: resolutionOf(history),
  }
  return { ...cut, state: stateOf(cut) }
}

function resolutionOf(history: Thread['history']): Resolution | null {
  const last = history.findLast(({ deed }) => deed.kind === 'resolved' || deed.kind === 'reopened')
  if (last?.deed.kind !== 'resolved') return null
  const { outcome, reason } = last.deed
  return { outcome, reason, by: last.by, at: last.at }
}

/** A condition, and the version that it was made with. */
interface Made extends Condition {
  readonly version: Version
}

/** All with which the section was returned before this version, the first first. */
function conditionsBefore(
  versions: Versions,
  decisions: Decisions,
  version: Version,
  section: SectionId,
): Made[] {
  return versions
    .filter(({ seal }) => seal.ordinal < version.seal.ordinal)
    .flatMap((earlier) =>
      (proceedingsOf(decisions, earlier.seal.version).decisions[section] ?? []).flatMap(({ conditions }) =>
        conditions.map((condition) => ({ ...condition, version: earlier })),
      ),
    )
}

/** What had become of them when the version was frozen. */
export function conditionsAnswered(
  { versions, decisions, threads }: { versions: Versions; decisions: Decisions; threads: Threads },
  version: Version,
  section: SectionId,
): ConditionAnswered[] {
  return conditionsBefore(versions, decisions, version, section).flatMap((made) => {
    const known = threadOf(threads, made.thread)
    return known === null ? [] : [answered(made, before(known, version.seq))]
  })
}

/** Sections of its chapters that were returned before this version and are not in it, with what became of their conditions. */
export function leftBefore(
  facts: { records: Records; versions: Versions; decisions: Decisions; threads: Threads },
  version: Version,
): (LeftSection & Pick<Section, 'chapter'>)[] {
  const { records, versions, decisions } = facts
  const chapters = chaptersIn(records, version.seal.scope)
  const decided = versions.flatMap(({ seal }) =>
    Object.keys(proceedingsOf(decisions, seal.version).decisions),
  )
  return [...new Set(decided)].flatMap((id) => {
    const section = records.sections[id as SectionId]
    const isGone = section && chapters.includes(section.chapter) && !version.closes.includes(section.id)
    if (!isGone) return []
    const conditions = conditionsAnswered(facts, version, section.id)
    const { title, chapter } = section
    return conditions.length === 0 ? [] : [{ section: section.id, title, chapter, conditions }]
  })
}

const answered = (
  { version: { seal }, thread, body, paragraph }: Made,
  { state, resolution, remarks }: Thread,
): ConditionAnswered => ({
  of: seal.version,
  number: seal.number,
  thread,
  body,
  paragraph,
  state,
  resolution,
  answers: remarks.flatMap(({ reply, by, at, body: words }) =>
    reply === null || words === null ? [] : [{ by, at, words }],
  ),
})
