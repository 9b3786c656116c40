import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { isKnownDraft } from './consultation.ts'
import { bodiesOf, mayConsult, mayDraft, mayHandIn, membersOf } from './consultation-rights.ts'
import { closed, accepted, firstVersion, secondVersion, submitted, ursula } from './decision.fake.ts'
import { proceedingsOf } from './decisions.ts'
import { event } from './events.ts'
import type { Facts } from './facts.ts'
import { fail, must, ok } from './failure.ts'
import { draftId, personId, type DraftId, type PersonId } from './ids.ts'
import { after, idOf, names, type Name } from './paper.fake.ts'
import { factsAfter, sabine, type Act } from './signoff.fake.ts'
import { frozenEvent, sealOf } from './version.fake.ts'
import { readableVersions } from './version-rights.ts'

const linden = 'Integrationsbeirat Linden-Limmer'
const rtgs = 'RTGS'
const amir = idOf('amir')
const idOfDraft = (number: number): DraftId => draftId.parse(`dra_000${number}`)
const said = (words: string) => [{ section: null, words }]

const asked = (bodies: readonly string[] = [linden, rtgs], due = '2026-12-10'): Act => [
  ursula,
  {
    type: 'consultationSet',
    version: firstVersion,
    bodies: [...bodies],
    due,
    message: 'Bitte bis Mitte Dezember.',
  },
]
const drafted = (
  number: number,
  replaces: readonly number[] = [],
  by: PersonId = amir,
  body = linden,
): Act => [
  by,
  {
    type: 'statementDrafted',
    version: firstVersion,
    body,
    draft: idOfDraft(number),
    replaces: replaces.map(idOfDraft),
    passages: said(`Entwurf ${number}`),
  },
]
const handedIn = (words: string | null = 'Wir stimmen zu.', body = linden): Act => [
  amir,
  { type: 'statementHandedIn', version: firstVersion, body, passages: words === null ? null : said(words) },
]

const consultation = ({ decisions }: Facts) =>
  must(proceedingsOf(decisions, firstVersion).consultation, 'bodies were asked')
const open = factsAfter([...submitted, asked()])

describe('the rights in a consultation', () => {
  //                                      asks  drafts  hands in  reads the version once asked
  const table: Record<Name, string> = {
    aylin: '   no    no      no        yes',
    olena: '   no    no      no        yes',
    sabine: '  no    no      no        yes',
    henrik: '  no    no      no        yes',
    ursula: '  yes   no      no        yes',
    amir: '    no    yes     yes       yes',
    thomas: '  no    no      no        no',
    nadine: '  no    no      no        no',
    nobody: '  no    no      no        no',
  }

  test.each(names)('[V22] %s may do what the table says', (name) => {
    const person = idOf(name)
    const { records, decisions, versions } = open
    const cells = [
      mayConsult(open, person, firstVersion, [linden]).ok,
      mayDraft(open, person, firstVersion, linden).ok,
      mayHandIn(open, person, firstVersion, linden, []).ok,
      readableVersions(records, decisions, versions, person).length > 0,
    ]
    expect(cells.map((cell) => (cell ? 'yes' : 'no'))).toEqual(table[name].trim().split(/\s+/u))
  })

  test('[V22] who sits in a body that is not asked reads nothing and writes nothing', () => {
    const others = factsAfter([...submitted, asked([rtgs])])
    const { records, decisions, versions } = others
    expect(readableVersions(records, decisions, versions, amir)).toEqual([])
    for (const body of [linden, rtgs])
      expect(mayDraft(others, amir, firstVersion, body)).toEqual(
        fail({ kind: 'forbidden', action: 'handInStatement' }),
      )
    expect(mayDraft(factsAfter(submitted), amir, firstVersion, linden)).toMatchObject({ ok: false })
    expect(mayDraft(open, amir, secondVersion, linden)).toMatchObject({ failure: { kind: 'notFound' } })
  })

  test('[V22] where a body has a chair, the chair hands in, and each member drafts', () => {
    const chair = personId.parse('per_chair')
    const grant = { role: 'advisor', body: linden, chair: true } as const
    const chaired = { ...open, records: after(open.records, { type: 'roleGranted', person: chair, grant }) }
    expect(mayHandIn(chaired, chair, firstVersion, linden, [])).toEqual(ok(undefined))
    expect(mayHandIn(chaired, amir, firstVersion, linden, [])).toEqual(
      fail({ kind: 'forbidden', action: 'handInForBody' }),
    )
    expect(mayDraft(chaired, amir, firstVersion, linden)).toEqual(ok(undefined))
    expect(membersOf(chaired.records, linden)).toEqual([amir, chair])
    expect(bodiesOf(chaired.records, chair)).toEqual([linden])
  })

  test('[V23] where the chair goes amid a draft, each member hands it in, until there is another chair', () => {
    const [chair, next] = [personId.parse('per_chair'), personId.parse('per_next')]
    const grant = { role: 'advisor', body: linden, chair: true } as const
    const begun = factsAfter([...submitted, asked(), drafted(1, [], chair)])
    const seen = [idOfDraft(1)]
    const left = after(
      begun.records,
      { type: 'roleGranted', person: chair, grant },
      { type: 'roleWithdrawn', person: chair, grant },
    )
    const without = { ...begun, records: left }
    expect(mayHandIn(without, chair, firstVersion, linden, seen)).toMatchObject({ ok: false })
    expect(mayHandIn(without, amir, firstVersion, linden, [])).toEqual(
      fail({ kind: 'overtaken', why: 'otherText' }),
    )
    expect(mayHandIn(without, amir, firstVersion, linden, seen)).toEqual(ok(undefined))
    const records = after(left, { type: 'roleGranted', person: next, grant })
    expect(mayHandIn({ ...begun, records }, amir, firstVersion, linden, seen)).toMatchObject({ ok: false })
    expect(mayHandIn({ ...begun, records }, next, firstVersion, linden, seen)).toEqual(ok(undefined))
  })

  test('[V22] asked is about a submission, by who puts decisions on record, until the committee has decided', () => {
    const interim = factsAfter([[sabine, frozenEvent('interim', sealOf(1, '0.1'))]])
    expect(mayConsult(interim, ursula, firstVersion, [linden])).toMatchObject({
      failure: { kind: 'invalid' },
    })
    const over = factsAfter([...submitted, accepted(), closed()])
    expect(mayConsult(over, ursula, firstVersion, [linden])).toMatchObject({ failure: { why: 'decided' } })
    const chair = personId.parse('per_chair')
    const grant = { role: 'steering', chair: true } as const
    const chaired = { ...open, records: after(open.records, { type: 'roleGranted', person: chair, grant }) }
    expect(mayConsult(chaired, ursula, firstVersion, [linden])).toMatchObject({
      failure: { action: 'recordDecision' },
    })
  })

  test('[V23] a body that has answered stays asked', () => {
    const facts = factsAfter([...submitted, asked(), handedIn()])
    expect(mayConsult(facts, ursula, firstVersion, [rtgs])).toMatchObject({ failure: { kind: 'invalid' } })
    expect(mayConsult(facts, ursula, firstVersion, [linden])).toEqual(ok(undefined))
    expect(
      consultation(factsAfter([...submitted, asked(), handedIn(), asked([linden], '2026-12-24')])),
    ).toMatchObject({
      bodies: [linden],
      due: '2026-12-24',
      statements: { [linden]: { by: amir } },
    })
  })
})

