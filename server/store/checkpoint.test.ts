import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Entry } from '#shared/events'
import { foldFacts, noFacts } from '#shared/facts'
import { must } from '#shared/failure'
import { paperId, personId, sectionId, threadId } from '#shared/ids'
import { scratchFolder } from './scratch.fake.ts'
import { openStore } from './store.ts'

const paper = paperId.parse('pap_strategie')
const entry = (seq: number): Entry => ({
  seq,
  at: '2026-03-02T09:30:00.000Z',
  by: null,
  event: { type: 'paperFounded', paper, title: `Titel ${seq}` },
})
/** Two sections and a half-empty one: more threads in the first than go in one piece. */
const threadEntry = (seq: number): Entry => ({
  seq,
  at: '2026-03-02T09:30:00.000Z',
  by: personId.parse('per_amira'),
  event: {
    type: 'threadOpened',
    thread: threadId.parse(`thr_${String(seq).padStart(4, '0')}`),
    section: sectionId.parse(seq % 3 === 0 ? 'sec_zwei' : seq === 1 ? 'sec_drei' : 'sec_eins'),
    anchor: null,
    body: `Bemerkung „${seq}“ 🌻`,
    mentions: [],
    suggestion: null,
  },
})
const entries = (to: number): Entry[] => Array.from({ length: to }, (_, at) => entry(at + 1))
const foldOf = (to: number) => foldFacts(noFacts, entries(to))

async function open(dir: string) {
  const opened = await openStore(dir)
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  return opened.value
}

/** A store with six entries and a checkpoint at the fourth. */
async function written() {
  const dir = scratchFolder()
  const store = await open(dir)
  await store.journal.append(entries(4))
  expect(await store.checkpoint.save(foldOf(4))).toEqual({ ok: true, value: undefined })
  await store.journal.append([entry(5), entry(6)])
  await store.close()
  return { dir, path: join(dir, 'records.json') }
}

async function reopened(dir: string) {
  const store = await open(dir)
  await store.close()
  return store
}

describe('the checkpoint', () => {
  test('[J18] a start folds the tail of the journal onto the checkpoint', async () => {
    const { dir } = await written()
    const store = await reopened(dir)
    expect(store.facts).toEqual(foldOf(6))
    expect(store.recent.map(({ seq }) => seq)).toEqual([5, 6])
    expect([store.checkpoint.seq, store.report]).toEqual([4, []])
  })

  test('[J18] an older checkpoint only means a longer tail; an older one never replaces a newer one', async () => {
    const { dir } = await written()
    const store = await open(dir)
    await store.checkpoint.save(foldOf(6))
    await store.checkpoint.save(foldOf(2))
    await store.close()
    expect((await reopened(dir)).checkpoint.seq).toBe(6)
  })

  test.each([
    ['missing', (path: string) => rmSync(path), []],
    [
      'empty',
      (path: string) => writeFileSync(path, ''),
      [expect.stringContaining('folded from the whole journal')],
    ],
    [
      'torn',
      (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 90)),
      [expect.stringContaining('folded from the whole journal')],
    ],
    [
      'changed by hand',
      (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('Titel 4', 'Titel X')),
      [expect.stringContaining('folded from the whole journal')],
    ],
    [
      'of another version',
      (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('"shape":"', '"shape":"0')),
      [expect.stringContaining('folded from the whole journal')],
    ],
  ])('[J18] a checkpoint that is %s is replaced by the fold of the journal', async (_, damage, report) => {
    const { dir, path } = await written()
    damage(path)
    const store = await reopened(dir)
    expect(store.facts).toEqual(foldOf(6))
    expect(store.recent.length).toBe(6)
    expect(store.report).toEqual(report)
  })

  test('[J15] a checkpoint ahead of the journal is refused, and nothing is changed', async () => {
    const { dir, path } = await written()
    const journal = join(dir, 'journal', 'journal.jsonl')
    const lines = readFileSync(journal, 'utf8').split('\n')
    writeFileSync(journal, `${lines.slice(0, 3).join('\n')}\n`)
    const checkpoint = readFileSync(path)
    expect(await openStore(dir)).toEqual({
      ok: false,
      failure: { kind: 'storeUnavailable', cause: expect.stringContaining('ends with line 3') },
    })
    expect(readFileSync(path)).toEqual(checkpoint)
    expect(existsSync(join(dir, 'control.sock'))).toBe(false)
  })

  test('[J19] threads are written in pieces, and read again as they were', async () => {
    const dir = scratchFolder()
    const store = await open(dir)
    const opened = Array.from({ length: 170 }, (_, at) => threadEntry(at + 1))
    await store.journal.append(opened)
    const facts = foldFacts(noFacts, opened)
    expect(await store.checkpoint.save(facts)).toEqual({ ok: true, value: undefined })
    await store.close()
    const file = readFileSync(join(dir, 'records.json'), 'utf8')
    expect(JSON.parse(file).content).toMatchObject({ seq: 170, ...facts })
    const again = await reopened(dir)
    expect([again.recent, again.facts, again.report]).toEqual([[], facts, []])
  })

  test('[J18] a checkpoint of what is not on disk is a bug', async () => {
    const store = await open(scratchFolder())
    await store.journal.append(entries(1))
    await expect(store.checkpoint.save(foldOf(2))).rejects.toThrow('bug')
    await store.close()
    expect(must(store.facts, 'facts').records.seq).toBe(0)
  })
})
