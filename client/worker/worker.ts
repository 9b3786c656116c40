/** The service worker: starts the page without a network. The build puts in which files it consists of. */
import { answer, keep, tidy, type Build, type Ground } from './shell.ts'

/** As much of a service worker as we use; TypeScript's DOM does not know it. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface ServiceWorkerSelf {
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
}

declare const BUILD: Build

const worker = globalThis as unknown as ServiceWorkerSelf
const ground: Ground = { caches, fetch: (request, init) => fetch(request, init) }

worker.addEventListener('install', (event) => {
  event.waitUntil(keep(ground, BUILD).then(() => worker.skipWaiting()))
})
worker.addEventListener('activate', (event) => {
  event.waitUntil(tidy(ground, BUILD).then(() => worker.clients.claim()))
})
worker.addEventListener('fetch', (event) => {
  const answered = answer(ground, BUILD, event.request)
  if (answered !== null) event.respondWith(answered)
})
