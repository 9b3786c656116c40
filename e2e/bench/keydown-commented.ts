/**
 * Keydown → paint in a chapter about which much was said, beside another of the same length about which nothing was: both
 * open in one browser, and typed in by turns, so that whatever else the machine does falls on both. Forty threads are about
 * the section that is typed in, the caret is among their words, and their cards stand beside it.
 */
import { must } from '#shared/failure'
import { lookAt, slowDown, type Looked } from './browser-page.ts'
import type { Contender } from './contender.ts'
import { beginTyping, share, slower, typeKeys, type Length } from './keydown.ts'
import { fillChapter, type LongChapter } from './long-chapter.ts'
import { anchorsIn, remark, say } from './remarks.ts'

export interface CommentedFigures {
  readonly bareP50: number
  readonly bareP95: number
  readonly p50: number
  readonly p95: number
  /** By how much the median is more. */
  readonly more: number
  readonly slowBareP50: number
  readonly slowP50: number
  readonly slowMore: number
}

/** Of all that is said, so much is said about the section that is typed in. */
const threadsHere = 40
/** So many letters in one chapter, then in the other. */
const [turns, letters, slowLetters] = [6, 15, 10]
/** Lines from the end of the section to the caret. */
const linesUp = 30

export async function measureCommented(
  contender: Contender,
  { sections, words }: Length,
  threads: number,
): Promise<CommentedFigures> {
  const running = await contender.start()
  const origin = `http://127.0.0.1:${running.measured.port}`
  const bare = await fillChapter(origin, sections, words, 0)
  const commented = await fillChapter(origin, sections, words, 1)
  await comment(commented, threads)
  const pages = [await open(bare, 0), await open(commented, threads)] as const
  const plain = await byTurns(pages, letters)
  for (const looked of pages) await slowDown(looked, slower)
  const slow = await byTurns(pages, slowLetters)
  for (const { page } of pages) await page.context().close()
  await running.stop()
  return figuresOf(plain, slow)
}

type Times = readonly [bare: readonly number[], commented: readonly number[]]

function figuresOf([bare, commented]: Times, [slowBare, slow]: Times): CommentedFigures {
  const [bareP50, p50] = [share(bare, 0.5), share(commented, 0.5)]
  const [slowBareP50, slowP50] = [share(slowBare, 0.5), share(slow, 0.5)]
  return {
    ...{ bareP50, p50, more: p50 - bareP50, bareP95: share(bare, 0.95), p95: share(commented, 0.95) },
    ...{ slowBareP50, slowP50, slowMore: slowP50 - slowBareP50 },
  }
}

const middleOf = (count: number): number => Math.floor(count / 2)

/** Forty threads about the section in the middle, the rest about all others. */
async function comment({ sections, docs, writer }: LongChapter, threads: number): Promise<void> {
  const middle = middleOf(sections.length)
  const others = (threads - threadsHere) / (sections.length - 1)
  let said = 0
  for (const [at, section] of sections.entries()) {
    const due = at === middle ? threadsHere : Math.round(others * (at < middle ? at + 1 : at)) - said
    for (const anchor of anchorsIn(must(docs[at], 'each section has a text'), due))
      await say(writer, section, remark(anchor))
    said += at === middle ? 0 : due
  }
}

async function open({ chapter, sections, writer }: LongChapter, threads: number): Promise<Looked> {
  const looked = await lookAt(writer.origin, writer.cookie)
  const { page } = looked
  await page.goto(`${writer.origin}/chapters/${chapter}`)
  const boxes = page.locator('.section').getByRole('textbox')
  await boxes.nth(sections.length - 1).waitFor({ state: 'attached' })
  const box = boxes.nth(middleOf(sections.length))
  await box.focus()
  await page.keyboard.press('Control+End')
  for (let line = 0; line < linesUp; line++) await page.keyboard.press('ArrowUp')
  if (threads > 0) {
    await box
      .locator('mark.remark')
      .nth(threadsHere - 1)
      .waitFor({ state: 'attached' })
    await page.locator('.threads--margin .card').nth(5).waitFor()
  }
  await beginTyping(looked)
  return looked
}

async function byTurns(pages: readonly [Looked, Looked], count: number): Promise<Times> {
  const times: [number[], number[]] = [[], []]
  for (let turn = 0; turn < turns; turn++) {
    // Who comes first has it no easier in the end.
    for (const at of turn % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      await pages[at].page.bringToFront()
      await typeKeys(pages[at], 3)
      times[at].push(...(await typeKeys(pages[at], count)))
    }
  }
  return times
}
