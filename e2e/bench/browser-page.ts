/** A true Chromium for what is measured in a page. `run.mjs` has found it. */
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { must } from '#shared/failure'

/**
 * Frames are drawn as soon as there is something to draw: otherwise what is measured is, for the most part, the wait for the
 * screen's next beat. Tabs that are not looked at are not slowed down.
 */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-gpu-vsync',
  '--disable-frame-rate-limit',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
]

export interface Looked {
  readonly page: Page
  readonly devTools: CDPSession
}

let running: Promise<Browser> | null = null

const browser = (): Promise<Browser> =>
  (running ??= chromium.launch({
    executablePath: must(process.env['CHROMIUM_PATH'], 'run.mjs has found a browser'),
    args: flags,
  }))

/** Looks with a fresh browser profile at nothing yet. @param cookie `name=value` for `origin`; null: nobody's. */
export async function lookAt(origin: string, cookie: string | null): Promise<Looked> {
  const context = await (
    await browser()
  ).newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'de-DE',
  })
  if (cookie !== null) {
    const at = cookie.indexOf('=')
    await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: origin }])
  }
  const page = await context.newPage()
  return { page, devTools: await context.newCDPSession(page) }
}

/** Makes the page's processor as many times slower. */
export const slowDown = async ({ devTools }: Looked, times: number): Promise<void> =>
  void (await devTools.send('Emulation.setCPUThrottlingRate', { rate: times }))

export async function closeBrowser(): Promise<void> {
  await (await running)?.close()
  running = null
}
