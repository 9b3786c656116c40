import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { must } from './failure.ts'
import { threadId } from './ids.ts'
import { einleitung, frauen, grundschulen, idOf } from './paper.fake.ts'
import { foldThreads, noThreads, threadOf, threadsIn, type Threads } from './threads.ts'
import type { ThreadEvent } from './thread-events.ts'
import type { ThreadState } from './thread.ts'
import {
  accepted,
  afterAll,
  everyThread,
  minute,
  opened,
  other,
  rejected,
  reopened,
  replied,
  reply,
  resolved,
  suggested,
  theThread,
  third,
  thread,
  withdrawn,
  type Happening,
} from './thread.fake.ts'

type Of<T extends ThreadEvent['type']> = Extract<ThreadEvent, { type: T }>

const edited: Of<'remarkEdited'> = {
  type: 'remarkEdited',
  thread,
  reply: null,
  body: 'Neu gefasst.',
  mentions: [],
}
const replyWithdrawn: Of<'remarkWithdrawn'> = { type: 'remarkWithdrawn', thread, reply }
const byAylin: Happening = ['aylin', opened()]
const byOlena: Happening = ['olena', replied()]

const states: readonly [ThreadState, string, readonly Happening[]][] = [
  ['open', 'opened', [byAylin]],
  ['open', 'its author says more', [byAylin, ['aylin', replied()]]],
  ['answered', 'somebody else replies', [byAylin, byOlena]],
  ['open', 'the only answer is withdrawn', [byAylin, byOlena, ['olena', replyWithdrawn]]],
  ['resolved', 'resolved', [byAylin, byOlena, ['sabine', resolved]]],
  ['resolved', 'spoken to after it was resolved', [byAylin, ['sabine', resolved], byOlena]],
  ['reopened', 'reopened', [byAylin, byOlena, ['sabine', resolved], ['aylin', reopened]]],
  ['answered', 'reopened and answered', [byAylin, ['sabine', resolved], ['aylin', reopened], byOlena]],
  ['withdrawn', 'withdrawn before anybody answered', [byAylin, ['aylin', withdrawn]]],
  ['answered', 'its opening withdrawn after an answer', [byAylin, byOlena, ['aylin', withdrawn]]],
  [
    'resolved',
    'its suggestion accepted',
    [
      ['aylin', suggested],
      ['sabine', accepted],
    ],
  ],
  ['open', 'edited, tagged, assigned', [byAylin, ['aylin', edited], ['sabine', tagged(thread)]]],
]

describe('a thread', () => {
  test.each(states)('[M4] is %s: %s', (state, _, happened) => {
    expect(theThread(happened).state).toBe(state)
  })

  test('[M5] has every step in its history, with person and time, and keeps old wordings', () => {
    const { history, remarks } = theThread([
      byAylin,
      byOlena,
      ['aylin', edited],
      ['sabine', { type: 'threadAssigned', thread, to: idOf('olena'), due: '2026-12-01' }],
      ['sabine', resolved],
      ['aylin', reopened],
    ])
    expect(history.map(({ seq, by, at, deed }) => [seq, by, at, deed])).toEqual([
      [1, 'per_aylin', minute(1), { kind: 'opened' }],
      [2, 'per_olena', minute(2), { kind: 'replied', reply }],
      [3, 'per_aylin', minute(3), { kind: 'edited', reply: null, before: opened().body, mentioned: [] }],
      [4, 'per_sabine', minute(4), { kind: 'assigned', to: 'per_olena', due: '2026-12-01' }],
      [
        5,
        'per_sabine',
        minute(5),
        { kind: 'resolved', outcome: 'partlyAdopted', reason: 'Als Verweis aufgenommen.' },
      ],
      [6, 'per_aylin', minute(6), { kind: 'reopened' }],
    ])
    expect(remarks.map(({ body, editedAt }) => [body, editedAt])).toEqual([
      ['Neu gefasst.', minute(3)],
      ['Steht in Abschnitt 1.2.', null],
    ])
  })

  test('[M6] a remark that was withdrawn leaves a trace and none of its words', () => {
    const happened: Happening[] = [byAylin, byOlena, ['aylin', edited], ['aylin', withdrawn]]
    const one = theThread(happened)
    expect(one.remarks[0]).toMatchObject({ by: 'per_aylin', body: null })
    expect(one.history.at(-1)).toMatchObject({ at: minute(4), deed: { kind: 'withdrawn', reply: null } })
    for (const words of [opened().body, 'Neu gefasst.']) expect(JSON.stringify(one)).not.toContain(words)
  })

  test.each([
    [accepted, 'adopted', null],
    [rejected, 'notAdopted', 'Der Begriff ist festgelegt.'],
    [{ type: 'suggestionWithdrawn', thread } as const, 'noChangeNeeded', null],
  ] as const)('[M7] a decision on its suggestion closes it: $type', (decision, outcome, reason) => {
    const one = theThread([
      ['aylin', suggested],
      ['sabine', decision],
    ])
    expect(one.resolution).toEqual({ outcome, reason, by: 'per_sabine', at: minute(2) })
    expect(one.suggestion).toMatchObject({ original: 'Integration', replacement: 'Teilhabe' })
    expect(one.suggestion?.decision).toMatchObject({ by: 'per_sabine', reason })
  })

  test('[M7] reopened, a suggestion that was turned down can be decided anew, one that was accepted stands', () => {
    const after = (decision: ThreadEvent) =>
      theThread([
        ['aylin', suggested],
        ['sabine', decision],
        ['sabine', reopened],
      ])
    expect(after(rejected).suggestion?.decision).toBeNull()
    expect(after(accepted).suggestion?.decision?.kind).toBe('accepted')
  })

  test('[M7] taking back the remark that carries a suggestion takes the suggestion back', () => {
    const one = theThread([['aylin', suggested], byOlena, ['aylin', withdrawn]])
    expect([one.state, one.suggestion?.decision?.kind]).toEqual(['answered', 'withdrawn'])
  })
})

