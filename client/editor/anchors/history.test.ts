import { must } from '#shared/failure'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { closeEditors, paragraph } from '../editor.fake.ts'
import { PagesFake, type PageFake } from './pages.fake.ts'
import { SectionText, wordsIn } from './section-text.ts'

afterEach(closeEditors)

/** Twelve words that stand nowhere else in each of five paragraphs. */
const wordsOf = (paragraphAt: number): string[] =>
  Array.from(
    { length: 12 },
    (_none, at) => `${'abcde'.charAt(paragraphAt).repeat(2)}${'qrstuvwxyzöü'.charAt(at)}en`,
  )
const text = [0, 1, 2, 3, 4].map((at) => paragraph(`${wordsOf(at).join(' ')}.`))
const quotes = {
  one: wordsOf(1).slice(2, 5),
  two: wordsOf(1).slice(8, 10),
  three: wordsOf(2).slice(0, 12),
  four: wordsOf(3).slice(5, 6),
}
type Id = keyof typeof quotes
const ids: readonly Id[] = ['one', 'two', 'three', 'four']

const somewhere = fc.double({ min: 0, max: 1, noNaN: true })
const who = fc.constantFrom(0, 1)
const forms: Record<string, (page: PageFake) => unknown> = {
  heading: ({ editor }) => editor.commands.toggleHeading({ level: 1 }),
  list: ({ editor }) => editor.commands.toggleBulletList(),
  quote: ({ editor }) => editor.commands.toggleBlockquote(),
  split: ({ editor }) => editor.commands.splitBlock(),
  join: ({ editor }) => editor.commands.joinBackward(),
  bold: ({ editor }) => editor.commands.toggleBold(),
  undo: ({ editor }) => editor.commands.undo(),
  redo: ({ editor }) => editor.commands.redo(),
}

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('type' as const), who, at: somewhere }),
    fc.record({
      kind: fc.constant('delete' as const),
      who,
      at: somewhere,
      length: fc.integer({ min: 1, max: 30 }),
    }),
    fc.record({
      kind: fc.constant('form' as const),
      who,
      at: somewhere,
      form: fc.constantFrom(...Object.keys(forms)),
    }),
    fc.record({ kind: fc.constant('cut' as const), who, at: somewhere, id: fc.constantFrom(...ids) }),
    fc.record({ kind: fc.constant('send' as const), who }),
    fc.record({ kind: fc.constant('receive' as const), who }),
    fc.record({ kind: fc.constant('publish' as const) }),
  ),
  { maxLength: 20 },
)

type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never

function goTo({ editor }: PageFake, at: number): number {
  const place = Math.floor(at * editor.state.doc.content.size)
  editor.commands.setTextSelection(place)
  return editor.state.selection.from
}

/** Cuts what the anchor holds and pastes it between two words. */
function cutAndPaste(page: PageFake, id: Id, at: number): void {
  const found = page.found(id)
  if (found.kind !== 'held') return
  const { editor } = page
  const slice = editor.state.doc.slice(found.from, found.to)
  editor.view.dispatch(editor.state.tr.delete(found.from, found.to))
  goTo(page, at)
  editor.view.dispatch(editor.state.tr.replaceSelection(slice))
}

async function play(all: readonly Step[]): Promise<void> {
  const quoted = Object.fromEntries(ids.map((id) => [id, quotes[id].join(' ')]))
  const pages = await PagesFake.open(text, quoted)
  // What is pasted may come to stand among words that are commented.
  const isMixed = all.some(({ kind }) => kind === 'cut')
  let typed = 0
  for (const step of all) {
    if (step.kind === 'publish') pages.publishAll()
    else {
      const page = pages.page(step.who)
      if (step.kind === 'send') pages.together.send(page.writer)
      if (step.kind === 'receive') page.writer.receive()
      if (step.kind === 'type') {
        goTo(page, step.at)
        page.writer.type(` neu${String(typed++)} `)
      }
      if (step.kind === 'delete') {
        const from = goTo(page, step.at)
        page.editor.commands.deleteRange({
          from,
          to: Math.min(from + step.length, page.editor.state.doc.content.size),
        })
      }
      if (step.kind === 'form') {
        goTo(page, step.at)
        must(forms[step.form], step.form)(page)
      }
      if (step.kind === 'cut') cutAndPaste(page, step.id, step.at)
    }
    for (const page of pages.pages) expectRight(page, isMixed)
  }
  pages.meet()
  pages.meet()
  for (const page of pages.pages) expectRight(page, isMixed)
  for (const id of ids)
    expect(pages.reload(id).words, `${id} after loading anew`).toBe(pages.page(0).words(id))
  expectQuiet(pages)
  closeEditors()
}

/** A word of another quote or of none is a wrong one; pieces of words and new ones may be anything. */
function expectRight({ late: { found }, doc }: PageFake, isMixed: boolean): void {
  const now = new SectionText(doc)
  for (const id of ids) {
    const one = must(found.get(id), id)
    if (one.kind !== 'held') continue
    const words = wordsIn(now.between(one.from, one.to)).map(({ word }) => word)
    const foreign = words.filter((word) => isOriginal(word) && !quotes[id].includes(word))
    const isOwn = foreign.length === 0 || (isMixed && words.some((word) => quotes[id].includes(word)))
    expect(isOwn, `${id} is held on "${words.join(' ')}"`).toBe(true)
  }
}

const originals = new Set([0, 1, 2, 3, 4].flatMap(wordsOf))
const isOriginal = (word: string): boolean => originals.has(word)

/** Nobody has anything to publish when nobody changes anything. */
function expectQuiet(pages: PagesFake): void {
  const { published } = pages
  pages.publishAll()
  pages.tell()
  pages.publishAll()
  expect(pages.published, 'published without a change').toBe(published)
}

test('[E52] whatever people do at once, an anchor is on its own words, presumed or gone, and keepers fall silent', async () => {
  const { HISTORIES = '12', TORTURE_SEED = '2008' } = process.env
  const chance = { seed: Number(TORTURE_SEED), numRuns: Number(HISTORIES) }
  await fc.assert(fc.asyncProperty(steps, play), { ...chance, endOnFailure: true })
}, 600_000)

test('[E52] places whose letters are gone hold nothing that has come between them from elsewhere', () =>
  play([
    { kind: 'delete', who: 0, at: 0, length: 2 },
    { kind: 'cut', who: 0, at: 0, id: 'one' },
    { kind: 'form', who: 0, at: 0, form: 'heading' },
    { kind: 'type', who: 1, at: 0 },
    { kind: 'cut', who: 1, at: 0, id: 'two' },
    { kind: 'delete', who: 0, at: 0, length: 15 },
  ]))
