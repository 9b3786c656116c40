/**
 * The stage of the browser tests: the true server with the demo world, and its people, each in a browser of their
 * own. A test asks for a person by role ("an expert of Bildung") and drives what that person sees.
 */
import { test as base, expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { must } from '#shared/failure'
import type { Role } from '#shared/grant'
import type { SectionId } from '#shared/ids'
import type { Records } from '#shared/records'
import {
  chapterOf,
  demoPeople,
  isGrantFor,
  readRecords,
  sectionOf,
  signInDemo,
  type Caller,
  type DemoPerson,
} from './api.ts'
import { Actor } from './actor.ts'
import { findings } from './axe.ts'
import { startServer, type Server } from './server.ts'
import { Witness } from './witness.ts'

/** A private window, or the first minutes: no worker has taken the page's files onto the device. */
export const keepsNoFiles: BrowserContextOptions = { serviceWorkers: 'block' }
/** A worker takes all files of the page onto the device: seconds of work, for stories that begin without a network. */
export const keepsFiles: BrowserContextOptions = { serviceWorkers: 'allow' }

export class Stage {
  readonly server: Server
  readonly #browser: Browser
  readonly #people: readonly DemoPerson[]
  readonly #records: Records
  readonly #witness = new Witness()
  readonly #taken = new Set<string>()

  private constructor(server: Server, browser: Browser, people: readonly DemoPerson[], records: Records) {
    this.server = server
    this.#browser = browser
    this.#people = people
    this.#records = records
  }

  static async open(server: Server, browser: Browser): Promise<Stage> {
    const people = await demoPeople(server.url)
    const first = must(people[0], 'a demo world has people')
    const records = await readRecords(server.url, await signInDemo(server.url, first.id))
    return new Stage(server, browser, people, records)
  }

  /** Everything that must never happen and did, in any page of the test. */
  get seen(): readonly string[] {
    return this.#witness.seen
  }

  /** The id of a section of the demo world's paper. */
  section(chapter: string, title: string): SectionId {
    return sectionOf(this.#records, chapter, title)
  }

  /** The next person of that role who is not on stage yet; someone with this role alone before others. */
  person(role: Role, chapter: string | null = null): DemoPerson {
    const fits = (one: DemoPerson) =>
      one.grants.some((grant) => isGrantFor(this.#records, grant, role, chapter))
    const free = this.#people.filter((one) => fits(one) && !this.#taken.has(one.id))
    const person = must(
      free.find(({ grants }) => grants.length === 1) ?? free[0],
      `one more ${role} in the demo world`,
    )
    this.#taken.add(person.id)
    return person
  }

  expert(chapter: string, look?: BrowserContextOptions): Promise<Actor> {
    return this.enter(this.person('expert', chapter), look)
  }

  moderator(chapter: string, look?: BrowserContextOptions): Promise<Actor> {
    return this.enter(this.person('moderator', chapter), look)
  }

  /**
   * Signed in, in a browser of their own, on the overview; `url`: another way to the server. The one click on the
   * sign-in page is a story of its own: here what it sends is enough, and a page less is drawn for each person.
   */
  async enter(
    person: DemoPerson,
    look: BrowserContextOptions = {},
    url: string = this.server.url,
  ): Promise<Actor> {
    const actor = await this.#signedIn(person, look, url)
    await actor.enter()
    return actor
  }

  /**
   * Signed in, in a browser of their own, with the chapter open to write or to follow, as its address leads there: for
   * stories that do not tell of the overview, which is not drawn.
   */
  async enterIn(
    chapter: string,
    person: DemoPerson,
    look: BrowserContextOptions = {},
    url: string = this.server.url,
  ): Promise<Actor> {
    const actor = await this.#signedIn(person, look, url)
    await actor.page.goto(`${url}/chapters/${chapterOf(this.#records, chapter).id}`)
    await actor.seesHeading(chapter)
    return actor
  }

  expertIn(chapter: string, look?: BrowserContextOptions): Promise<Actor> {
    return this.enterIn(chapter, this.person('expert', chapter), look)
  }

  moderatorIn(chapter: string, look?: BrowserContextOptions): Promise<Actor> {
    return this.enterIn(chapter, this.person('moderator', chapter), look)
  }

  /** Two experts in their chapter. */
  both(chapter: string): Promise<[Actor, Actor]> {
    return Promise.all([this.expertIn(chapter), this.expertIn(chapter)])
  }

  async #signedIn(person: DemoPerson, look: BrowserContextOptions, url: string): Promise<Actor> {
    const page = await this.page(look, url)
    const sent = { headers: { origin: url }, data: { person: person.id } }
    const answer = await page.request.post(`${url}/api/demo/session`, sent)
    expect(answer.ok(), `${person.name} signs in`).toBe(true)
    return new Actor(page, url, person.name)
  }

  /** Someone who has not signed in yet, at the door. */
  async stranger(look: BrowserContextOptions = {}): Promise<Actor> {
    const page = await this.page(look)
    await page.goto(`${this.server.url}/sign-in`)
    await expect(page.getByRole('button', { name: /^Eintreten als/u }).first()).toBeVisible()
    return new Actor(page, this.server.url, '')
  }

  /** A page in a browser of its own, nobody signed in; it keeps no files of the page unless `look` is `keepsFiles`. */
  async page(look: BrowserContextOptions = {}, url: string = this.server.url): Promise<Page> {
    const context = await this.#browser.newContext({
      locale: 'de-DE',
      timezoneId: 'Europe/Berlin',
      viewport: { width: 1440, height: 900 },
      ...keepsNoFiles,
      ...look,
    })
    await this.#witness.watch(context, url)
    return context.newPage()
  }

  /** Signed in without a browser. */
  caller(person: DemoPerson): Promise<Caller> {
    return signInDemo(this.server.url, person.id)
  }
}

/** axe finds nothing in the page as it stands (WCAG 2.2 A and AA, and best practices); `within`: in these parts of it. */
export async function expectAccessible(page: Page, what: string, within?: string): Promise<void> {
  expect(await findings(page, 'all', within), `axe on ${what}`).toEqual([])
}

/** Of what axe asks for, that which depends on colours: for a page that was looked at in other colours already. */
export async function expectContrast(page: Page, what: string, within?: string): Promise<void> {
  expect(await findings(page, 'colours', within), `axe on ${what}`).toEqual([])
}

/** The page does not scroll sideways. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const [needs, has] = await page.evaluate(() => {
    const root = document.documentElement
    return [root.scrollWidth, root.clientWidth]
  })
  expect(needs, `${what}: width needed against width there`).toBeLessThanOrEqual(
    must(has, 'a page has a width'),
  )
}

/** A picture for whoever makes the page: no test reads it, so it is taken when asked for, `PICTURES=on npm run e2e`. */
export async function keepPicture(page: Page, name: string, part?: 'whole'): Promise<void> {
  if (process.env['PICTURES'] === undefined) return
  await page.screenshot({ path: `e2e/results/${name}.png`, fullPage: part === 'whole' })
}

export const test = base.extend<{ server: Server; stage: Stage }, { world: string }>({
  // Founded once for all stories of a worker: each goes on with a copy, which begins quicker.
  world: [
    async ({ browserName: _browserName }, use) => {
      const world = await mkdtemp(join(tmpdir(), 'lip-world-'))
      await (await startServer({ data: world })).stop()
      await use(world)
      await rm(world, { recursive: true })
    },
    { scope: 'worker' },
  ],
  server: async ({ world }, use) => {
    const data = await mkdtemp(join(tmpdir(), 'lip-e2e-'))
    await cp(world, data, { recursive: true })
    const server = await startServer({ data })
    await use(server)
    await server.stop()
    await rm(data, { recursive: true, force: true })
  },
  stage: async ({ server, browser }, use) => {
    const stage = await Stage.open(server, browser)
    await use(stage)
    await Promise.all(browser.contexts().map((context) => context.close()))
    expect(stage.seen, 'what must never happen in a page').toEqual([])
  },
})

export { expect }
