import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry, Event } from '#shared/events'
import { noFacts } from '#shared/facts'
import { fail, ok } from '#shared/failure'
import { after, bildung, einleitung, grundschulen, idOf, testPaper } from '#shared/paper.fake'
import { foldAll } from '#shared/reducer'
import { diskFull, ManualDisk, ReadyDisk } from './memory.fake.ts'
import { RecordsKeeper, type RecordsDisk } from './records.ts'

const start = { ...noFacts, records: testPaper }
const clock = () => new Date('2026-11-22T12:00:00Z')
const open = (disk: RecordsDisk, recent: readonly Entry[] = []) =>
  new RecordsKeeper(disk, { facts: start, checkpointed: testPaper.seq, recent }, clock)

const renamed = (title: string): Event => ({ type: 'sectionRenamed', section: einleitung, title })
const titleIn = (keeper: RecordsKeeper): string | undefined => keeper.records.sections[einleitung]?.title

/** Lets promises that are settled already run their course. */
const aMoment = () => new Promise((resolve) => setImmediate(resolve))

describe('the keeper', () => {
  test('[W20] what is not on disk is not in the records, told to nobody and not answered', async () => {
    const disk = new ManualDisk()
    const keeper = open(disk)
    const heard: number[] = []
    keeper.onNews((entries) => heard.push(...entries.map(({ seq }) => seq)))
    let answered = false
    const committed = keeper.commit(null, () => ok([renamed('Vorwort')])).finally(() => (answered = true))
    await aMoment()
    expect([answered, titleIn(keeper), heard]).toEqual([false, 'Einleitung', []])
    await disk.settle()
    expect([answered, titleIn(keeper), heard]).toEqual([true, 'Vorwort', [testPaper.seq + 1]])
    expect(await committed).toMatchObject({
      ok: true,
      value: [{ seq: testPaper.seq + 1, at: '2026-11-22T12:00:00.000Z' }],
    })
  })

  test('[W21] a decision sees those before it, on disk or not', async () => {
    const disk = new ManualDisk()
    const keeper = open(disk)
    const seen: (string | undefined)[] = []
    const rename = (title: string) =>
      keeper.commit(null, (records) => {
        seen.push(records.sections[einleitung]?.title)
        return ok([renamed(title)])
      })
    const all = [rename('A'), rename('B'), rename('C')]
    expect(seen).toEqual(['Einleitung', 'A', 'B'])
    await disk.settle()
    await disk.settle()
    expect((await Promise.all(all)).every(({ ok: well }) => well)).toBe(true)
  })

  test('[W22] what comes in during an append goes to the disk together', async () => {
    const disk = new ManualDisk()
    const keeper = open(disk)
    const all = ['A', 'B', 'C'].map((title) => keeper.commit(null, () => ok([renamed(title)])))
    expect(disk.underWay).toBe(1)
    await disk.settle()
    expect(disk.written.length).toBe(1)
    await disk.settle()
    expect(disk.written.length).toBe(3)
    expect(disk.underWay).toBe(0)
    await Promise.all(all)
  })

  test('[W23] a failed append fails everything decided on top of it, and nothing of it happened', async () => {
    const disk = new ManualDisk()
    const keeper = open(disk)
    const heard: Entry[] = []
    keeper.onNews((entries) => heard.push(...entries))
    const all = ['A', 'B', 'C'].map((title) => keeper.commit(null, () => ok([renamed(title)])))
    await disk.settle(diskFull)
    expect(await Promise.all(all)).toEqual([diskFull, diskFull, diskFull])
    expect([keeper.records, heard]).toEqual([testPaper, []])
  })

  test('[W23] after a failed append it goes on from what is on disk, without a gap', async () => {
    const disk = new ManualDisk()
    const keeper = open(disk)
    const lost = keeper.commit(null, () => ok([renamed('verloren')]))
    await disk.settle(diskFull)
    await lost
    const kept = keeper.commit(null, (records) => ok([renamed(`${records.sections[einleitung]?.title} 2`)]))
    await disk.settle()
    expect(await kept).toMatchObject({ value: [{ seq: testPaper.seq + 1 }] })
    expect(titleIn(keeper)).toBe('Einleitung 2')
  })

  test('[W24] a refused decision writes nothing', async () => {
    const disk = new ReadyDisk()
    const refused = fail({ kind: 'forbidden', action: 'arrangeSections' })
    expect(await open(disk).commit(null, () => refused)).toEqual(refused)
    expect(disk.written).toEqual([])
  })

  test('[W24] a decision for nothing waits for what it saw', async () => {
    const disk = new ManualDisk()
    const keeper = open(disk)
    const first = keeper.commit(null, () => ok([renamed('A')]))
    const nothing = keeper.commit(null, () => ok([]))
    await disk.settle(diskFull)
    expect(await first).toEqual(diskFull)
    expect(await nothing).toEqual(diskFull)
  })

  test('[W24] after a decision for nothing the next one is written', async () => {
    const keeper = open(new ReadyDisk())
    expect(await keeper.commit(null, () => ok([]))).toEqual(ok([]))
    await keeper.commit(null, () => ok([renamed('A')]))
    expect(titleIn(keeper)).toBe('A')
  })

  test('[W25] news comes in order and without gaps, whatever fails in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ events: fc.nat(3), diskWell: fc.boolean() }), { maxLength: 20 }),
        async (steps) => {
          const disk = new ManualDisk()
          const keeper = open(disk)
          const heard: Entry[] = []
          keeper.onNews((entries) => heard.push(...entries))
          for (const { events, diskWell } of steps) {
            void keeper.commit(idOf('sabine'), () =>
              ok(Array.from({ length: events }, (_, n) => renamed(`Titel ${n}`))),
            )
            await aMoment()
            if (disk.underWay > 0) await disk.settle(diskWell ? ok(undefined) : diskFull)
          }
          while (disk.underWay > 0) await disk.settle()
          expect(heard).toEqual(disk.written)
          expect(heard.map(({ seq }) => seq)).toEqual(heard.map((_, index) => testPaper.seq + 1 + index))
          expect(keeper.records).toEqual(foldAll(testPaper, heard))
        },
      ),
      { numRuns: 30, endOnFailure: true },
    )
  })

  test('[W26] who was away gets what was missed, or is told to read everything anew', async () => {
    const keeper = open(new ReadyDisk())
    for (const title of ['A', 'B', 'C']) await keeper.commit(null, () => ok([renamed(title)]))
    const at = testPaper.seq
    expect(keeper.entriesAfter(at)?.map(({ seq }) => seq)).toEqual([at + 1, at + 2, at + 3])
    expect(keeper.entriesAfter(at + 3)).toEqual([])
    expect(keeper.entriesAfter(at - 1)).toBeNull()
    expect(keeper.entriesAfter(at + 4)).toBeNull()
  })

  test('[W26] 2,000 entries are at hand, and no more', async () => {
    const keeper = open(new ReadyDisk())
    await keeper.commit(null, () => ok(Array.from({ length: 2100 }, () => renamed('A'))))
    expect(keeper.entriesAfter(keeper.records.seq - 2000)?.length).toBe(2000)
    expect(keeper.entriesAfter(keeper.records.seq - 2001)).toBeNull()
  })

  test('[W27] a checkpoint every 200 entries and one at the end', async () => {
    const disk = new ReadyDisk()
    const keeper = open(disk)
    await keeper.commit(null, () => ok(Array.from({ length: 199 }, () => renamed('A'))))
    expect(disk.checkpoints.length).toBe(0)
    await keeper.commit(null, () => ok([renamed('B')]))
    await aMoment()
    expect(disk.checkpoints.map(({ records }) => records.seq)).toEqual([testPaper.seq + 200])
    await keeper.commit(null, () => ok([{ type: 'sectionMoved', section: grundschulen, after: null }]))
    expect(await keeper.close()).toEqual(ok(undefined))
    expect(disk.checkpoints.at(-1)).toEqual({ ...noFacts, records: keeper.records })
    expect(keeper.records.chapters[bildung]?.sections[0]).toBe(grundschulen)
  })

  test('[W27] of a long paper a checkpoint is made less often, so that it costs each entry the same', async () => {
    const disk = new ReadyDisk()
    const keeper = open(disk)
    const many = (count: number) =>
      keeper.commit(null, () => ok(Array.from({ length: count }, () => renamed('A'))))
    await many(10_000)
    await many(999)
    expect(disk.checkpoints.length).toBe(1)
    await many(200)
    expect(disk.checkpoints.map(({ records }) => records.seq - testPaper.seq)).toEqual([10_000, 11_199])
  })

  test('[W27] closing waits for what is on its way', async () => {
    const disk = new ManualDisk()
    const keeper = open(disk)
    void keeper.commit(null, () => ok([renamed('A')]))
    const closed = keeper.close()
    await disk.settle()
    await closed
    expect(disk.checkpoints).toEqual([{ ...start, records: after(testPaper, renamed('A')) }])
  })
})
