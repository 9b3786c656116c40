/** Watches a page for what must never happen: a broken CSP, a script error, a request to a foreign origin. */
import type { BrowserContext, Page } from '@playwright/test'

/** What was seen, one sentence each; empty is good. */
export class Witness {
  readonly seen: string[] = []

  /**
   * Watches every page of the context, from its first request on.
   * @param origin the only one its pages may speak to, for example `http://127.0.0.1:40001`.
   */
  async watch(context: BrowserContext, origin: string): Promise<void> {
    await context.exposeFunction('reportViolation', (violation: string) => {
      this.seen.push(`content security policy: ${violation}`)
    })
    await context.addInitScript(reportViolations)
    context.on('page', (page) => this.#watchPage(page, origin))
  }

  #watchPage(page: Page, origin: string): void {
    page.on('pageerror', (error) => this.seen.push(`script error: ${error.stack ?? error.message}`))
    page.on('request', (request) => this.#watchAddress(request.url(), origin))
    page.on('websocket', (socket) => this.#watchAddress(socket.url(), origin))
    page.on('console', (message) => {
      if (/content security policy|trusted ?type|refused to/iu.test(message.text()))
        this.seen.push(message.text())
    })
  }

  #watchAddress(address: string, origin: string): void {
    const to = new URL(address)
    if (to.protocol === 'data:' || to.protocol === 'blob:' || to.protocol === 'about:') return
    if (to.origin.replace(/^ws/u, 'http') !== origin) this.seen.push(`foreign request: ${address}`)
  }
}

/** Runs in the page. */
function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    const report = Reflect.get(window, 'reportViolation')
    if (typeof report === 'function') report(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
  })
}
