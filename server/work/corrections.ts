/**
 * "Redaktionelle Änderung". The order makes it whole: the corrected text is computed and kept, then the event, which has
 * the change itself in it, and only then the text on disk changes. After the event the correction is a fact: whatever
 * keeps it from the text (a full disk, a crash) is only a delay, and nothing else happens to that lock before.
 */
import type { Entry, Event } from '#shared/events'
import { fail, must, ok, type Result } from '#shared/failure'
import type { PersonId, SectionId } from '#shared/ids'
import type { Records } from '#shared/records'
import { signOffOf } from '#shared/signoff'
import type { Correcting } from '#shared/signoff-api'
import { mayCorrect } from '#shared/signoff-rights'
import type { KeptFiles } from '../store/kept-files.ts'
import type { Texts } from '../store/texts.ts'
import { correctedText, type Corrected } from './corrected-text.ts'
import { dayOf, daysAfter } from './hannover-day.ts'
import type { Keeper } from './keeper.ts'
import type { Rooms } from './rooms.ts'

type Committed = Promise<Result<readonly Entry[]>>

interface CorrectionDeps {
  readonly keeper: Keeper
  readonly texts: Texts
  readonly kept: KeptFiles
  readonly rooms: Rooms
}

/** What the records say, now or while it is being decided. */
type Known = Pick<Keeper, 'records' | 'signOffs'>

export class Corrections {
  readonly #deps: CorrectionDeps
  /** What a section's next step waits for. */
  readonly #turns = new Map<SectionId, Promise<unknown>>()
  /** Changes that are on record, and not in the text on disk yet. */
  readonly #owed = new Map<SectionId, Uint8Array>()

  constructor(deps: CorrectionDeps) {
    this.#deps = deps
    deps.texts.onState(({ writable }) => {
      if (writable) for (const section of this.#owed.keys()) void this.behind(section, async () => ok([]))
    })
  }

  /** Corrects a locked text in a few letters. Fails: notFound, removed, forbidden, overtaken, invalid, storeUnavailable. */
  correct(by: PersonId, section: SectionId, given: Correcting): Committed {
    return this.behind(section, () => this.#correct(by, section, given))
  }

  /** Does it when no correction of this section is on its way. Fails: storeUnavailable, as long as one is; as `step` does. */
  behind(section: SectionId, step: () => Committed): Committed {
    const before = this.#turns.get(section) ?? Promise.resolve()
    const turn = before.then(async () => {
      const paid = await this.#pay(section)
      return paid.ok ? step() : paid
    })
    const done = turn.catch(() => undefined)
    this.#turns.set(section, done)
    void done.then(() => this.#turns.get(section) === done && this.#turns.delete(section))
    return turn
  }

  async #correct(by: PersonId, section: SectionId, given: Correcting): Committed {
    const { keeper, texts, kept } = this.#deps
    const { hash, changes } = given
    const early = mayCorrectTo(keeper, by, section, given)
    if (!early.ok) return early
    const title = must(keeper.records.sections[section], 'a section that may be corrected').title
    const corrected = await correctedText(texts, { section, title, hash, changes })
    if (!corrected.ok) return corrected
    const stored = await kept.keep(corrected.value.content.bytes)
    if (!stored.ok) return stored
    const committed = await keeper.commit(by, (records, _threads, now, signOffs) => {
      const allowed = mayCorrectTo({ records, signOffs }, by, section, given)
      return allowed.ok ? ok([eventOf({ records, now, section, given }, corrected.value)]) : allowed
    })
    if (committed.ok) {
      this.#owed.set(section, corrected.value.update)
      await this.#pay(section)
    }
    return committed
  }

  /** Fails: storeUnavailable; it is still owed then. */
  async #pay(section: SectionId): Promise<Result<void>> {
    const owed = this.#owed.get(section)
    if (owed === undefined) return ok(undefined)
    const paid = await this.#deps.rooms.amend(section, owed)
    if (paid.ok) this.#owed.delete(section)
    return paid
  }
}

/** Whether the text may be corrected, and is the one that was shown. What is locked keeps its title. */
function mayCorrectTo(
  { records, signOffs }: Known,
  by: PersonId,
  section: SectionId,
  { hash }: Correcting,
): Result<void> {
  const signOff = signOffOf(signOffs, section)
  const allowed = mayCorrect(records, by, section, signOff)
  return allowed.ok && signOff.locked !== hash ? fail({ kind: 'overtaken', why: 'otherText' }) : allowed
}

interface Making {
  readonly records: Records
  readonly now: Date
  readonly section: SectionId
  readonly given: Correcting
}

function eventOf({ records, now, section, given }: Making, { content, words, update }: Corrected): Event {
  const chapter = records.chapters[must(records.sections[section], 'a corrected section').chapter]
  const days = must(chapter?.objectionDays, 'a chapter that allows corrections')
  return {
    type: 'sectionCorrected',
    section,
    from: given.hash,
    to: content.hash,
    words: [...words],
    reason: given.reason,
    until: daysAfter(dayOf(now), days),
    update: Buffer.from(update).toString('base64'),
  }
}
