import { describe, expect, test } from 'vitest'
import {
  accepted,
  again,
  closed,
  firstVersion,
  laid,
  noted,
  returned,
  secondVersion,
  submitted,
  ursula,
} from './decision.fake.ts'
import { decisionOf, isAccepted, standingOf } from './decision.ts'
import type { Closing } from './decision-events.ts'
import { mayClose, mayNote, mayOpenAgain, mayRecord, mayResolve } from './decision-rights.ts'
import { proceedingsOf } from './decisions.ts'
import { event } from './events.ts'
import type { Facts } from './facts.ts'
import { fail, must, ok, type OvertakenWhy } from './failure.ts'
import { personId } from './ids.ts'
import { after, bildung, einleitung, grundschulen, idOf, names, soziales, type Name } from './paper.fake.ts'
import { called, factsAfter, reached, reopened, sabine, textA, textB, type Act } from './signoff.fake.ts'
import { frozenEvent, sealOf } from './version.fake.ts'
import { mayReadVersion, readableVersions } from './version-rights.ts'

const overtaken = (why: OvertakenWhy) => fail({ kind: 'overtaken', why })
const first = (facts: Facts) => proceedingsOf(facts.decisions, firstVersion)
const second = (facts: Facts) => proceedingsOf(facts.decisions, secondVersion)
const stage = ({ records }: Facts) => records.sections[einleitung]?.stage
const record = (facts: Facts, corrects: string | null = null, by = ursula, version = firstVersion) =>
  mayRecord(facts, by, version, einleitung, corrects)
const said = (name: Name, asked: (person: ReturnType<typeof idOf>) => { ok: boolean }): string =>
  asked(idOf(name)).ok ? 'yes' : 'no'

const taken = { corrects: null, outcome: 'adopted' } as const

describe('the rights to decide', () => {
  const facts = factsAfter(submitted)
  const whole = factsAfter([...submitted, accepted()])
  //                                       note  record  close  read the submission, once it is accepted
  const table: Record<Name, string> = {
    aylin: '   no    no      no     yes    yes',
    olena: '   no    no      no     yes    yes',
    sabine: '  no    no      no     yes    yes',
    henrik: '  no    no      no     yes    yes',
    ursula: '  yes   yes     no     yes    yes',
    amir: '    no    no      no     no     no',
    thomas: '  no    no      yes    no     yes',
    nadine: '  no    no      no     no     no',
    nobody: '  no    no      no     no     no',
  }

  test.each(names)('[V13] [V19] %s may do what the table says', (name) => {
    const reads =
      ({ records, decisions, versions }: Facts) =>
      (person: ReturnType<typeof idOf>) => ({
        ok: versions.every((version) => mayReadVersion(records, decisions, person, version)),
      })
    const cells = [
      said(name, (person) => mayNote(facts, person, firstVersion, einleitung)),
      said(name, (person) => record(facts, null, person)),
      said(name, (person) => mayClose(whole, person, firstVersion, taken)),
      said(name, reads(facts)),
      said(name, reads(whole)),
    ]
    expect(cells).toEqual(table[name].trim().split(/\s+/u))
  })

  test('[V13] where the Lenkungsgruppe has a chair, the chair records, and each member notes', () => {
    const chair = personId.parse('per_chair')
    const grant = { role: 'steering', chair: true } as const
    const records = after(facts.records, { type: 'roleGranted', person: chair, grant })
    const chaired = { ...facts, records }
    expect(record(chaired, null, chair)).toEqual(ok(undefined))
    expect(record(chaired)).toEqual(fail({ kind: 'forbidden', action: 'recordDecision' }))
    expect(mayNote(chaired, ursula, firstVersion, einleitung)).toEqual(ok(undefined))
    const withdrawn = after(records, { type: 'roleWithdrawn', person: chair, grant })
    expect(record({ ...facts, records: withdrawn })).toEqual(ok(undefined))
  })

  test('[V13] there is something to decide on only in a submission, and in a section of it', () => {
    const interim = factsAfter([[sabine, frozenEvent('interim', sealOf(1, '0.1'))]])
    expect(record(interim)).toMatchObject({ failure: { kind: 'invalid' } })
    expect(mayNote(facts, ursula, secondVersion, einleitung)).toMatchObject({ failure: { what: 'version' } })
    expect(mayNote(facts, ursula, firstVersion, grundschulen)).toMatchObject({ failure: { what: 'section' } })
    expect(mayClose(facts, idOf('thomas'), secondVersion, taken)).toMatchObject({
      failure: { what: 'version' },
    })
  })

  test('[V13] what the moderation opened again, or laid before it anew, is not decided on any more', () => {
    expect(record(factsAfter([...submitted, reopened]))).toEqual(overtaken('otherText'))
    expect(record(factsAfter(again), 'Nachtrag')).toEqual(overtaken('otherText'))
    expect(mayNote(factsAfter(again), ursula, firstVersion, einleitung)).toEqual(overtaken('otherText'))
    expect(record(factsAfter(again), null, ursula, secondVersion)).toEqual(ok(undefined))
  })
})

