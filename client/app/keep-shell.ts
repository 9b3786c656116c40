/**
 * Lets the page start without a network: a worker of our own keeps the files of the build on this device. Only in a
 * build, and only once the page has what it needs itself.
 */
import { ownScript } from '../sync/own-script.ts'

/** The worker stands at the top, so that it may answer for every page. */
const workerPath = '/worker.js'

export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  if (document.readyState === 'complete') void register()
  else window.addEventListener('load', () => void register(), { once: true })
}

/** A browser that refuses (a private window, a setting) starts with the network only, as all did before. */
async function register(): Promise<void> {
  await navigator.serviceWorker.register(ownScript(workerPath)).catch(() => null)
}
