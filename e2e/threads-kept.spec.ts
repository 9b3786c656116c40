/** What somebody types, and does to comments without a network, is not lost: it is there again, or goes out later. */
import type { Page } from '@playwright/test'
import { expect, test } from './stage.ts'

const thread = 'thr_kitaplaetze'
const card = (page: Page) => page.locator(`.card#card-${thread}`)
const unfold = (page: Page) => card(page).getByRole('button', { name: 'Zuklappen' })

test('[Z64] half-typed words survive a closed card and a reload; a step taken offline says so and goes out', async ({
  stage,
}) => {
  const { page } = await stage.moderator('Bildung')
  await page.goto(`${stage.server.url}/chapters/cha_bildung#${thread}`)
  await page.mouse.move(400, 400)
  await expect(unfold(page)).toBeVisible()
  await card(page).getByRole('textbox', { name: 'Ihre Antwort' }).fill('Das klärt die Stadt')
  await page.getByRole('button', { name: 'Abschnitt 1.1 kommentieren' }).click()
  await page.getByRole('textbox', { name: 'Ihr Kommentar' }).fill('Dieser Satz ist')
  // Written down on this device a moment later, or when the page goes.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.reload()
  await page.mouse.move(400, 400)
  await expect(unfold(page)).toBeVisible()
  const answer = card(page).getByRole('textbox', { name: 'Ihre Antwort' })
  await expect(answer).toHaveValue('Das klärt die Stadt')
  await expect(page.getByRole('textbox', { name: 'Ihr Kommentar' })).toHaveValue('Dieser Satz ist')
  await expect(page.getByRole('textbox', { name: 'Ihr Kommentar' })).not.toBeFocused()
  await answer.press('Control+Enter')
  await expect(answer).toHaveValue('')

  await page.context().setOffline(true)
  await card(page).getByRole('button', { name: 'Erledigen', exact: true }).click()
  await card(page).getByRole('radio', { name: 'teilweise übernommen' }).check()
  await card(page).getByRole('textbox', { name: 'Begründung' }).fill('Die Zahlen stehen im Anhang.')
  await card(page).getByRole('button', { name: 'Erledigen', exact: true }).first().click()
  const unsent = card(page).getByText('Erledigt: noch nicht gesendet')
  await expect(unsent).toBeVisible({ timeout: 15_000 })
  await expect(card(page)).toContainText('erledigt · teilweise übernommen')
  await page.context().setOffline(false)
  await expect(unsent).toHaveCount(0, { timeout: 20_000 })
  await page.reload()
  await expect(card(page)).toContainText('Die Zahlen stehen im Anhang.')
})