describe('threads that say the same', () => {
  const three: Happening[] = [
    byAylin,
    ['olena', opened({ thread: other, section: grundschulen })],
    ['henrik', opened({ thread: third })],
  ]
  const join = (into: typeof thread | null, ...threads: (typeof thread)[]): Happening => [
    'sabine',
    { type: 'threadsJoined', into, threads },
  ]
  const bonds = (happened: readonly Happening[]) => {
    const all = afterAll(happened)
    return [thread, other, third].map((id) => {
      const { joinedInto, joined } = must(threadOf(all, id), 'it is there')
      return [joinedInto, joined]
    })
  }

  test('[M8] are spoken for by one', () => {
    const joined = [...three, join(thread, other, third)]
    expect(bonds(joined)).toEqual([
      [null, [other, third]],
      [thread, []],
      [thread, []],
    ])
    expect(theThread(joined).history.at(-1)?.deed).toEqual({ kind: 'tookIn', threads: [other, third] })
    expect(theThread(joined, other).history.at(-1)?.deed).toEqual({ kind: 'joinedInto', into: thread })
  })

  test('[M8] whoever spoke for others brings them along', () => {
    const moved = [...three, join(other, third), join(thread, other)]
    expect(bonds(moved)).toEqual([
      [null, [other, third]],
      [thread, []],
      [thread, []],
    ])
  })

  test('[M8] are parted again, and joined elsewhere', () => {
    expect(bonds([...three, join(thread, other, third), join(null, other)])).toEqual([
      [null, [third]],
      [null, []],
      [thread, []],
    ])
    expect(bonds([...three, join(thread, third), join(other, third)])).toEqual([
      [null, []],
      [null, [third]],
      [other, []],
    ])
  })

  test('[M8] none is joined into itself, or into one that is spoken for', () => {
    const joined = [...three, join(thread, other)]
    expect(bonds([...joined, join(thread, thread), join(other, third)])).toEqual(bonds(joined))
  })
})

