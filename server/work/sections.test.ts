import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { noFacts } from '#shared/facts'
import { ok } from '#shared/failure'
import { bildung, einleitung, frauen, grundschulen, hochschulen, idOf, testPaper } from '#shared/paper.fake'
import { plainText } from '#shared/text'
import { readText } from '#shared/text-doc'
import type { Records } from '#shared/records'
import { diskFull, ManualDisk, MemoryTexts, ReadyDisk } from './memory.fake.ts'
import { RecordsKeeper, type RecordsDisk } from './records.ts'
import { addSection, moveSection, removeSection, renameSection, restoreSection } from './sections.ts'

const sabine = idOf('sabine')
const clock = () => new Date('2026-11-22T12:00:00Z')
const open = (disk: RecordsDisk = new ReadyDisk(), records: Records = testPaper) =>
  new RecordsKeeper(disk, { facts: { ...noFacts, records }, checkpointed: records.seq, recent: [] }, clock)
const order = (keeper: RecordsKeeper) => keeper.records.chapters[bildung]?.sections

describe('adding a section', () => {
  test("[W32] it starts with the template's headings, written as the server's own", async () => {
    const [keeper, texts] = [open(), new MemoryTexts()]
    await addSection(keeper, texts, sabine, bildung, { title: 'Sprache', after: einleitung })
    const [seeded] = texts.appended
    const doc = new Y.Doc()
    Y.applyUpdate(doc, seeded?.record.update ?? new Uint8Array())
    expect(plainText(readText(doc))).toBe('Ausgangslage\n\nZiele\n\nHandlungsansätze\n\n')
    expect(seeded?.record.claims).toEqual([[expect.any(Number), null]])
    expect(order(keeper)).toEqual([einleitung, seeded?.section, grundschulen, hochschulen])
  })

  test('[W32] its text is on disk before anyone hears of it', async () => {
    const [disk, texts] = [new ManualDisk(), new MemoryTexts()]
    const keeper = open(disk)
    const seen: number[] = []
    keeper.onNews(() => seen.push(texts.appended.length))
    const added = addSection(keeper, texts, sabine, bildung, { title: 'Sprache', after: null })
    while (disk.underWay === 0) await new Promise((resolve) => setImmediate(resolve))
    await disk.settle()
    await added
    expect(seen).toEqual([1])
  })

  test('[W32] when its text cannot be written there is no section', async () => {
    const [keeper, texts] = [open(), new MemoryTexts()]
    texts.full = true
    expect(await addSection(keeper, texts, sabine, bildung, { title: 'Sprache', after: null })).toEqual(
      diskFull,
    )
    expect(keeper.records).toEqual(testPaper)
  })

  test('[W32] who may not add writes no text either', async () => {
    const texts = new MemoryTexts()
    await addSection(open(), texts, idOf('aylin'), bildung, { title: 'Sprache', after: null })
    expect(texts.appended).toEqual([])
  })
})

describe('moving a section', () => {
  test('[W33] to where it stands already is no event', async () => {
    const disk = new ReadyDisk()
    expect(await moveSection(open(disk), sabine, grundschulen, { after: einleitung })).toEqual(ok([]))
    expect(await moveSection(open(disk), sabine, einleitung, { after: null })).toEqual(ok([]))
    expect(disk.written).toEqual([])
  })

  test('[W33] behind one of another chapter, an unknown one or itself is refused', async () => {
    const keeper = open()
    for (const after of [frauen, grundschulen]) {
      const moved = await moveSection(keeper, sabine, grundschulen, { after })
      expect(moved).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
    }
  })

  test('[W33] two moves at once are decided one after the other', async () => {
    const keeper = open()
    await Promise.all([
      moveSection(keeper, sabine, hochschulen, { after: null }),
      moveSection(keeper, sabine, einleitung, { after: hochschulen }),
    ])
    expect(order(keeper)).toEqual([hochschulen, einleitung, grundschulen])
  })
})

describe('removing and restoring', () => {
  test('[W34] the last section of a chapter may go', async () => {
    const keeper = open()
    for (const section of [einleitung, grundschulen, hochschulen])
      await removeSection(keeper, sabine, section)
    expect(order(keeper)).toEqual([])
  })

  test('[W34] removing twice is one event, and so is restoring twice', async () => {
    const disk = new ReadyDisk()
    const keeper = open(disk)
    for (const _ of [1, 2])
      expect(await removeSection(keeper, sabine, grundschulen)).toMatchObject({ ok: true })
    for (const _ of [1, 2]) {
      expect(await restoreSection(keeper, sabine, grundschulen, { after: null })).toMatchObject({ ok: true })
    }
    expect(disk.written.map(({ event }) => event.type)).toEqual(['sectionRemoved', 'sectionRestored'])
    expect(order(keeper)).toEqual([grundschulen, einleitung, hochschulen])
  })

  test('[W35] a section that people sign keeps its title and its place among the standing', async () => {
    const section = testPaper.sections[einleitung]
    if (section === undefined) throw new Error('bug: it stands')
    const signing = {
      ...testPaper,
      sections: { ...testPaper.sections, [einleitung]: { ...section, stage: 'signing' as const } },
    }
    const keeper = open(new ReadyDisk(), signing)
    const failure = { kind: 'locked', section: einleitung, stage: 'signing' }
    expect(await renameSection(keeper, sabine, einleitung, { title: 'Vorwort' })).toEqual({
      ok: false,
      failure,
    })
    expect(await removeSection(keeper, sabine, einleitung)).toEqual({ ok: false, failure })
    expect(await moveSection(keeper, sabine, einleitung, { after: hochschulen })).toMatchObject({ ok: true })
  })

  test('[W35] renaming to the same title is no event', async () => {
    expect(await renameSection(open(), sabine, einleitung, { title: 'Einleitung' })).toEqual(ok([]))
  })
})
