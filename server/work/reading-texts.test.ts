import { expect, test } from 'vitest'
import type { Entry } from '#shared/events'
import { fail, must, type Result } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { after, bildung, einleitung, idOf, testPaper } from '#shared/paper.fake'
import { blocksIn } from '#shared/content-blocks'
import { plainText, type TextElement } from '#shared/text'
import { writeText } from '#shared/text-doc'
import * as Y from 'yjs'
import { diskFull, MemoryTexts } from './memory.fake.ts'
import { prose } from './prose.ts'
import { ReadingTexts, type Reading } from './reading-texts.ts'
import { seedText } from './seed.ts'

/** Texts that say how often they were loaded, and a clock that stands still. */
class Shelf extends MemoryTexts {
  loaded = 0
  now = 0
  readonly reading = new ReadingTexts(this, () => this.now)

  override load(section: SectionId) {
    this.loaded += 1
    return super.load(section)
  }

  async write(section: SectionId, text: readonly TextElement[]): Promise<void> {
    const doc = new Y.Doc()
    writeText(doc, text)
    await this.append(section, { update: Y.encodeStateAsUpdate(doc), claims: [] })
  }

  read = (records = testPaper) => this.reading.chapter({ records }, idOf('aylin'), bildung)
}

const readingOf = (found: Result<Reading>): Reading => must(found.ok ? found.value : null, 'it can be read')
const wordsOf = ({ text }: Reading): string[] =>
  text.sections.map(({ content }) => plainText(blocksIn(must(content, 'its text is at hand'))))

async function openShelf(): Promise<Shelf> {
  const shelf = new Shelf()
  await seedText(shelf, einleitung, prose('## Lage\n\nDie Stadt wächst.'))
  return shelf
}

test('[R13] a chapter is read with its numbers and titles, as it is on disk', async () => {
  const reading = readingOf(await (await openShelf()).read())
  expect(reading.text).toMatchObject({ chapter: bildung, number: 1, title: 'Bildung' })
  expect(reading.text.sections[0]).toMatchObject({ id: einleitung, number: '1.1', stage: 'drafting' })
  expect(wordsOf(reading)[0]).toBe('Lage\nDie Stadt wächst.\n')
})

test('[R13] its name changes with its words, its titles and its order, and with nothing else', async () => {
  const shelf = await openShelf()
  const first = readingOf(await shelf.read()).hash
  expect(readingOf(await shelf.read()).hash).toBe(first)
  const renamed = after(testPaper, { type: 'sectionRenamed', section: einleitung, title: 'Anders' })
  const second = readingOf(await shelf.read(renamed)).hash
  shelf.now += 1000
  await shelf.write(einleitung, prose('Und weiter.'))
  expect(new Set([first, second, readingOf(await shelf.read()).hash]).size).toBe(3)
})

test('[R13] a text is put together once for all who read it, and again only when it has changed', async () => {
  const shelf = await openShelf()
  await Promise.all([shelf.read(), shelf.read(), shelf.read()])
  const once = testPaper.chapters[bildung]?.sections.length
  expect(shelf.loaded - 1).toBe(once)
  shelf.now += 60_000
  await shelf.read()
  expect(shelf.loaded - 1).toBe(once)
})

test('[R13] however often a text changes, it is put together only now and then', async () => {
  const shelf = await openShelf()
  await shelf.read()
  const before = shelf.loaded
  await shelf.write(einleitung, prose('Eins.'))
  expect(wordsOf(readingOf(await shelf.read()))[0]).not.toContain('Eins.')
  expect(shelf.loaded).toBe(before)
  shelf.now += 300
  expect(wordsOf(readingOf(await shelf.read()))[0]).toContain('Eins.')
})

test('[R13] a text that cannot be read is said to be missing, and keeps nobody from the others', async () => {
  const shelf = await openShelf()
  shelf.load = async (section) =>
    section === einleitung ? diskFull : MemoryTexts.prototype.load.call(shelf, section)
  const [first, second] = readingOf(await shelf.read()).text.sections
  expect([first?.content, second?.content]).toEqual([null, { type: 'doc' }])
})

test('[R13] whoever loses the right while the text is put together gets none of it', async () => {
  const shelf = await openShelf()
  const keeper = { records: testPaper }
  const asked = shelf.reading.chapter(keeper, idOf('aylin'), bildung)
  const grants = must(testPaper.grants[idOf('aylin')], 'she has a role')
  const gone = grants.map((grant): Entry['event'] => ({
    type: 'roleWithdrawn',
    person: idOf('aylin'),
    grant,
  }))
  keeper.records = after(testPaper, ...gone)
  expect(await asked).toEqual(fail({ kind: 'forbidden', action: 'readDraft' }))
})
