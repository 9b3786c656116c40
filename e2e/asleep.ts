/** A machine that sleeps: the process that draws a page stands still, and the network forgets who slept. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { must } from '#shared/failure'
import type { Proxy } from './proxy.ts'
import { clear } from './weather.ts'

/** Puts the page's machine to sleep for so long, and wakes it up in a network that knows none of its connections. */
export async function sleepFor(page: Page, network: Proxy, millis: number): Promise<void> {
  const renderer = await rendererOf(page)
  await network.turn({ kind: 'blackHole', way: 'both' })
  process.kill(renderer, 'SIGSTOP')
  await sleep(millis)
  network.forget()
  await network.turn(clear)
  process.kill(renderer, 'SIGCONT')
}

/** The process that draws this page: the one that works while the page is made to. */
async function rendererOf(page: Page): Promise<number> {
  const browser: Browser = must(page.context().browser(), 'a page in a browser')
  const cdp = await browser.newBrowserCDPSession()
  const before = await workOf(cdp)
  await page.evaluate(() => {
    for (const end = Date.now() + 300; Date.now() < end;);
  })
  const after = await workOf(cdp)
  await cdp.detach()
  const worked = (id: number) => (after.get(id) ?? 0) - (before.get(id) ?? 0)
  return must([...after.keys()].sort((one, other) => worked(other) - worked(one))[0], 'a page has a process')
}

/** How many seconds each process that draws pages has worked so far. */
async function workOf(cdp: CDPSession): Promise<ReadonlyMap<number, number>> {
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo')
  return new Map(
    processInfo.filter(({ type }) => type === 'renderer').map(({ id, cpuTime }) => [id, cpuTime]),
  )
}
