/**
 * Keydown → paint. Keys come from the browser's own input (CDP `Input.dispatchKeyEvent`), ten a second. In the page a listener, the first to
 * hear of the key, notes the time; the frame's callback (`requestAnimationFrame`) posts a message, which is delivered when that frame
 * was drawn up (style, layout, paint); the time until then is taken. Frames do not wait for the screen (see `browser-page.ts`).
 */
import type { Contender } from './contender.ts'
import { fillChapter } from './long-chapter.ts'
import { lookAt, slowDown, type Looked } from './browser-page.ts'
import { pause } from './figures.ts'
import { serveSingleEditor } from './single-editor.ts'

export interface KeydownFigures {
  readonly p50: number
  readonly p95: number
  readonly slowP50: number
  readonly slowP95: number
}

export interface Length {
  readonly sections: number
  readonly words: number
}

const keys = 'und alle schreiben gemeinsam an einem plan '
const warmUp = 20
/** As the target says: four times slower. */
export const slower = 4

/** Our writing page with the caret at the end of its middle section. */
export async function measureOurs(
  contender: Contender,
  { sections, words }: Length,
): Promise<KeydownFigures> {
  const running = await contender.start()
  const origin = `http://127.0.0.1:${running.measured.port}`
  const long = await fillChapter(origin, sections, words)
  const looked = await lookAt(origin, long.writer.cookie)
  await looked.page.goto(`${origin}/chapters/${long.chapter}`)
  const boxes = looked.page.locator('.section').getByRole('textbox')
  await boxes.nth(sections - 1).waitFor({ state: 'attached' })
  await boxes.nth(Math.floor(sections / 2)).focus()
  await looked.page.keyboard.press('Control+End')
  const figures = await measureKeys(looked)
  await looked.page.context().close()
  await running.stop()
  return figures
}

/** One editor with the same text, the caret in its middle. */
export async function measureSingleEditor(length: Length): Promise<KeydownFigures> {
  const served = await serveSingleEditor(length)
  const looked = await lookAt(served.origin, null)
  await looked.page.goto(served.origin)
  await looked.page.waitForFunction(() => 'benchEditor' in window, null, { timeout: 60_000 })
  await looked.page.evaluate(() => (window as unknown as { toMiddle: () => void }).toMiddle())
  const figures = await measureKeys(looked)
  await looked.page.context().close()
  served.close()
  return figures
}

/** Makes ready to type where the caret is. */
export async function beginTyping(looked: Looked): Promise<void> {
  await looked.page.evaluate(watchKeys)
  await pause(1500)
  await typeKeys(looked, warmUp)
}

async function measureKeys(looked: Looked): Promise<KeydownFigures> {
  await beginTyping(looked)
  const plain = await typeKeys(looked, 60)
  await slowDown(looked, slower)
  await typeKeys(looked, 5)
  const slow = await typeKeys(looked, 40)
  return {
    p50: share(plain, 0.5),
    p95: share(plain, 0.95),
    slowP50: share(slow, 0.5),
    slowP95: share(slow, 0.95),
  }
}

/** The time that `part` (0 to 1) of all stay within. */
export const share = (times: readonly number[], part: number): number =>
  times.toSorted((one, other) => one - other)[Math.ceil(times.length * part) - 1] ?? Number.NaN

/** Runs in the page. */
function watchKeys(): void {
  const times: number[] = []
  Object.assign(window, { benchTimes: times })
  const note = (begun: number) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => times.push(performance.now() - begun))
    port1.start()
    port2.postMessage(null)
  }
  const heard = () => {
    const begun = performance.now()
    requestAnimationFrame(() => note(begun))
  }
  window.addEventListener('keydown', heard, { capture: true })
}

/** Types as many letters, one every 100 ms but never before the last was drawn. Returns what each took. */
export async function typeKeys({ page, devTools }: Looked, count: number, text = keys): Promise<number[]> {
  const timesNow = () => page.evaluate(() => (window as unknown as { benchTimes: number[] }).benchTimes)
  const before = (await timesNow()).length
  for (let at = 0; at < count; at++) {
    const key = text[at % text.length] ?? ' '
    await devTools.send('Input.dispatchKeyEvent', { type: 'keyDown', text: key, key })
    await devTools.send('Input.dispatchKeyEvent', { type: 'keyUp', key })
    await pause(100)
  }
  await page.waitForFunction(
    (wanted) => (window as unknown as { benchTimes: number[] }).benchTimes.length >= wanted,
    before + count,
  )
  return (await timesNow()).slice(before)
}
