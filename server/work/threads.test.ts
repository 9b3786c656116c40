import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, type Json } from '#shared/canonical'
import { entry as entrySchema, type Entry } from '#shared/events'
import { foldFacts, noFacts } from '#shared/facts'
import { must } from '#shared/failure'
import { replyId, threadId, type PersonId, type ThreadId } from '#shared/ids'
import { bildung, einleitung, frauen, grundschulen, idOf } from '#shared/paper.fake'
import { everyThread, workshop } from '#shared/thread.fake'
import { threadOf, type Threads } from '#shared/threads'
import { ReadyDisk } from './memory.fake.ts'
import { RecordsKeeper } from './records.ts'
import {
  acceptSuggestion,
  joinThreads,
  rejectSuggestion,
  reopenThread,
  resolveThread,
  resolveThreads,
  withdrawSuggestion,
} from './thread-decisions.ts'
import {
  assignThreads,
  editRemark,
  keepAnchors,
  openThread,
  replyTo,
  tagThreads,
  withdrawRemark,
  type Committed,
} from './threads.ts'

type Act = (keeper: RecordsKeeper, by: PersonId) => Committed

const id = fc.integer({ min: 1, max: 6 }).map((number) => threadId.parse(`thr_000${number}`))
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 4 })
const reply = fc.integer({ min: 1, max: 4 }).map((number) => replyId.parse(`rep_000${number}`))
const remark = fc.option(reply)
const section = fc.constantFrom(einleitung, grundschulen, frauen)
const words = fc.constantFrom('Ja.', 'Nein.', '<b>Vielleicht</b>')
const mentions = fc.constantFrom<PersonId[][]>([], [idOf('olena')], [idOf('ursula')])
const quotes = fc.constantFrom('Sprache', 'Schule')
const anchor = quotes.map((quote) => ({
  start: 'AQdkZWZhdWx0AA',
  end: 'AQdkZWZhdWx0AA',
  quote,
  prefix: '',
  suffix: '',
}))
const suggestion = fc.option(fc.constant({ original: 'a', replacement: 'b' }))
const said = fc.constantFrom(
  { outcome: 'adopted', reason: null } as const,
  { outcome: 'notAdopted', reason: 'Nein.' } as const,
)

const opening = fc
  .record({ thread: id, anchor: fc.option(anchor), body: words, mentions, suggestion })
  .chain((written) =>
    section.map(
      (at): Act =>
        (keeper, by) =>
          openThread(keeper, by, at, written),
    ),
  )

/** Anything that anybody may ask for, sensible or not, allowed or not. */
const act: fc.Arbitrary<Act> = fc.oneof(
  { arbitrary: opening, weight: 4 },
  {
    weight: 2,
    arbitrary: fc.tuple(id, fc.record({ reply, body: words, mentions })).map(
      ([one, written]): Act =>
        (keeper, by) =>
          replyTo(keeper, by, one, written),
    ),
  },
  fc.tuple(id, fc.record({ reply: remark, body: words, mentions })).map(
    ([one, written]): Act =>
      (keeper, by) =>
        editRemark(keeper, by, one, written),
  ),
  fc.tuple(id, remark).map(
    ([one, of]): Act =>
      (keeper, by) =>
        withdrawRemark(keeper, by, one, of),
  ),
  fc.tuple(ids, fc.constantFrom(null, idOf('aylin'), idOf('ursula'))).map(
    ([some, to]): Act =>
      (keeper, by) =>
        assignThreads(keeper, by, some, { to, due: null }),
  ),
  ids.map(
    (some): Act =>
      (keeper, by) =>
        tagThreads(keeper, by, some, { tags: ['Sprache'] }),
  ),
  fc.tuple(id, said).map(
    ([one, what]): Act =>
      (keeper, by) =>
        resolveThread(keeper, by, one, what),
  ),
  fc.tuple(ids, said).map(
    ([some, what]): Act =>
      (keeper, by) =>
        resolveThreads(keeper, by, some, what, bildung),
  ),
  id.map(
    (one): Act =>
      (keeper, by) =>
        reopenThread(keeper, by, one),
  ),
  id.map(
    (one): Act =>
      (keeper, by) =>
        acceptSuggestion(keeper, by, one),
  ),
  id.map(
    (one): Act =>
      (keeper, by) =>
        rejectSuggestion(keeper, by, one, { reason: 'Nein.' }),
  ),
  id.map(
    (one): Act =>
      (keeper, by) =>
        withdrawSuggestion(keeper, by, one),
  ),
  fc.tuple(fc.option(id), ids).map(
    ([into, threads]): Act =>
      (keeper, by) =>
        joinThreads(keeper, by, bildung, { into, threads }),
  ),
  fc.tuple(section, id, anchor, fc.boolean()).map(
    ([at, thread, to, confirmed]): Act =>
      (keeper, by) =>
        keepAnchors(keeper, by, at, { anchors: [{ thread, anchor: to, confirmed }] }),
  ),
)

const person = fc
  .constantFrom('aylin', 'nobody', 'olena', 'sabine', 'henrik', 'ursula')
  .map((name) => idOf(name as 'aylin'))

const start = { ...noFacts, records: workshop }

/** How many steps each thread must have: one for each event that names it. */
function stepsFor(entries: readonly Entry[], threads: Threads): Map<ThreadId, number> {
  const steps = new Map<ThreadId, number>()
  for (const { event } of entries) {
    if ('thread' in event) steps.set(event.thread, (steps.get(event.thread) ?? 0) + 1)
  }
  for (const { id: own, history } of everyThread(threads)) {
    const joining = history.filter(({ deed }) => ['joinedInto', 'tookIn', 'letGo'].includes(deed.kind)).length
    steps.set(own, (steps.get(own) ?? 0) + joining)
  }
  return steps
}

const plain = (value: unknown): string => canonicalJson(JSON.parse(JSON.stringify(value)) as Json)

test('[M26] whatever people ask for: no thread is lost, every step is in its history, and a restart folds the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(act, person, fc.nat({ max: 600_000 })), { maxLength: 60 }),
      async (acts) => {
        const disk = new ReadyDisk()
        let time = Date.parse('2026-11-22T12:00:00Z')
        const keeper = new RecordsKeeper(
          disk,
          { facts: start, checkpointed: workshop.seq, recent: [] },
          () => new Date(time),
        )
        let opened = 0
        for (const [run, by, later] of acts) {
          time += later
          const before = disk.written.length
          const answer = await run(keeper, by)
          const events = disk.written.slice(before)
          if (!answer.ok) expect(events).toEqual([])
          for (const one of events) expect(one.by).toBe(by)
          opened += events.filter(({ event }) => event.type === 'threadOpened').length
          expect(everyThread(keeper.threads).length).toBe(opened)
        }
        const steps = stepsFor(disk.written, keeper.threads)
        for (const one of everyThread(keeper.threads)) {
          expect(one.history.length).toBe(steps.get(one.id))
          expect(
            must(threadOf(keeper.threads, one.joinedInto ?? one.id), 'who speaks for it').joinedInto,
          ).toBeNull()
        }
        const read = disk.written.map((one) => entrySchema.parse(JSON.parse(JSON.stringify(one))))
        expect(plain(foldFacts(start, read))).toBe(
          plain({
            records: keeper.records,
            threads: keeper.threads,
            signOffs: keeper.signOffs,
            versions: keeper.versions,
            decisions: keeper.decisions,
          }),
        )
      },
    ),
    { numRuns: 60, endOnFailure: true },
  )
})
