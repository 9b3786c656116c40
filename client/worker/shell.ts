/**
 * What the worker answers: the page from the network, or, when that takes too long or fails, as it was built; the
 * build's files from this device, for their names are made of their content. Everything else it leaves alone.
 */

/** What this worker belongs to. */
export interface Build {
  /** Names this build among others on the device. */
  readonly name: string
  /** The script the build's page begins with. */
  readonly entry: string
  /** All files a page of this build may ask for, by path. */
  readonly files: readonly string[]
}

/** What a worker stands on. */
export interface Ground {
  readonly caches: CacheStorage
  readonly fetch: (request: Request | string, init?: RequestInit) => Promise<Response>
}

const page = '/'
const cachePrefix = 'lip '
/** The network gets this long before the page on this device is shown. */
export const patienceMillis = 3000

/** Fetches all files of the build. Rejects when the server has another build by now: then this one is not kept. */
export async function keep({ caches, fetch }: Ground, build: Build): Promise<void> {
  const newest = await fetch(page, { cache: 'no-store', credentials: 'omit' })
  const html = await newest.clone().text()
  if (!newest.ok || !html.includes(build.entry)) throw new Error('the page is of another build')
  const kept = await caches.open(cachePrefix + build.name)
  await kept.addAll([...build.files])
  await kept.put(page, newest)
}

/** Lets go of all builds but this one and the one before it, whose pages may still be open. */
export async function tidy({ caches }: Ground, build: Build): Promise<void> {
  const others = (await caches.keys()).filter(
    (name) => name.startsWith(cachePrefix) && name !== cachePrefix + build.name,
  )
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
}

/** The answer to a request; null: it is none of ours. */
export function answer(ground: Ground, build: Build, request: Request): Promise<Response> | null {
  const { pathname } = new URL(request.url)
  if (request.method !== 'GET') return null
  if (request.mode === 'navigate') return answerPage(ground, build, request)
  return build.files.includes(pathname) || pathname.startsWith('/assets/')
    ? answerFile(ground, request)
    : null
}

/** The server's word counts, also when it is a refusal; trouble (a status from 500 on) and silence do not. */
async function answerPage(ground: Ground, build: Build, request: Request): Promise<Response> {
  const kept = await ground.caches.open(cachePrefix + build.name)
  const fromServer = ground.fetch(request)
  const soon = Promise.race([fromServer, silence()]).then((found) => found.status < 500 && found)
  const found = await soon.catch(() => false as const)
  return found || (await kept.match(page)) || fromServer
}

const silence = (): Promise<never> =>
  new Promise((_resolve, reject) => setTimeout(() => reject(new Error('silence')), patienceMillis))

async function answerFile({ caches, fetch }: Ground, request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request)
}
