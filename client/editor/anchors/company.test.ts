import { must } from '#shared/failure'
import type { Thread } from '#shared/thread'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeEditors, paragraph } from '../editor.fake.ts'
import { CompanyFake } from './company.fake.ts'
import { isKin } from './likeness.ts'
import type { PageFake } from './pages.fake.ts'
import type { Found } from './resolving.ts'
import { SectionText, wordsIn, type Stretch } from './section-text.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  closeEditors()
  vi.useRealTimers()
})

/** Twelve words that stand nowhere else in each of five paragraphs. */
const wordsOf = (letter: string): string[] =>
  Array.from({ length: 12 }, (_none, at) => `${letter.repeat(2)}${'qrstuvwxyzöü'.charAt(at)}en`)
const text = ['a', 'b', 'c', 'd', 'e'].map((letter) => paragraph(`${wordsOf(letter).join(' ')}.`))

const forms: Record<string, (page: PageFake) => unknown> = {
  heading: ({ editor }) => editor.commands.toggleHeading({ level: 1 }),
  list: ({ editor }) => editor.commands.toggleBulletList(),
  numbers: ({ editor }) => editor.commands.toggleOrderedList(),
  quote: ({ editor }) => editor.commands.toggleBlockquote(),
  split: ({ editor }) => editor.commands.splitBlock(),
  join: ({ editor }) => editor.commands.joinBackward(),
  break: ({ editor }) => editor.commands.insertContent({ type: 'hardBreak' }),
  undo: ({ editor }) => editor.commands.undo(),
  redo: ({ editor }) => editor.commands.redo(),
}

const somewhere = fc.double({ min: 0, max: 1, noNaN: true })
const few = fc.integer({ min: 1, max: 7 })
const kinds = {
  type: fc.record({ kind: fc.constant('type'), at: somewhere }),
  delete: fc.record({ kind: fc.constant('delete'), at: somewhere, letters: fc.integer({ min: 1, max: 40 }) }),
  form: fc.record({
    kind: fc.constant('form'),
    at: somewhere,
    form: fc.constantFrom(...Object.keys(forms)),
  }),
  bold: fc.record({ kind: fc.constant('bold'), at: somewhere, words: few }),
  move: fc.record({ kind: fc.constant('move'), at: somewhere, words: few, to: somewhere }),
  comment: fc.record({ kind: fc.constant('comment'), at: somewhere, words: few }),
  reply: fc.record({ kind: fc.constant('reply'), at: somewhere }),
  other: fc.record({ kind: fc.constantFrom('send', 'receive', 'hear', 'reload') }),
  wait: fc.record({ kind: fc.constant('wait'), millis: fc.constantFrom(100, 400, 700) }),
} as const

type Deed = {
  [Kind in keyof typeof kinds]: (typeof kinds)[Kind] extends fc.Arbitrary<infer One> ? One : never
}[keyof typeof kinds]
type Step = readonly [who: number, deed: Deed]

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 2 }),
    fc.oneof(
      { weight: 4, arbitrary: kinds.comment },
      { weight: 4, arbitrary: kinds.form },
      { weight: 5, arbitrary: kinds.other },
      { weight: 3, arbitrary: kinds.type },
      ...[kinds.delete, kinds.bold, kinds.move, kinds.reply, kinds.wait].map((arbitrary) => ({
        weight: 2,
        arbitrary,
      })),
    ),
  ),
  { minLength: 5, maxLength: 40 },
)

/** The caret at a part of the text. */
function goTo({ editor }: PageFake, at: number): number {
  editor.commands.setTextSelection(Math.floor(at * editor.state.doc.content.size))
  return editor.state.selection.from
}

/** So many whole words; null where there are none. */
function wordsAt({ doc }: PageFake, at: number, count: number): Stretch | null {
  const now = new SectionText(doc)
  const first = Math.floor(at * now.words.length)
  const some = now.words.slice(first, first + count)
  return now.stretch(some[0]?.from ?? 0, some.at(-1)?.to ?? 0)
}

/** What people did and said, and what must be true of it in the end. */
class Story {
  readonly company: CompanyFake
  readonly #opened: Thread[] = []
  #replies = 0
  #typed = 0

  constructor(company: CompanyFake) {
    this.company = company
  }

  async play([who, deed]: Step): Promise<void> {
    const page = must(this.company.pages[who], 'a page')
    switch (deed.kind) {
      case 'type':
        goTo(page, deed.at)
        return page.writer.type(` neu${String(this.#typed++)} `)
      case 'delete': {
        const from = goTo(page, deed.at)
        const to = Math.min(from + deed.letters, page.editor.state.doc.content.size)
        return void page.editor.commands.deleteRange({ from, to })
      }
      case 'form':
        goTo(page, deed.at)
        return void must(forms[deed.form], deed.form)(page)
      case 'bold': {
        const words = wordsAt(page, deed.at, deed.words)
        return void (words && page.editor.chain().setTextSelection(words).toggleBold().run())
      }
      case 'move':
        return this.#move(page, wordsAt(page, deed.at, deed.words), deed.to)
      case 'comment':
        return this.#comment(page, wordsAt(page, deed.at, deed.words))
      case 'reply':
        return this.#reply(deed.at)
      case 'send':
        return this.company.together.send(page.writer)
      case 'receive':
        return page.writer.receive()
      case 'hear':
        return this.company.hear(page)
      case 'reload':
        return this.company.reload(page)
      case 'wait':
        return void vi.advanceTimersByTime(deed.millis)
    }
  }

