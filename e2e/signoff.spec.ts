/** Sign-off: the moderation calls, experts answer to the very text, one refuses, it is reopened, changed and signed again. */
import type { Locator, Page } from '@playwright/test'
import type { Actor } from './actor.ts'
import { expect, expectAccessible, expectContrast, expectNoSidewaysScroll, test } from './stage.ts'

const chapter = '/chapters/cha_bildung'
const small = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const card = (page: Page): Locator => page.getByRole('region', { name: /Elementarbereich$/u })
const own = (page: Page): Locator => page.getByRole('region', { name: 'Ihre Antwort' })
const stands = (page: Page, words: string): Promise<void> => expect(card(page)).toContainText(words)

/** By the section's menu in the text. */
async function callFor(desk: Actor, due: string): Promise<void> {
  await desk.arrange('1.2', 'Zur Mitzeichnung aufrufen …')
  const dialog = desk.page.getByRole('dialog', { name: 'Zur Mitzeichnung aufrufen' })
  await expect(dialog.getByRole('checkbox', { name: /Elementarbereich$/u })).toBeChecked()
  await dialog.getByLabel('Antworten bis (freiwillig)').fill(due)
  await dialog.getByLabel('Nachricht an die AG (freiwillig)').fill('Bitte bis Nikolaus.')
  await expectAccessible(desk.page, 'the call')
  await dialog.getByRole('button', { name: 'Aufrufen und sperren' }).press('Enter')
  await expect(dialog).toHaveCount(0)
}

/** By keyboard alone: from the first answer down to the wanted one, and on to the button. */
async function answerByKeys(page: Page, steps: number, words: string | null = null): Promise<void> {
  await own(page).getByRole('radio', { name: 'Mitzeichnen', exact: true }).focus()
  await page.keyboard.press('Space')
  for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowDown')
  if (words !== null) {
    await page.keyboard.press('Tab')
    await page.keyboard.type(words)
  }
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Antwort geben' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Zurücknehmen' })).toBeFocused()
}

test('[Q30] called, signed, refused, reopened, changed, signed again: each to the very text, by keyboard', async ({
  stage,
}) => {
  const section = stage.section('Bildung', 'Elementarbereich')
  const there = `${stage.server.url}${chapter}/sign-offs/${section}`
  const moderator = await stage.moderator('Bildung')
  const desk = moderator.page
  await moderator.openChapter('Bildung')
  await callFor(moderator, '2030-12-05')
  await stands(desk, 'zur Mitzeichnung · 0 von 3')

  const { page: first } = await stage.expert('Bildung')
  await first.goto(`${stage.server.url}/news`)
  await expectAccessible(first, 'what waits for a signature')
  await expect(first.getByRole('region', { name: 'Neues' })).toContainText(
    'Sabine Krüger bittet um Ihre Mitzeichnung. Antworten bis 5. Dezember 2030.',
  )
  const waiting = first.getByRole('region', { name: 'Meine Mitzeichnungen' })
  await waiting.getByRole('link', { name: /Elementarbereich$/u }).press('Enter')
  await expect(first.getByText('Bitte bis Nikolaus.').first()).toBeVisible()
  await answerByKeys(first, 0)
  await first.keyboard.press('Enter')
  await expect(own(first).getByRole('radio').first()).toBeFocused()
  await answerByKeys(first, 0)
  await expect(own(first)).toContainText('Ihre Antwort gilt für genau diesen Wortlaut.')
  await stands(desk, 'zur Mitzeichnung · 1 von 3')

  const { page: second } = await stage.expert('Bildung', small)
  await second.goto(there)
  await answerByKeys(second, 2, 'Die Mittel fehlen.')
  await expectAccessible(second, 'the page to sign at 390 px, refused')
  await expectNoSidewaysScroll(second, 'the page to sign')
  await second.screenshot({ path: 'e2e/results/signoff-390.png', fullPage: true })
  await stands(desk, 'zur Mitzeichnung · 1 von 3, 1 nicht mitgezeichnet')
  await stands(desk, 'Die Mittel fehlen.')

  await card(desk).getByRole('button', { name: 'Wieder öffnen …' }).press('Enter')
  const reopening = desk.getByRole('dialog', { name: /wieder öffnen$/u })
  await reopening.getByRole('button', { name: 'Wieder öffnen' }).press('Enter')
  await expect(reopening.getByText('Bitte begründen Sie')).toBeVisible()
  await reopening.getByLabel('Begründung').fill('Die Mittel kommen dazu.')
  await reopening.getByRole('button', { name: 'Wieder öffnen' }).press('Enter')
  await expect(reopening).toHaveCount(0)
  await stands(desk, 'Entwurf')
  await expect(own(first)).toContainText('Der Abschnitt ist wieder offen.')

  await desk.getByRole('link', { name: 'Schreiben', exact: true }).click()
  await moderator.goToEnd('Elementarbereich')
  await moderator.type(' Die Stadt stellt die Mittel bereit.')
  await moderator.seesSaved()
  await callFor(moderator, '2030-12-12')
  await stands(desk, 'zur Mitzeichnung · 0 von 3, 1 nicht mitgezeichnet')
  await stands(desk, 'überholt')

  await expect(own(first)).toContainText('ist überholt: Der Text ist ein anderer.')
  await expect(first.getByText('1 Absatz geändert', { exact: true })).toBeVisible()
  await expect(first.locator('ins')).toContainText('Die Stadt stellt die Mittel bereit.')
  await expectAccessible(first, 'what has changed')
  await first.screenshot({ path: 'e2e/results/signoff-changed.png', fullPage: true })
  await answerByKeys(first, 0)
  await expect(second.getByText('1 Absatz geändert', { exact: true })).toBeVisible()
  await answerByKeys(second, 1, 'Danke.')
  await stands(desk, 'mitgezeichnet · 2 von 3, 1 Hinweis')

  await card(desk).getByRole('button', { name: 'Im Auftrag eintragen …' }).press('Enter')
  const entering = desk.getByRole('dialog', { name: /^Antwort im Auftrag eintragen/u })
  await entering.getByRole('radio', { name: 'Mitzeichnen', exact: true }).check()
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  await entering.getByLabel(/^Scan/u).setInputFiles({ name: 'brief.png', mimeType: 'image/png', buffer: png })
  await expectAccessible(desk, 'entering for somebody')
  await entering.getByRole('button', { name: 'Eintragen' }).press('Enter')
  await expect(entering).toHaveCount(0)
  await stands(desk, 'im Auftrag eingetragen von Sabine Krüger')
  await stands(desk, 'mitgezeichnet · 3 von 3, 1 Hinweis')
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectContrast(desk, `the sign-offs of a chapter, ${colorScheme}`)
    await desk.screenshot({ path: `e2e/results/signoff-${colorScheme}.png`, fullPage: true })
  }

  const { page: third } = await stage.expert('Bildung')
  await third.goto(there)
  await own(third).getByRole('button', { name: 'Das ist nicht meine Antwort …' }).press('Enter')
  await third.getByRole('dialog').getByRole('button', { name: 'Widersprechen' }).press('Enter')
  await expect(own(third).getByRole('radio').first()).toBeFocused()
  await stands(desk, 'bestritten')
  await stands(desk, 'mitgezeichnet · 2 von 3, 1 Hinweis')
})