describe('a statement', () => {
  const heads = (facts: Facts) => (consultation(facts).drafts[linden] ?? []).map(({ id }) => id)

  test('[V24] what two wrote at the same time stands side by side until somebody puts it together', () => {
    const both = factsAfter([...submitted, asked(), drafted(1), drafted(2, [1]), drafted(3, [1])])
    expect(heads(both)).toEqual([idOfDraft(2), idOfDraft(3)])
    const one = factsAfter([
      ...submitted,
      asked(),
      drafted(1),
      drafted(2, [1]),
      drafted(3, [1]),
      drafted(4, [2, 3]),
    ])
    expect(heads(one)).toEqual([idOfDraft(4)])
    for (const number of [1, 2, 3, 4])
      expect(isKnownDraft(consultation(one), linden, idOfDraft(number))).toBe(true)
    expect(isKnownDraft(consultation(one), linden, idOfDraft(5))).toBe(false)
  })

  test('[V23] is handed in once, with all drafts seen; Fehlanzeige is one too', () => {
    const facts = factsAfter([...submitted, asked(), drafted(1), drafted(2)])
    expect(mayHandIn(facts, amir, firstVersion, linden, [idOfDraft(1)])).toMatchObject({
      failure: { why: 'otherText' },
    })
    expect(mayHandIn(facts, amir, firstVersion, linden, [idOfDraft(1), idOfDraft(2)])).toEqual(ok(undefined))
    const done = factsAfter([...submitted, asked(), handedIn(null)])
    expect(consultation(done).statements[linden]).toMatchObject({ by: amir, passages: null })
    for (const refused of [
      mayHandIn(done, amir, firstVersion, linden, []),
      mayDraft(done, amir, firstVersion, linden),
    ])
      expect(refused).toEqual(fail({ kind: 'alreadyExists', what: 'statement' }))
    const later = factsAfter([...submitted, asked(), handedIn(null), handedIn('Doch.'), drafted(1)])
    expect(consultation(later)).toEqual(consultation(done))
  })

  test('[V22] what nobody asked for changes nothing', () => {
    const facts = factsAfter([...submitted, drafted(1), handedIn()])
    expect(proceedingsOf(facts.decisions, firstVersion).consultation).toBeNull()
  })

  test('[V22] an event is read as it was written, and none with anything more or less', () => {
    for (const [, written] of [asked(), drafted(1, [2]), handedIn(null)])
      expect(event.parse(JSON.parse(JSON.stringify(written)))).toEqual(written)
    const [, set] = asked()
    for (const wrong of [{ bodies: [] }, { bodies: [rtgs, rtgs] }, { due: 'bald' }, { more: 1 }])
      expect(event.safeParse({ ...set, ...wrong }).success).toBe(false)
  })

  test('[V24] whatever is drafted on whatever was seen: each draft is there, or was seen by who replaced it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 3 }), { maxLength: 9 }), (writes) => {
        const acts: Act[] = []
        const seen = new Set<DraftId>()
        for (const [at, sees] of writes.entries()) {
          const here = heads(factsAfter([...submitted, asked(), ...acts]))
          const replaces = [...new Set(sees.flatMap((index) => here[index] ?? []))]
          for (const id of replaces) seen.add(id)
          acts.push(drafted(at, replaces.map(numberOf)))
        }
        const all = writes.map((_sees, at) => idOfDraft(at))
        const left = heads(factsAfter([...submitted, asked(), ...acts]))
        expect(new Set([...left, ...seen])).toEqual(new Set(all))
      }),
      { endOnFailure: true },
    )
  })
})

const numberOf = (id: DraftId): number => Number(id.slice(4))