  /** Cut and pasted. */
  #move(page: PageFake, words: Stretch | null, to: number): void {
    if (words === null) return
    const { editor } = page
    const slice = editor.state.doc.slice(words.from, words.to)
    editor.view.dispatch(editor.state.tr.delete(words.from, words.to))
    goTo(page, to)
    editor.view.dispatch(editor.state.tr.replaceSelection(slice))
  }

  #comment(page: PageFake, words: Stretch | null): void {
    const thread = words && this.company.comment(page, words)
    if (thread) this.#opened.push(thread)
  }

  #reply(at: number): void {
    const thread = this.#opened[Math.floor(at * this.#opened.length)]
    if (thread === undefined) return
    this.company.reply(thread.id)
    this.#replies++
  }

  expectNothingLost(): void {
    const { threads } = this.company
    expect(threads.map(({ id }) => id)).toEqual(this.#opened.map(({ id }) => id))
    expect(threads.map(({ quote }) => quote)).toEqual(this.#opened.map(({ quote }) => quote))
    const replies = threads.reduce(
      (sum, { remarks, history }) => sum + remarks.length + history.length - 2,
      0,
    )
    expect(replies).toBe(2 * this.#replies)
  }

  /** For everyone who is here, and for who comes now. */
  expectRight(): void {
    for (const thread of this.company.threads) {
      const { found, words } = this.company.comeNew(thread)
      expectOnQuote(thread, found, words)
      if (found.kind === 'gone') expectGone(thread, must(this.company.pages[0], 'a page'))
      for (const page of this.company.pages)
        expect([page.found(thread.id).kind, page.words(thread.id)], thread.id).toEqual([found.kind, words])
    }
  }
}

/** Words are written into it, and taken out; what is left is of the quote it was opened with, or of a later one. */
function expectOnQuote({ id, quote, anchor }: Thread, found: Found, words: string): void {
  if (found.kind !== 'held') return
  const isOn = [quote, anchor?.quote].some((one) => one != null && isKin(words, one))
  expect(isOn, `${id} on "${quote}" is held on "${words}"`).toBe(true)
}

/** As long as this nobody writes the same twice. */
const telling = 20

/** Gone is said only of words that do not stand in the text any more; a short word elsewhere may be any other. */
function expectGone({ id, anchor }: Thread, { doc }: PageFake): void {
  const { quote } = must(anchor, 'a thread on words')
  const words = wordsIn(quote).map(({ word }) => word)
  const all = new SectionText(doc).words.map(({ word }) => word)
  const stands = words.join('').length >= telling && ` ${all.join(' ')} `.includes(` ${words.join(' ')} `)
  expect(stands, `${id} on "${quote}" is gone from ${all.join(' ')}`).toBe(false)
}

async function play(all: readonly Step[]): Promise<void> {
  const story = new Story(await CompanyFake.open(text, 3))
  for (const step of all) await story.play(step)
  story.company.meet()
  story.company.meet()
  story.expectNothingLost()
  story.expectRight()
  closeEditors()
}

test('[E59] whatever three people do and say at once: no thread is lost, and each is on its words, presumed or gone, for everyone', async () => {
  const { HISTORIES = '20', TORTURE_SEED = '2008' } = process.env
  const chance = { seed: Number(TORTURE_SEED), numRuns: Number(HISTORIES) }
  await fc.assert(fc.asyncProperty(steps, play), { ...chance, endOnFailure: true })
}, 600_000)

const [form, move, comment, bold, cut] = [
  (what: string): Deed => ({ kind: 'form', at: 0, form: what }),
  (at: number, words: number, to: number): Deed => ({ kind: 'move', at, words, to }),
  (words: number): Deed => ({ kind: 'comment', at: 0, words }),
  (at: number, words: number): Deed => ({ kind: 'bold', at, words }),
  (letters: number): Deed => ({ kind: 'delete', at: 0, letters }),
]

const pinned: Record<string, readonly Step[]> = {
  'words that were moved and moved back before one heard that another comments on them': [
    [2, move(0, 1, 0)],
    [2, form('undo')],
    [0, { kind: 'type', at: 0 }],
    [0, { kind: 'send' }],
    [1, comment(1)],
  ],
  'words of which a part is deleted, in a heading taken back before one heard of the comment': [
    [0, comment(5)],
    [1, form('heading')],
    [1, form('undo')],
    [0, form('join')],
    [1, cut(20)],
    [0, bold(0, 1)],
  ],
  'two words of which one was moved and moved back between': [
    [2, { kind: 'type', at: 0 }],
    [1, move(0, 1, 0)],
    [2, comment(2)],
    [1, form('undo')],
  ],
  'an anchor published anew with the same places and other words': [
    [0, form('heading')],
    [0, comment(1)],
    [1, comment(3)],
    [0, bold(0, 1)],
    [1, cut(12)],
    [0, { kind: 'send' }],
    [0, { kind: 'reload' }],
  ],
  'an anchor published anew as it was before one published another': [
    [0, comment(7)],
    [2, { kind: 'reload' }],
    [2, cut(37)],
    [0, move(0, 1, 0)],
    [0, { kind: 'type', at: 0 }],
    [0, { kind: 'wait', millis: 400 }],
    [2, form('undo')],
  ],
  'a text that shrinks before a caret in words that were made bold and taken elsewhere': [
    [0, move(0, 1, 0)],
    [1, move(0.9, 6, 0)],
    [0, bold(0.9, 1)],
    [1, form('heading')],
    [1, cut(1)],
  ],
}

test.each(Object.entries(pinned))('[E59] the same for %s', (_what, all) => play(all))
