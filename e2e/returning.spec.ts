/** Everyone comes back at once after the server was gone. */
import { must } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { mayWrite } from '#shared/policy'
import { demoPeople, readRecords, signInDemo } from './api.ts'
import { until } from './plain-client.ts'
import { LineBrowser, PlainBrowser, type Browser } from './returning.ts'
import type { Server } from './server.ts'
import { expect, test } from './stage.ts'

const rooms = 9
const page = 'Integration gelingt im Stadtteil, wenn alle mitreden. '.repeat(250)

interface Reader {
  readonly cookie: string
  /** Where it may write. */
  readonly writes: readonly SectionId[]
}

/** Everyone who reads the draft, and nine sections. */
async function enter(server: Server): Promise<{ readers: Reader[]; sections: SectionId[] }> {
  const people = await demoPeople(server.url)
  const records = await readRecords(server.url, await signInDemo(server.url, must(people[0], 'people').id))
  const sections = Object.values(records.chapters)
    .flatMap((chapter) => chapter.sections)
    .slice(0, rooms)
  const drafting = people.filter(({ grants }) =>
    grants.some(({ role }) => role === 'expert' || role === 'moderator'),
  )
  const readers = drafting.map(async ({ id }) => ({
    cookie: (await signInDemo(server.url, id)).cookie,
    writes: sections.filter((section) => mayWrite(records, id, section).ok),
  }))
  return { readers: await Promise.all(readers), sections }
}

const forms: [form: string, count: number, Form: typeof LineBrowser | typeof PlainBrowser][] = [
  ['150 browsers with a line', 150, LineBrowser],
  // One person may have sixty sockets open.
  ['60 browsers with plain sockets', 60, PlainBrowser],
]

/** In short the form that the page has, in long (`npm run torture`) both. */
const asked = process.env.TORTURE_ROUNDS === undefined ? forms.slice(0, 1) : forms

for (const [form, count, Form] of asked) {
  test(`[Z21] ${form} and nine rooms each come back at once after a power cut: all in sync, no word lost`, async ({
    server,
  }) => {
    test.setTimeout(90_000)
    const { readers, sections } = await enter(server)
    const browsers = Array.from(
      { length: count },
      (_, at) => new Form(server.url, must(readers[at % readers.length], 'a reader').cookie, sections),
    )
    for (const browser of browsers) browser.connect()
    await untilSynced(browsers, 30)
    const written: [section: SectionId, words: string][] = sections.map((section) => [section, page])
    /** Whoever may write does, where it may; each in another section than the one before. */
    const everyoneWrites = (word: string) =>
      browsers.forEach((browser, at) => {
        const { writes } = must(readers[at % readers.length], 'a reader')
        const section = writes[at % Math.max(writes.length, 1)]
        if (section === undefined) return
        browser.write(section, `${word}-${at}-`)
        written.push([section, `${word}-${at}-`])
      })
    for (const section of sections) {
      const author = readers.findIndex(({ writes }) => writes.includes(section))
      must(browsers[author], 'somebody writes there').write(section, page)
    }
    everyoneWrites('Vorher')
    await until(() => browsers.every((browser) => hasAll(browser, written)), 30, 'all have read all')
    await server.kill9()
    await until(() => browsers.every(({ closed }) => closed.length > 0), 5, 'all have lost the server')
    everyoneWrites('Offline')
    await server.restart()

    const begun = performance.now()
    for (const browser of browsers) browser.connect()
    await untilSynced(browsers, 20)
    const took = Math.round(performance.now() - begun)
    await until(() => browsers.every((browser) => hasAll(browser, written)), 20, 'all have read all')
    // eslint-disable-next-line no-console -- the figure is for whoever reads the run
    console.log(`${form}, ${rooms} rooms each: all in sync after ${took} ms`)
    expect(took, 'milliseconds until all were in sync').toBeLessThan(15_000)
    for (const browser of browsers) browser.leave()
  })
}

const untilSynced = (browsers: readonly Browser[], seconds: number): Promise<void> =>
  until(() => browsers.every(({ isSynced }) => isSynced), seconds, 'all are in sync')

function hasAll(browser: Browser, written: readonly (readonly [SectionId, string])[]): boolean {
  const texts = new Map<SectionId, string>()
  return written.every(([section, words]) => {
    const text = texts.get(section) ?? browser.wordsIn(section)
    texts.set(section, text)
    return text.includes(words)
  })
}