describe('a decision', () => {
  test('[V14] is final for its version; another one says why, and both stay', () => {
    const facts = factsAfter([...submitted, accepted()])
    expect(record(facts)).toEqual(overtaken('decided'))
    expect(record(factsAfter(submitted), 'Irrtum')).toMatchObject({ failure: { kind: 'invalid' } })
    expect(record(facts, 'Falsche Zeile protokolliert.')).toEqual(ok(undefined))
    const corrected = factsAfter([...submitted, accepted(), returned(firstVersion, 'Falsche Zeile.')])
    const all = must(first(corrected).decisions[einleitung], 'it was decided on')
    expect(all.map(({ kind, corrects, by, content }) => [kind, corrects, by, content])).toEqual([
      ['accepted', null, ursula, textA],
      ['returned', 'Falsche Zeile.', ursula, textA],
    ])
    expect([stage(corrected), standingOf(first(corrected), einleitung)]).toEqual(['drafting', 'returned'])
  })

  test('[V14] accepting afterwards what was returned closes nothing, and nothing is carried on', () => {
    const facts = factsAfter([...submitted, returned(), accepted(firstVersion, 'Doch angenommen.')])
    expect([stage(facts), standingOf(first(facts), einleitung)]).toEqual(['drafting', 'accepted'])
    expect(facts.decisions.closed).toEqual({})
    const next = factsAfter([
      ...submitted,
      returned(),
      accepted(firstVersion, 'Doch angenommen.'),
      ...[called(textB), reached, laid(2, '2.0')],
    ])
    expect(standingOf(second(next), einleitung)).toBe('undecided')
  })

  test('[V16] what is accepted stays closed, and is accepted in the next submission too', () => {
    const facts = factsAfter([...submitted, accepted()])
    expect(stage(facts)).toBe('frozen')
    expect(mayOpenAgain(facts, einleitung)).toEqual(overtaken('decided'))
    expect(mayOpenAgain(factsAfter(submitted), einleitung)).toEqual(ok(undefined))
    const next = factsAfter([...submitted, accepted(), laid(2, '2.0')])
    expect([standingOf(second(next), einleitung), decisionOf(second(next), einleitung)]).toEqual([
      'accepted',
      null,
    ])
    expect(second(next).carried).toEqual({ [einleitung]: firstVersion })
    const undone = factsAfter([...submitted, accepted(), laid(2, '2.0'), returned(secondVersion)])
    expect([standingOf(second(undone), einleitung), stage(undone)]).toEqual(['returned', 'drafting'])
    expect(undone.decisions.closed).toEqual({})
  })

  test('[V16] what the server has to open again is not carried on', () => {
    const mended = [null, must(reopened[1], 'an event')] as const
    const facts = factsAfter([...submitted, accepted(), mended, called(textB), reached, laid(2, '2.0')])
    expect(standingOf(second(facts), einleitung)).toBe('undecided')
  })

  test('[V13] of a note the last one counts', () => {
    const facts = factsAfter([...submitted, noted(ursula, 'accepted'), noted(ursula, 'returned')])
    expect(first(facts).notes[einleitung]).toMatchObject({ [ursula]: { decision: 'returned' } })
  })

  test('[V13] an event is read as it was written, and no return without a condition', () => {
    for (const [, written] of [accepted(), returned(), noted(ursula, null), closed()])
      expect(event.parse(JSON.parse(JSON.stringify(written)))).toEqual(written)
    expect(event.safeParse({ ...returned()[1], conditions: [] }).success).toBe(false)
    expect(event.safeParse({ ...accepted()[1], conditions: [] }).success).toBe(false)
  })
})

