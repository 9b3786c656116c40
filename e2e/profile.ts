/** A browser on a profile of its own that can be killed and started again, as a crash and the start after it would. */
import { chromium, type BrowserContext } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { must } from '#shared/failure'
import { findBrowser } from './browser.ts'

export interface ProfileBrowser {
  readonly context: BrowserContext
  /** Ends it at once, nothing is put away. */
  kill(): Promise<void>
}

/** Starts a browser on the profile in this folder, which may be new. Throws when it does not come up. */
export async function startOnProfile(profile: string): Promise<ProfileBrowser> {
  const { executablePath, args } = await findBrowser()
  const own = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--lang=de-DE']
  // A group of its own: the browser is several processes.
  const child = spawn(executablePath, [...args, ...own, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const browser = await chromium.connectOverCDP(await addressOf(child))
  return {
    context: must(browser.contexts()[0], 'a browser has a context'),
    kill: async () => {
      const ended = once(child, 'exit')
      process.kill(-must(child.pid, 'it runs'), 'SIGKILL')
      await ended
      await browser.close().catch(() => {})
    },
  }
}

/** Where it can be driven, as it says itself. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /DevTools listening on (ws:\S+)/u.exec(said)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`the browser ended with ${code}:\n${said}`)))
  })
}
