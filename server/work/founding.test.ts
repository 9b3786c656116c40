import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { noFacts } from '#shared/facts'
import { event } from '#shared/events'
import { must } from '#shared/failure'
import { isSafeHref, marks, nodes } from '#shared/grammar'
import { sectionId, type SectionId } from '#shared/ids'
import { countOf } from '#shared/signoff-count'
import { introduction, paperPlan, prefilledText } from '#shared/plan'
import { chapterNumber, emptyRecords } from '#shared/records'
import { isPending } from '#shared/thread'
import { everyThread } from '#shared/thread.fake'
import { isRun, plainText, type TextNode } from '#shared/text'
import { readText } from '#shared/text-doc'
import { contentOnDisk } from './contents.ts'
import { demoPeople } from './demo-people.ts'
import { demoText, demoTextKeys } from './demo-text.ts'
import { onlyDemoPeople, openDemoWorld } from './demo-world.ts'
import { foundPaper, plainFoundation } from './founding.ts'
import { diskFull, ManualDisk, MemoryFiles, MemoryPeople, MemoryTexts, ReadyDisk } from './memory.fake.ts'
import { prose } from './prose.ts'
import { RecordsKeeper, type RecordsDisk } from './records.ts'

const now = new Date('2026-11-22T12:00:00Z')
const empty = (disk: RecordsDisk = new ReadyDisk()) =>
  new RecordsKeeper(disk, { facts: noFacts, checkpointed: 0, recent: [] }, () => now)

const openDemo = (keeper: RecordsKeeper, texts: MemoryTexts, people = new MemoryPeople()) =>
  openDemoWorld(keeper, { texts, people, kept: new MemoryFiles() }, now)

function textOf(texts: MemoryTexts, section: SectionId): string {
  const doc = new Y.Doc()
  for (const one of texts.appended) if (one.section === section) Y.applyUpdate(doc, one.record.update)
  return plainText(readText(doc))
}

describe('an empty paper', () => {
  test('[W40] has all chapters and sections of the template, each with its headings', async () => {
    const [keeper, texts] = [empty(), new MemoryTexts()]
    await foundPaper(keeper, texts, plainFoundation)
    const { records } = keeper
    const chapters = Object.values(records.chapters)
    expect(chapters.map((chapter) => [chapterNumber(records, chapter), chapter.title])).toEqual(
      paperPlan.map(({ title }, index) => [index + 1, title]),
    )
    const titles = chapters.map(({ sections }) => sections.map((id) => records.sections[id]?.title))
    expect(titles).toEqual(paperPlan.map(({ topics }) => [introduction, ...topics]))
    for (const { id } of Object.values(records.sections))
      expect(textOf(texts, id)).toBe(plainText(prefilledText))
    expect([records.demo, records.grants]).toEqual([false, {}])
  })

  test('[W40] chapter 6 alone has no working group', async () => {
    const keeper = empty()
    await foundPaper(keeper, new MemoryTexts(), plainFoundation)
    const groups = Object.values(keeper.records.workingGroups).map(({ number }) => number)
    expect(groups).toEqual([1, 2, 3, 4, 5])
    expect(Object.values(keeper.records.chapters).at(-1)?.workingGroup).toBeNull()
  })

  test('[W41] is there as a whole or not at all', async () => {
    const disk = new ManualDisk()
    const keeper = empty(disk)
    const founding = foundPaper(keeper, new MemoryTexts(), plainFoundation)
    while (disk.underWay === 0) await new Promise((resolve) => setImmediate(resolve))
    await disk.settle(diskFull)
    expect(await founding).toEqual(diskFull)
    expect(keeper.records).toEqual(emptyRecords)
  })
})