describe('the fold of threads', () => {
  test('[M9] copies the section that changes and no other', () => {
    const before = afterAll([byAylin, ['olena', opened({ thread: other, section: frauen })]])
    const after = afterAll([byOlena], before)
    expect(after[frauen]).toBe(before[frauen])
    expect(after[einleitung]).not.toBe(before[einleitung])
    expect(threadsIn(before, einleitung)[0]?.remarks.length).toBe(1)
  })

  test('[M9] copies one page of a section with many, and keeps their order', () => {
    const ids = Array.from({ length: 200 }, (_, at) => threadId.parse(`thr_${String(at).padStart(4, '0')}`))
    const before = afterAll(ids.map((id): Happening => ['aylin', opened({ thread: id })]))
    const after = afterAll([['olena', replied({ thread: must(ids[70], 'a thread') })]], before)
    const [was, is] = [before, after].map((threads) => threads[einleitung] ?? [])
    expect(is?.map((page, at) => page === was?.[at])).toEqual([true, false, true, true])
    expect(threadsIn(after, einleitung).map(({ id }) => id)).toEqual(ids)
  })

  test('[M9] what names an unknown thread or remark, or nobody, changes nothing', () => {
    const before = afterAll([byAylin])
    const unknown: Happening[] = [
      ['olena', replied({ thread: other })],
      ['olena', replyWithdrawn],
      ['sabine', { ...edited, reply }],
      ['aylin', opened({ body: 'Noch einmal' })],
    ]
    for (const one of unknown) expect(afterAll([one], before)).toEqual(before)
    const nobodys = { seq: 1, at: minute(1), by: null, event: opened() }
    expect(foldThreads(noThreads, nobodys)).toBe(noThreads)
  })

  test('[M9] an anchor that was kept is no step; the first quote stays', () => {
    const anchor = { start: 'AQEA', end: 'AQEA', quote: 'alt', prefix: '', suffix: '' }
    const kept = { thread, anchor: { ...anchor, quote: 'neu' }, confirmed: false }
    const one = theThread([
      ['aylin', opened({ anchor })],
      ['olena', { type: 'anchorsKept', section: einleitung, anchors: [kept] }],
    ])
    expect([one.anchor?.quote, one.quote, one.history.length]).toEqual(['neu', 'alt', 1])
  })

  test('[M9] whatever happens, no thread and no step is lost, and what was before stays as it was', () => {
    fc.assert(
      fc.property(fc.array(happenings(), { maxLength: 40 }), (happened) => {
        let threads: Threads = noThreads
        for (const [index, [who, event]] of happened.entries()) {
          const before = structuredClone(threads)
          const entry = { seq: index + 1, at: minute(index + 1), by: idOf(who), event }
          const next = foldThreads(threads, entry)
          expect(threads).toEqual(before)
          expectNothingLost(threads, next)
          threads = next
        }
      }),
      { endOnFailure: true },
    )
  })
})

function expectNothingLost(before: Threads, after: Threads): void {
  for (const one of everyThread(before)) {
    const now = must(threadOf(after, one.id), 'a thread never goes')
    const kinds = one.history.map(({ deed }) => deed.kind)
    expect(now.history.slice(0, kinds.length).map(({ deed }) => deed.kind)).toEqual(kinds)
    expect(now.remarks.length).toBeGreaterThanOrEqual(one.remarks.length)
  }
}

function tagged(id: typeof thread): ThreadEvent {
  return { type: 'threadTagged', thread: id, tags: ['Sprache'] }
}

/** Anything by anybody, sensible or not. */
function happenings(): fc.Arbitrary<Happening> {
  const who = fc.constantFrom('aylin' as const, 'olena' as const, 'sabine' as const)
  const id = fc.constantFrom(thread, other, third)
  const section = fc.constantFrom(einleitung, grundschulen)
  const event: fc.Arbitrary<ThreadEvent> = fc.oneof(
    fc.tuple(id, section).map(([one, at]) => opened({ thread: one, section: at })),
    id.map((one) => opened({ thread: one, suggestion: { original: 'a', replacement: 'b' } })),
    id.map((one) => replied({ thread: one })),
    fc
      .tuple(id, fc.constantFrom(reply, null))
      .map(([one, of]): ThreadEvent => ({ ...edited, thread: one, reply: of })),
    fc
      .tuple(id, fc.constantFrom(reply, null))
      .map(([one, of]) => ({ ...replyWithdrawn, thread: one, reply: of })),
    id.map(tagged),
    fc
      .constantFrom(resolved, reopened, accepted, rejected)
      .chain((what) => id.map((one) => ({ ...what, thread: one }) as ThreadEvent)),
    fc
      .tuple(fc.option(id), fc.uniqueArray(id, { minLength: 1 }))
      .map(([into, threads]) => ({ type: 'threadsJoined' as const, into, threads })),
  )
  return fc.tuple(who, event)
}

test('[W7] a thread has an id of its own kind', () => {
  expect(threadId.safeParse('rep_0001').success).toBe(false)
})
