/**
 * How soon somebody who reads a chapter in Chromium sees what another says about it: from asking the server to take it to
 * the card that is painted beside the text. Both go by the clock of this machine.
 */
import { must } from '#shared/failure'
import { Caller, peopleOf } from './caller.ts'
import { lookAt, type Looked } from './browser-page.ts'
import type { Contender } from './contender.ts'
import { pause } from './figures.ts'
import { share } from './keydown.ts'
import { fillChapter } from './long-chapter.ts'
import { anchorsIn, remark, say } from './remarks.ts'

export interface HeardFigures {
  readonly p50: number
  readonly max: number
}

const comments = 6

export async function measureHeard(contender: Contender): Promise<HeardFigures> {
  const running = await contender.start()
  const origin = `http://127.0.0.1:${running.measured.port}`
  const { chapter, sections, docs, writer } = await fillChapter(origin, 5, 2000)
  const looked = await lookAt(origin, (await anExpert(origin)).cookie)
  await looked.page.addInitScript(watchCards)
  await looked.page.goto(`${origin}/chapters/${chapter}`)
  await looked.page.locator('.section .text').first().waitFor()
  await looked.page.locator('.threads--margin').waitFor()
  await pause(1500)
  const section = must(sections[0], 'there are sections')
  const text = must(docs[0], 'each has a text')
  const times: number[] = []
  // The first words are what is in sight.
  for (const anchor of anchorsIn(text, 20 * comments).slice(0, comments)) {
    const said = remark(anchor)
    const begun = Date.now()
    await say(writer, section, said)
    times.push((await seenAt(looked, said.thread)) - begun)
  }
  await looked.page.context().close()
  await running.stop()
  return { p50: share(times, 0.5), max: Math.max(...times) }
}

async function anExpert(origin: string): Promise<Caller> {
  const people = await peopleOf(origin)
  const expert = people.find(({ grants }) => grants.some(({ role }) => role === 'expert'))
  return Caller.enter(origin, must(expert, 'a demo world has experts').id)
}

/** Runs in the page before anything else: when each card was painted, in milliseconds since 1970. */
function watchCards(): void {
  const seen: Record<string, number> = {}
  Object.assign(window, { benchSeen: seen })
  const paint = (thread: string) => requestAnimationFrame(() => setTimeout(() => (seen[thread] = Date.now())))
  const look = () => {
    for (const { id } of document.querySelectorAll('.threads--margin .card')) {
      const thread = id.slice(id.indexOf('thr_'))
      if (thread in seen) continue
      seen[thread] = 0
      paint(thread)
    }
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true })
}

async function seenAt({ page }: Looked, thread: string): Promise<number> {
  const seen = await page.waitForFunction(
    (wanted) => (window as unknown as { benchSeen: Record<string, number> }).benchSeen[wanted],
    thread,
    { timeout: 20_000 },
  )
  return (await seen.jsonValue()) ?? Number.NaN
}
