/** A version on the way: opened once, read without a network, and what one marks in it. */
import type { Page } from '@playwright/test'
import type { BookmarksView } from '#shared/bookmark'
import { call, type Caller } from './api.ts'
import { hasFact } from './kept.ts'
import {
  expect,
  expectAccessible,
  expectContrast,
  expectNoSidewaysScroll,
  keepsFiles,
  test,
  type Stage,
} from './stage.ts'

async function freeze({ server }: Stage, by: Caller, id: string, name: string): Promise<void> {
  const order = { id, scope: { chapter: 'cha_bildung' }, purpose: 'interim', name, note: null }
  const answer = await call(server.url, by, 'POST', '/api/versions', order)
  expect(answer.status, await answer.text()).toBe(201)
}

/** The places that the person has marked, as the server has them. */
async function marked({ server }: Stage, by: Caller): Promise<string[]> {
  const answer = await call(server.url, by, 'GET', '/api/versions/ver_zweite/bookmarks')
  const { bookmarks } = (await answer.json()) as BookmarksView
  return bookmarks.map(({ section, paragraph }) => `${section}-${paragraph}`)
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('[Z78] a version that was opened is read without a network, after a reload and in a new tab; one that was not says so, and comes on return', async ({
  stage,
}) => {
  const by = await stage.caller(stage.person('moderator', 'Bildung'))
  await freeze(stage, by, 'ver_erste1', 'Zum Auftakt')
  await freeze(stage, by, 'ver_zweite', 'Zum Beteiligungstag')
  const steering = stage.person('steering')
  const lenkung = await stage.caller(steering)
  const ursula = await stage.enter(steering, keepsFiles)
  const context = ursula.page.context()
  await ursula.page.getByRole('link', { name: 'Fassungen von Bildung' }).click()
  const comparison = ursula.page.getByRole('link', { name: 'Mit Fassung 0.1 „Zum Auftakt“ vergleichen' })
  await expect(comparison).toHaveAttribute('href', '/versions/compare?from=ver_erste1&to=ver_zweite')
  await ursula.page.getByRole('link', { name: 'Fassung 0.2 „Zum Beteiligungstag“' }).first().click()
  await expect(heading(ursula.page)).toHaveText('Fassung 0.2 „Zum Beteiligungstag“')
  await expect(comparison).toBeVisible()
  await ursula.page.locator('[id="1.1-1"]').hover()
  await ursula.page.getByRole('button', { name: 'Lesezeichen setzen: 1.1 Absatz 1' }).click()
  await expect.poll(() => marked(stage, lenkung)).toEqual(['1.1-1'])
  await expect.poll(() => hasFact(ursula.page, ['letter', 'bookmark ver_zweite 1.1-1'])).toBe(false)
  await ursula.page.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => hasFact(ursula.page, ['version read', 'ver_zweite'])).toBe(true)

  await context.setOffline(true)
  await ursula.page.reload()
  await expect(ursula.page.locator('article')).toContainText('Jedes Kind')
  await expect(ursula.page.getByText('Sie lesen diese Fassung von diesem Gerät')).toBeVisible()
  await expect(ursula.page.getByRole('button', { name: 'Als Datei' })).toHaveCount(0)
  await ursula.page.getByRole('textbox', { name: 'Gehe zu' }).fill('1.1 Absatz 2')
  await ursula.page.keyboard.press('Enter')
  await expect(ursula.page.locator('[id="1.1-2"]')).toBeFocused()
  for (const key of ['Tab', 'Tab', 'Enter']) await ursula.page.keyboard.press(key)
  const list = ursula.page.getByRole('group').filter({ hasText: 'Meine Lesezeichen' })
  await list.getByText('Meine Lesezeichen').click()
  await expect(list.getByRole('link')).toHaveText([/^1\.1 Absatz 1 /u, /^1\.1 Absatz 2 /u])
  await expect(list.getByText('noch nicht auf dem Server')).toHaveCount(1)
  await expectAccessible(ursula.page, 'a version from the device, with bookmarks')
  const offline = ursula.page.getByText('Keine Verbindung zum Server')
  await expect(offline.first()).toBeVisible()
  await ursula.page.emulateMedia({ media: 'print' })
  for (const one of await offline.all()) await expect(one).toBeHidden()
  await ursula.page.close()

  const page = await context.newPage()
  await page.goto(`${stage.server.url}/versions/ver_zweite`)
  await expect(page.locator('article')).toContainText('Jedes Kind')
  await page.getByRole('link', { name: 'Alle Fassungen' }).click()
  await expect(page.getByText('Hier stehen nur die Fassungen, die auf diesem Gerät liegen')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Fassung 0\./u })).toHaveText([
    'Fassung 0.2 „Zum Beteiligungstag“',
  ])
  await page.goto(`${stage.server.url}/versions/ver_erste1`)
  await expect(heading(page)).toHaveText('Diese Fassung liegt nicht auf diesem Gerät')
  await expectAccessible(page, 'a version that is not on the device')
  await page.setViewportSize({ width: 390, height: 800 })
  await expectNoSidewaysScroll(page, 'a version that is not on the device, at 390 px')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(page, 'a version that is not on the device, in the dark')
  await context.setOffline(false)
  await expect(heading(page)).toHaveText('Fassung 0.1 „Zum Auftakt“')

  await page.goto(`${stage.server.url}/versions/ver_zweite`)
  await expect.poll(() => marked(stage, lenkung)).toEqual(['1.1-1', '1.1-2'])
  await page.getByRole('button', { name: 'Lesezeichen bearbeiten: 1.1 Absatz 2' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Lesezeichen 1.1 Absatz 2' })
  await dialog.getByRole('textbox', { name: /^Notiz/u }).fill('Woher kommt die Zahl?')
  await expectAccessible(page, 'the dialog of a bookmark, in the dark', 'dialog')
  await page.keyboard.press('Enter')
  await page.getByText('Meine Lesezeichen').click()
  await expect(page.getByText('Woher kommt die Zahl?')).toBeVisible()
  await expectNoSidewaysScroll(page, 'bookmarks at 390 px')
  await expectContrast(page, 'bookmarks in the dark')
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  await expect(page.locator('.version__mark--set').first()).toBeHidden()
  await expect(page.getByText('Woher kommt die Zahl?')).toBeHidden()
})
