import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answer, keep, patienceMillis, tidy, type Build, type Ground } from './shell.ts'

const origin = 'https://werkstatt.example'
const build: Build = { name: 'b', entry: 'assets/page-b.js', files: ['/assets/page-b.js', '/favicon.svg'] }
const pageOf = (script: string) => `<script src="/${script}">`

/** Caches in memory, as a worker has them. */
class CachesFake {
  readonly all = new Map<string, Map<string, string>>()
  fetch: Ground['fetch'] = () => Promise.reject(new Error('no network'))

  keys = (): Promise<string[]> => Promise.resolve([...this.all.keys()])
  delete = (name: string): Promise<boolean> => Promise.resolve(this.all.delete(name))
  match = async (address: string): Promise<Response | undefined> => {
    const path = new URL(address, origin).pathname
    const found = [...this.all.values()].map((cache) => cache.get(path)).find((body) => body !== undefined)
    return found === undefined ? undefined : new Response(found)
  }
  open = async (name: string) => {
    const cache = this.all.get(name) ?? new Map<string, string>()
    this.all.set(name, cache)
    return {
      match: async (path: string) => (cache.has(path) ? new Response(cache.get(path)) : undefined),
      put: async (path: string, response: Response) => void cache.set(path, await response.text()),
      addAll: async (paths: string[]) => {
        for (const path of paths) cache.set(path, await (await this.fetch(path)).text())
      },
    }
  }
}

let caches: CachesFake
let server: (path: string) => Response | Promise<Response>
let asked: string[]
let ground: Ground

beforeEach(() => {
  vi.useFakeTimers()
  caches = new CachesFake()
  asked = []
  server = (path) => new Response(path === '/' ? pageOf(build.entry) : `file ${path}`)
  const fetch: Ground['fetch'] = async (request) => {
    const path = new URL(typeof request === 'string' ? request : request.url, origin).pathname
    asked.push(path)
    return server(path)
  }
  caches.fetch = fetch
  // As much of the browser's storage of caches as the shell uses.
  ground = { caches: caches as unknown as CacheStorage, fetch }
})
afterEach(() => void vi.useRealTimers())

/** A request; only browsers make those of mode `navigate`. */
const to = (path: string, mode = 'navigate', method = 'GET') =>
  ({ url: origin + path, mode, method }) as Request

const textOf = async (given: Promise<Response> | null) => (given === null ? null : (await given).text())
const noNetwork = () => Promise.reject(new Error('no network'))

test('[H21] it leaves requests, sockets and commands to the browser', () => {
  for (const path of ['/api/session', '/api/records', '/sync', '/healthz', '/worker.js'])
    expect(answer(ground, build, to(path, 'cors'))).toBeNull()
  expect(answer(ground, build, to('/assets/page-b.js', 'cors', 'POST'))).toBeNull()
})

test('[H21] the page comes from the server while it answers, so that nobody stays on an old build', async () => {
  await keep(ground, build)
  server = () => new Response(pageOf('assets/page-c.js'))
  expect(await textOf(answer(ground, build, to('/chapters/cha_bildung')))).toContain('page-c.js')
})

test('[H21] without a network, any page begins as it was built', async () => {
  await keep(ground, build)
  server = noNetwork
  expect(await textOf(answer(ground, build, to('/chapters/cha_bildung')))).toBe(pageOf(build.entry))
  expect(await textOf(answer(ground, build, to('/assets/page-b.js', 'cors')))).toBe('file /assets/page-b.js')
})

test('[H21] a server in trouble, or one that is silent for 3 s, is not waited for', async () => {
  await keep(ground, build)
  server = () => new Response('bad gateway', { status: 502 })
  expect(await textOf(answer(ground, build, to('/')))).toBe(pageOf(build.entry))
  server = () => new Promise(() => {})
  const page = textOf(answer(ground, build, to('/')))
  await vi.advanceTimersByTimeAsync(patienceMillis)
  expect(await page).toBe(pageOf(build.entry))
})

test('[H21] a refusal of the server is its answer', async () => {
  await keep(ground, build)
  server = () => new Response('not here', { status: 404 })
  expect(await textOf(answer(ground, build, to('/chapters/cha_bildung')))).toBe('not here')
})

test('[H21] files are asked for once; those of a newer build come from the server', async () => {
  await keep(ground, build)
  asked.length = 0
  await textOf(answer(ground, build, to('/assets/page-b.js', 'cors')))
  await textOf(answer(ground, build, to('/assets/page-c.js', 'cors')))
  expect(asked).toEqual(['/assets/page-c.js'])
})

test('[H21] a build is kept whole or not at all: not when the server has another one by now', async () => {
  server = (path) => new Response(path === '/' ? pageOf('assets/page-c.js') : '')
  await expect(keep(ground, build)).rejects.toThrow('another build')
  expect(await caches.keys()).toEqual([])
})

test('[H21] older builds go, but for the last, whose pages may be open; what is not ours stays', async () => {
  for (const name of ['lip x', 'lip y', 'lip z', 'other']) await caches.open(name)
  await keep(ground, build)
  await tidy(ground, build)
  expect(await caches.keys()).toEqual(['lip z', 'other', 'lip b'])
})
