/** The moderator's table: a chapter's comments are filtered, weighed together, joined, and taken home as a file. */
import { readFile } from 'node:fs/promises'
import type { ThreadsView } from '#shared/api'
import { must } from '#shared/failure'
import { threadId } from '#shared/ids'
import type { Locator, Page } from '@playwright/test'
import { call } from './api.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, keepPicture, test, type Stage } from './stage.ts'

const small = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Two experts say the same of a section, one after the other. */
async function saySame(stage: Stage): Promise<void> {
  const section = stage.section('Bildung', 'Hochschulen')
  for (const [at, words] of [
    'Bitte auch Studierende ohne deutschen Pass nennen!',
    'bitte auch studierende ohne deutschen Pass nennen',
  ].entries()) {
    const caller = await stage.caller(stage.person('expert', 'Bildung'))
    const body = { thread: `thr_same${at}`, anchor: null, body: words, mentions: [], suggestion: null }
    const answer = await call(stage.server.url, caller, 'POST', `/api/sections/${section}/threads`, body)
    expect(answer.status).toBe(201)
  }
}

const table = (page: Page): Locator => page.getByRole('grid', { name: 'Kommentare und Vorschläge' })
const rows = (page: Page): Locator => table(page).locator('.weigh-row')
const count = (page: Page, words: string): Promise<void> =>
  expect(page.locator('.weighing__count')).toHaveText(words)

/** How many rows there are, drawn or not. */
const listed = async (page: Page): Promise<number> =>
  Number(await table(page).getAttribute('aria-rowcount')) - 1

async function openTable(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Kommentare', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Kommentare zu Bildung' })).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
}

test('[Z60] the moderation filters, resolves three at once, joins two, and takes the table home', async ({
  stage,
}) => {
  await saySame(stage)
  const { page } = await stage.moderator('Bildung')
  await page.goto(`${stage.server.url}/chapters/cha_bildung`)
  await openTable(page)
  const all = await listed(page)
  await count(page, `${all} Einträge`)
  await expect(rows(page).first()).toContainText('Absatz')
  await expectAccessible(page, 'the table of comments')
  await keepPicture(page, 'weighing-1440')

  await page.getByRole('button', { name: '2 zusammenfassen …' }).click()
  await expectAccessible(page, 'the dialog to join')
  await page.getByRole('dialog').getByRole('button', { name: 'Zusammenfassen' }).click()
  const joined = rows(page).filter({ hasText: 'gleichlautend, 2 Stimmen' }).filter({ hasText: 'Studierende' })
  await expect(joined).toHaveCount(1)
  await count(page, `${all - 1} Einträge`)

  await page.getByLabel('Stand', { exact: true }).selectOption('nicht erledigt')
  await expect(page).toHaveURL(/\?state=todo$/u)
  const open = await listed(page)
  await rows(page).first().focus()
  for (const key of ['Space', 'j', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key)
  const bar = page.getByRole('region', { name: 'Ausgewählte' })
  await expect(bar).toContainText('3 ausgewählt')
  await bar.getByRole('button', { name: 'Erledigen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Was wird aus diesen 3 Einträgen?' })
  await dialog.getByLabel('nicht übernommen').check()
  await dialog.getByRole('button', { name: 'Erledigen' }).click()
  await expect(dialog.getByText('Bitte begründen Sie')).toBeVisible()
  await expectAccessible(page, 'the dialog to resolve, with an error')
  await dialog.getByLabel('Begründung').fill('=In der Sitzung vom 3. November so abgewogen.')
  await dialog.getByRole('button', { name: 'Erledigen' }).click()
  await expect(dialog).toHaveCount(0)
  await count(page, `${open - 3} von ${all - 1} Einträgen`)
  await page.getByRole('button', { name: 'Alle Filter aufheben' }).click()
  await expect(rows(page).filter({ hasText: 'nicht übernommen' })).toHaveCount(3)

  expect(await csv(page)).toMatch(/"nicht übernommen";"'=In der Sitzung vom 3\. November so abgewogen\.";/u)
})

/** What the downloaded CSV says. */
async function csv(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Abwägungstabelle herunterladen' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tabelle (CSV)' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^Abwaegungstabelle-1-[-\d]+\.csv$/u)
  return readFile(await download.path(), 'utf8')
}

test('[Z60] at 390 px the rows are cards; an expert sees them with what she may do; Enter leads to the text', async ({
  stage,
}) => {
  const { page } = await stage.expert('Bildung', small)
  await page.goto(`${stage.server.url}/chapters/cha_bildung`)
  await openTable(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `the table as cards, ${colorScheme}`)
    await keepPicture(page, `weighing-390-${colorScheme}`)
  }
  await expectNoSidewaysScroll(page, 'the table as cards')
  await page.getByRole('checkbox', { name: 'Zeile 1 auswählen' }).check()
  const bar = page.getByRole('region', { name: 'Ausgewählte' })
  await expect(bar.getByRole('button', { name: 'Zuweisen' })).toBeVisible()
  await expect(bar.getByRole('button', { name: 'Schlagwörter' })).toHaveCount(0)
  await rows(page).first().focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/chapters\/cha_bildung#thr_/u)
})

test('[Z60] of 10,000 comments only what is near is drawn, and the last is one key away', async ({
  stage,
}) => {
  const { page } = await stage.moderator('Bildung')
  await page.route('**/api/chapters/cha_bildung/threads', async (route) => {
    const answer = await route.fetch()
    const view = (await answer.json()) as ThreadsView
    const first = must(view.threads[0], 'the demo world has a thread')
    const many = Array.from({ length: 10_000 }, (_none, at) => ({
      ...first,
      id: threadId.parse(`thr_many${at}`),
      joined: [],
      remarks: first.remarks.map((remark) => ({
        ...remark,
        body: `Anmerkung ${at}. ${'Wort '.repeat(at % 60)}`,
      })),
    }))
    await route.fulfill({ json: { ...view, threads: many } })
  })
  await page.goto(`${stage.server.url}/chapters/cha_bildung/comments`)
  await expect(table(page)).toHaveAttribute('aria-rowcount', '10001')
  expect(await rows(page).count()).toBeLessThan(40)
  await rows(page).first().focus()
  await page.keyboard.press('End')
  const last = table(page).getByRole('row').and(page.locator('[aria-rowindex="10001"]'))
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport()
  for (let back = 0; back < 30; back++) await page.keyboard.press('k')
  await expect(page.locator('[aria-rowindex="9971"]')).toBeFocused()
  await expect(page.locator('[aria-rowindex="9971"]')).toBeInViewport({ ratio: 0.5 })
  expect(await rows(page).count()).toBeLessThan(40)
  await page.getByLabel('Wörter').fill('Anmerkung 4711.')
  await count(page, '1 von 10.000 Einträgen')
  await expect(rows(page)).toHaveCount(1)
})
