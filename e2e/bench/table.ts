/** The moderation's table of a chapter with very many threads, in Chromium: until it stands, until it is filtered, and how it scrolls. */
import { lookAt, type Looked } from './browser-page.ts'
import type { Contender } from './contender.ts'
import { beginTyping, share, typeKeys } from './keydown.ts'
import { moderatorOf } from './long-chapter.ts'
import { sayMany } from './remarks.ts'

export interface TableFigures {
  /** From asking for the page to the first rows painted, the page's files in the cache. */
  readonly drawn: number
  /** From a letter typed into the filter to the rows that are left: the usual, and the worst. */
  readonly filterP50: number
  readonly filterMax: number
  /** From one frame to the next while the page is scrolled. */
  readonly frameP50: number
  readonly frameP95: number
  readonly frameMax: number
}

/** Typed into the filter: with each letter fewer rows are left. */
const filter = 'Anmerkung 77'

export async function measureTable(contender: Contender, threads: number): Promise<TableFigures> {
  const running = await contender.start()
  const origin = `http://127.0.0.1:${running.measured.port}`
  const { writer, chapter } = await moderatorOf(origin)
  await sayMany(writer, chapter.sections, threads)
  const looked = await lookAt(origin, writer.cookie)
  await looked.page.addInitScript(watchRows)
  const address = `${origin}/chapters/${chapter.id}/comments`
  await draw(looked, address)
  const drawn = await draw(looked, address)
  const frames = await looked.page.evaluate(scrollAlong)
  const filtered = await narrow(looked)
  await looked.page.context().close()
  await running.stop()
  return {
    drawn,
    ...{ filterP50: share(filtered, 0.5), filterMax: Math.max(...filtered) },
    ...{ frameP50: share(frames, 0.5), frameP95: share(frames, 0.95), frameMax: Math.max(...frames) },
  }
}

/** Runs in the page before anything else: when the first rows were painted. */
function watchRows(): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector('.weigh-row') === null) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => Object.assign(window, { benchDrawn: performance.now() })))
  })
  observer.observe(document, { subtree: true, childList: true })
}

async function draw({ page }: Looked, address: string): Promise<number> {
  await page.goto('about:blank')
  await page.goto(address)
  const drawn = await page.waitForFunction(
    () => (window as unknown as { benchDrawn?: number }).benchDrawn,
    null,
    { timeout: 60_000 },
  )
  return (await drawn.jsonValue()) ?? Number.NaN
}

/** Runs in the page: scrolls a little with each frame, down and back, then in leaps. Returns what each frame took. */
async function scrollAlong(): Promise<number[]> {
  const steps = [
    ...Array<number>(300).fill(90),
    ...Array<number>(150).fill(-90),
    ...Array<number>(100).fill(2500),
  ]
  const times: number[] = []
  let before = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
  for (const step of steps) {
    window.scrollBy(0, step)
    const at = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
    times.push(at - before)
    before = at
  }
  return times
}

/** Each letter until the rows that are left are painted. */
async function narrow(looked: Looked): Promise<number[]> {
  await looked.page.evaluate(() => window.scrollTo(0, 0))
  await looked.page.getByLabel('Wörter').click()
  await beginTyping(looked)
  await looked.page.getByLabel('Wörter').fill('')
  return typeKeys(looked, filter.length, filter)
}