describe('the demo world', () => {
  test('[W42] has people of all roles, and says that it is one', async () => {
    const [keeper, people] = [empty(), new MemoryPeople()]
    await openDemo(keeper, new MemoryTexts(), people)
    expect(keeper.records.demo).toBe(true)
    const roles = new Set(demoPeople.flatMap(({ grants }) => grants.map(({ role }) => role)))
    expect([...roles].toSorted()).toEqual([
      'admin',
      'advisor',
      'committee',
      'expert',
      'moderator',
      'steering',
    ])
    for (const { id, grants } of demoPeople) expect(keeper.records.grants[id]).toEqual(grants)
    expect(people.all().every(({ passwordHash }) => passwordHash === null)).toBe(true)
  })

  test('[W42] its people have commented: open and resolved, answered, assigned, joined, with suggestions on their words', async () => {
    const [keeper, texts] = [empty(), new MemoryTexts()]
    expect(await openDemo(keeper, texts)).toMatchObject({ ok: true })
    const threads = everyThread(keeper.threads)
    const states = threads.map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['open', 'answered', 'resolved']))
    expect(threads.filter(isPending).length).toBe(2)
    expect(threads.filter(({ joined }) => joined.length > 0).length).toBe(1)
    expect(threads.find(({ assignee }) => assignee !== null)?.due).toBe('2026-12-06')
    expect(threads.filter(({ anchor }) => anchor === null).map(({ id }) => id)).toEqual(['thr_tabelle'])
    for (const { quote, suggestion } of threads)
      if (suggestion !== null) expect(suggestion.original).toBe(quote)
  })

  test('[W42] its people have signed: a section waits for an answer, one is signed off, one was signed and changed', async () => {
    const [keeper, texts] = [empty(), new MemoryTexts()]
    expect(await openDemo(keeper, texts)).toMatchObject({ ok: true })
    const told = []
    for (const { id, title, chapter, stage } of Object.values(keeper.records.sections)) {
      const signOff = keeper.signOffs[id]
      if (signOff === undefined) continue
      const onDisk = await contentOnDisk(texts, id, title)
      const { hash } = must(onDisk.ok ? onDisk.value : null, 'a text')
      if (signOff.locked !== null) expect(signOff.locked).toBe(hash)
      const { signed, notes, members } = countOf(keeper.records, chapter, signOff, hash)
      told.push(`${title} ${stage} ${signed}/${members} ${notes}`)
    }
    expect(told).toEqual([
      'Sozialberatung drafting 0/2 0',
      'Gesundheit signing 1/2 1',
      'Einbürgerung signedOff 1/1 0',
    ])
    expect(textOf(texts, sectionId.parse('sec_sozialberatung'))).toContain(
      'in jedem Stadtbezirk. Die Stadt lädt dazu ein',
    )
  })

  test('[W42] every chapter has a moderation, every working group an expert', async () => {
    const keeper = empty()
    await openDemo(keeper, new MemoryTexts())
    const grants = demoPeople.flatMap((person) => person.grants)
    for (const { id, workingGroup } of Object.values(keeper.records.chapters)) {
      expect(grants.some((grant) => grant.role === 'moderator' && grant.chapter === id)).toBe(true)
      const hasExpert = grants.some((grant) => grant.role === 'expert' && grant.workingGroup === workingGroup)
      expect(hasExpert).toBe(workingGroup !== null)
    }
  })

  test('[W43] an interrupted start is taken up again, and no text is doubled', async () => {
    const [texts, people, disk] = [new MemoryTexts(), new MemoryPeople(), new ManualDisk()]
    const first = openDemo(empty(disk), texts, people)
    while (disk.underWay === 0) await new Promise((resolve) => setImmediate(resolve))
    await disk.settle(diskFull)
    expect(await first).toEqual(diskFull)
    expect(onlyDemoPeople(people)).toBe(true)
    const [keeper, seeded] = [empty(), texts.appended.length]
    expect(await openDemo(keeper, texts, people)).toMatchObject({ ok: true })
    expect(Object.keys(keeper.records.sections).length).toBe(seeded)
    // Beside the sentence that was written after a sign-off.
    expect(texts.appended.length).toBe(seeded + 1)
  })

  test('[W42] every text belongs to a section of the plan', () => {
    const planned = paperPlan.flatMap(({ title, topics }) =>
      [introduction, ...topics].map((topic) => `${title}/${topic}`),
    )
    expect(demoTextKeys.filter((key) => !planned.includes(key))).toEqual([])
    expect(demoTextKeys.length).toBeGreaterThanOrEqual(8)
  })

  test('[W42] its texts keep the grammar', () => {
    for (const key of demoTextKeys) {
      const [chapter = '', title = ''] = key.split('/')
      for (const element of must(demoText(chapter, title), 'it is written')) expectGrammatical(element, 'doc')
    }
  })

  test('[W42] its events are ones that the journal can be read back with', async () => {
    const disk = new ReadyDisk()
    await openDemo(empty(disk), new MemoryTexts())
    for (const entry of disk.written) expect(event.parse(entry.event)).toEqual(entry.event)
  })
})

describe('prose', () => {
  test('[W44] reads headings, lists, quotes, tables and marks', () => {
    expect(prose('## Ziele\n\nEin **Wort** und _noch eins_, [hier](https://hannover.de).')).toEqual([
      { name: 'heading', attributes: { level: 1 }, children: [{ text: 'Ziele' }] },
      {
        name: 'paragraph',
        children: [
          { text: 'Ein ' },
          { text: 'Wort', bold: true },
          { text: ' und ' },
          { text: 'noch eins', italic: true },
          { text: ', ' },
          { text: 'hier', href: 'https://hannover.de' },
          { text: '.' },
        ],
      },
    ])
    expect(prose('3. drei\n4. vier')[0]).toMatchObject({ name: 'orderedList', attributes: { start: 3 } })
    expect(prose('| a | b |\n| c | d |')[0]?.children).toMatchObject([
      { children: [{ name: 'tableHeader' }, { name: 'tableHeader' }] },
      { children: [{ name: 'tableCell' }, { name: 'tableCell' }] },
    ])
    expect(plainText(prose('> ein Satz\n> in zwei Zeilen'))).toBe('ein Satz in zwei Zeilen\n\n')
  })

  test('[W44] an asterisk within a word is a letter', () => {
    expect(prose('Expert*innen und Bürger*innen')).toEqual([
      { name: 'paragraph', children: [{ text: 'Expert*innen und Bürger*innen' }] },
    ])
  })
})

function expectGrammatical(node: TextNode, parent: string): void {
  const rule = must(nodes[parent], `${parent} is a node`)
  if (isRun(node)) {
    expect(rule.text).toBe(true)
    expect(Object.keys(node).filter((key) => key !== 'text' && key !== 'href' && !(key in marks))).toEqual([])
    if (node.href !== undefined) expect(isSafeHref(node.href)).toBe(true)
    return
  }
  expect(rule.elements).toContain(node.name)
  for (const [key, value] of Object.entries(node.attributes ?? {})) {
    expect(nodes[node.name]?.attributes[key]?.(value)).toBe(true)
  }
  for (const child of node.children) expectGrammatical(child, node.name)
}