describe("the committee's decision", () => {
  const thomas = idOf('thomas')
  const close = (
    facts: Facts,
    corrects: string | null = null,
    version = firstVersion,
    outcome: Closing = 'rejected',
  ) => mayClose(facts, thomas, version, { ...taken, corrects, outcome })
  const whole = [...submitted, accepted()]

  test('[V19] is on what the Lenkungsgruppe has accepted as a whole, and once; a correction says why', () => {
    expect(close(factsAfter(submitted))).toEqual(overtaken('notDecided'))
    expect(close(factsAfter([...submitted, returned()]))).toEqual(overtaken('notDecided'))
    expect(close(factsAfter(whole))).toEqual(ok(undefined))
    expect(close(factsAfter(whole), 'Irrtum')).toMatchObject({ failure: { kind: 'invalid' } })
    expect(close(factsAfter([...whole, closed()]))).toEqual(overtaken('decided'))
    expect(close(factsAfter([...whole, closed()]), 'Falsche Nummer.')).toEqual(ok(undefined))
    const corrected = factsAfter([...whole, closed(), closed('deferred', firstVersion, 'Vertagt.')])
    expect(first(corrected).closings.map(({ outcome }) => outcome)).toEqual(['adopted', 'deferred'])
  })

  test('[V34] keeps its outcome once a resolution was made of it; on a new submission there is a new one', () => {
    const next = sealOf(3, '3.0')
    const made: readonly Act[] = [...whole, closed(), [sabine, frozenEvent('resolution', sealOf(2, '2.0'))]]
    const refused = fail({ kind: 'resolutionMade', number: '2.0' })
    expect(close(factsAfter(made), 'Doch abgelehnt.')).toEqual(refused)
    expect(close(factsAfter(made), 'Falsche Nummer.', firstVersion, 'adopted')).toEqual(ok(undefined))
    expect(close(factsAfter(made))).toEqual(overtaken('decided'))
    const elsewhere: Act = [sabine, frozenEvent('resolution', sealOf(2, '1.0', { chapter: soziales }))]
    expect(close(factsAfter([...whole, closed(), elsewhere]), 'Doch abgelehnt.')).toEqual(ok(undefined))
    const laidAgain = factsAfter([...made, [sabine, frozenEvent('submission', next)]])
    expect(close(laidAgain, 'Doch abgelehnt.')).toEqual(overtaken('otherText'))
    expect(close(laidAgain, null, next.version)).toEqual(ok(undefined))
  })

  test('[V19] is on the newest submission, and after it the Lenkungsgruppe decides no more', () => {
    expect(close(factsAfter([...whole, laid(2, '2.0')]))).toEqual(overtaken('otherText'))
    expect(close(factsAfter([...whole, laid(2, '2.0')]), null, secondVersion)).toEqual(ok(undefined))
    expect(record(factsAfter([...whole, closed()]), 'Irrtum')).toEqual(overtaken('decided'))
  })

  test('[V19] makes a resolution of what it took, and lets the text be opened where it wants it otherwise', () => {
    const resolve = (...acts: readonly Act[]) =>
      mayResolve(factsAfter([...whole, ...acts]), { chapter: bildung }, [einleitung])
    expect(mayResolve(factsAfter([]), { chapter: bildung }, [])).toEqual(overtaken('notDecided'))
    expect(resolve()).toEqual(overtaken('notDecided'))
    expect(resolve(closed('rejected'))).toEqual(overtaken('notDecided'))
    expect(resolve(closed('deferred'))).toEqual(overtaken('notDecided'))
    expect(resolve(closed())).toEqual(ok(undefined))
    expect(resolve(closed('adoptedWithChanges'))).toEqual(ok(undefined))
    const open = (...acts: readonly Act[]) => mayOpenAgain(factsAfter([...whole, ...acts]), einleitung)
    expect(open(closed())).toEqual(overtaken('decided'))
    for (const outcome of ['adoptedWithChanges', 'rejected', 'deferred'] as const)
      expect(open(closed(outcome))).toEqual(ok(undefined))
  })

  test('[V19] makes no resolution of another text than the one that it took, nor of a section that came later', () => {
    const resolve = (acts: readonly Act[], sections = [einleitung]) =>
      mayResolve(factsAfter(acts), { chapter: bildung }, sections)
    expect(resolve([...whole, closed()], [einleitung, grundschulen])).toEqual(overtaken('otherText'))
    // Returned, then accepted all the same: the section is open meanwhile.
    const open = [...submitted, returned(), accepted(firstVersion, 'Doch.'), closed()]
    expect(resolve(open)).toEqual(overtaken('otherText'))
    expect(resolve([...open, called(textB), reached])).toEqual(overtaken('otherText'))
    expect(resolve([...open, called(textA), reached])).toEqual(ok(undefined))
    const changed = closed('adoptedWithChanges', firstVersion, 'Mit einer Änderung.')
    expect(resolve([...open, called(textB), reached, changed])).toEqual(ok(undefined))
  })

  test('[V19] the committee reads what was accepted as a whole, and resolutions', () => {
    const read = (...acts: readonly Act[]) => {
      const { records, decisions, versions } = factsAfter([...submitted, ...acts])
      return readableVersions(records, decisions, versions, thomas).map(({ purpose }) => purpose)
    }
    const resolution: Act = [sabine, frozenEvent('resolution', sealOf(2, '2.0'))]
    expect(read()).toEqual([])
    expect(read(returned())).toEqual([])
    expect(read(accepted())).toEqual(['submission'])
    expect(read(accepted(), closed(), resolution)).toEqual(['submission', 'resolution'])
    expect(read(accepted(), [sabine, frozenEvent('interim', sealOf(2, '1.1'))])).toEqual(['submission'])
    const { versions, decisions } = factsAfter(whole)
    const { closes, ...rest } = must(versions[0], 'it was frozen')
    const more = { ...rest, closes: [...closes, grundschulen] }
    expect(isAccepted(more, proceedingsOf(decisions, firstVersion))).toBe(false)
  })
})
