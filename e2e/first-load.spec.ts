/** What a page costs before anyone has seen it: all script that a browser with an empty cache asks for. */
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import type { Actor } from './actor.ts'
import { expect, keepsFiles, keepsNoFiles, test } from './stage.ts'

interface Script {
  readonly name: string
  readonly bytes: number
}

/** Every script asked for from now on, preloads included, with its size under gzip as it is by default. */
function collectScripts(page: Page): () => Promise<readonly Script[]> {
  const asked: Promise<Script>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') asked.push(weigh(response.url(), response.text()))
  })
  return () => Promise.all(asked)
}

async function weigh(url: string, answered: Promise<string>): Promise<Script> {
  const text = await answered
  return { name: new URL(url).pathname, bytes: gzipSync(text).length }
}

const sum = (scripts: readonly Script[]): number => scripts.reduce((all, { bytes }) => all + bytes, 0)

const listed = (scripts: readonly Script[]): string =>
  scripts.map(({ name, bytes }) => `${bytes} ${name}`).join('\n')

/** What a page asks for whose address is opened anew, once its text is there and nothing more comes. */
async function firstLoad(
  { page }: Actor,
  address: string,
  text: (page: Page) => Promise<void>,
): Promise<readonly Script[]> {
  const fresh = await page.context().newPage()
  const asked = collectScripts(fresh)
  await fresh.goto(address)
  await text(fresh)
  await fresh.waitForLoadState('networkidle')
  return asked()
}

test('[H20] the first load of the writing page is at most 260 kB of script, for the moderation too', async ({
  stage,
}) => {
  const moderator = await stage.moderator('Bildung', keepsFiles)
  for (const person of [await stage.expert('Bildung', keepsFiles), moderator]) {
    await person.openChapter('Bildung')
    const scripts = await firstLoad(person, person.page.url(), (page) =>
      expect(page.getByRole('textbox', { name: /Elementarbereich$/u })).toContainText('Jedes Kind'),
    )
    expect(scripts.length).toBeGreaterThan(0)
    expect(sum(scripts), listed(scripts)).toBeLessThanOrEqual(260_000)
  }
})

test('[H42] the first load of the reading page is at most 110 kB of script', async ({ stage }) => {
  const aylin = await stage.expert('Bildung', keepsNoFiles)
  const scripts = await firstLoad(aylin, `${stage.server.url}/chapters/cha_bildung/reading`, (page) =>
    expect(page.locator('article')).toContainText('Jedes Kind'),
  )
  expect(scripts.length).toBeGreaterThan(0)
  expect(sum(scripts), listed(scripts)).toBeLessThanOrEqual(110_000)
})
