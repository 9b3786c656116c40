/**
 * Opening a chapter of 30,000 words on a server that has it in memory, the page's processor four times slower, every byte
 * 50 ms on its way in either direction (a small proxy holds it back, sockets too). By a click in the overview; and by its
 * address, with the page's files in the browser's cache. Readable: the first words are painted; live: every section's
 * text is here and can be written in.
 */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { must } from '#shared/failure'
import { lookAt, slowDown, type Looked } from './browser-page.ts'
import type { Contender } from './contender.ts'
import { fillChapter } from './long-chapter.ts'

export interface OpeningFigures {
  readonly clickReadable: number
  readonly clickLive: number
  readonly addressReadable: number
  readonly addressLive: number
}

const oneWayMillis = 50
const sections = 15

export async function measureOpening(contender: Contender): Promise<OpeningFigures> {
  const running = await contender.start()
  const { origin, close } = await serveFarAway(running.measured.port)
  const near = `http://127.0.0.1:${running.measured.port}`
  const { chapter, writer } = await fillChapter(near, sections, 2000)
  const looked = await lookAt(origin, writer.cookie)
  await looked.page.addInitScript(watchTexts, sections)
  const address = `${origin}/chapters/${chapter}`
  await looked.page.goto(address)
  await opened(looked)
  await slowDown(looked, 4)
  await looked.page.goto('about:blank')
  await looked.page.goto(address)
  const byAddress = await opened(looked)
  await looked.page.goto(origin)
  const link = looked.page.locator(`a[href="/chapters/${chapter}"]`).first()
  await link.waitFor()
  await looked.page.waitForTimeout(2500)
  await link.click()
  const byClick = await opened(looked)
  await looked.page.context().close()
  close()
  await running.stop()
  return {
    clickReadable: byClick.readable,
    clickLive: byClick.live,
    addressReadable: byAddress.readable,
    addressLive: byAddress.live,
  }
}

interface Opened {
  readonly readable: number
  readonly live: number
}

async function opened({ page }: Looked): Promise<Opened> {
  await page.waitForFunction(
    () => (window as unknown as { benchOpened: Partial<Opened> }).benchOpened.live,
    null,
    {
      timeout: 60_000,
    },
  )
  return page.evaluate(() => (window as unknown as { benchOpened: Opened }).benchOpened)
}

/** Runs in the page before anything else. Times count from the last click, or from the beginning of the page. */
function watchTexts(wanted: number): void {
  let begun = 0
  let noted: { readable?: number; live?: number } = {}
  Object.assign(window, { benchOpened: noted })
  const restart = () => {
    begun = performance.now()
    noted = {}
    Object.assign(window, { benchOpened: noted })
  }
  document.addEventListener('click', restart, { capture: true })
  const look = () => {
    const texts = document.querySelectorAll('.section .text').length
    if (texts > 0 && noted.readable === undefined) {
      const kept = noted
      kept.readable = Number.NaN
      requestAnimationFrame(() => setTimeout(() => (kept.readable = performance.now() - begun)))
    }
    if (texts >= wanted) noted.live ??= performance.now() - begun
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true })
}

/** The server on `port` as it is from far away. */
async function serveFarAway(port: number): Promise<{ origin: string; close: () => void }> {
  const sockets = new Set<Socket>()
  const proxy = createServer((inner) => {
    const outer = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      sockets.add(from)
      from.setNoDelay(true)
      from.on('data', (bytes) => setTimeout(() => to.writable && to.write(bytes), oneWayMillis))
      from.on('close', () => setTimeout(() => to.destroy(), oneWayMillis))
      from.on('error', () => undefined)
    }
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  const own = typeof address === 'object' ? must(address, 'it listens').port : 0
  const close = () => {
    proxy.close()
    for (const socket of sockets) socket.destroy()
  }
  return { origin: `http://127.0.0.1:${own}`, close }
}
