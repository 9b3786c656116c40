/** The service worker: starts the page without a network. The build puts in which files it consists of. */
import { answer, keep, tidy, type Build, type Ground } from './shell.ts'

/** As much of a service worker as we use; TypeScript's DOM does not know it. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface InstallEvent extends WorkerEvent {
  /** Says what needs no worker; not every browser asks. */
  addRoutes?(
    routes: readonly { condition: { urlPattern: string }; source: 'network' | 'cache' }[],
  ): Promise<void>
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request
  /** The page, which the browser asked the server for while the worker was starting. */
  readonly preloadResponse?: Promise<Response | undefined>
  respondWith(answer: Promise<Response>): void
}
interface ServiceWorkerSelf {
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } }
  addEventListener(type: 'install', listener: (event: InstallEvent) => void): void
  addEventListener(type: 'activate', listener: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
}

declare const BUILD: Build

const worker = globalThis as unknown as ServiceWorkerSelf
const ground: Ground = { caches, fetch: (request, init) => fetch(request, init) }

/** What would only pass through here does not wait for the worker to start. */
const routes = [
  { condition: { urlPattern: '/api/*' }, source: 'network' },
  { condition: { urlPattern: '/assets/*' }, source: 'cache' },
] as const

worker.addEventListener('install', (event) => {
  if (event.addRoutes !== undefined) event.waitUntil(event.addRoutes(routes))
  event.waitUntil(keep(ground, BUILD).then(() => worker.skipWaiting()))
})
worker.addEventListener('activate', (event) => {
  event.waitUntil(tidy(ground, BUILD).then(() => worker.clients.claim()))
  event.waitUntil(Promise.resolve(worker.registration.navigationPreload?.enable()))
})
worker.addEventListener('fetch', (event) => {
  const answered = answer({ ...ground, fetch: fetchFor(event) }, BUILD, event.request)
  if (answered !== null) event.respondWith(answered)
})

const fetchFor =
  (event: FetchEvent): Ground['fetch'] =>
  async (request, init) =>
    (request === event.request && (await event.preloadResponse)) || fetch(request, init)
