/** A version from the moderation's hand to the Lenkungsgruppe's eyes. */
import type { Page } from '@playwright/test'
import {
  expect,
  expectAccessible,
  expectContrast,
  expectNoSidewaysScroll,
  keepsNoFiles,
  test,
} from './stage.ts'

/** Names of the scripts that the page asks for from now on. */
function collectScripts(page: Page): readonly string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') asked.push(new URL(request.url()).pathname)
  })
  return asked
}

test('[Z75] the moderation freezes a version; the Lenkungsgruppe reads it, and goes to a place as it is cited', async ({
  stage,
}) => {
  const sabine = await stage.moderator('Bildung')
  await sabine.page.getByRole('link', { name: 'Fassungen von Bildung' }).click()
  await expect(sabine.page.getByText('noch keine Fassung')).toBeVisible()
  await sabine.page.getByRole('button', { name: 'Fassung einfrieren' }).press('Enter')
  const dialog = sabine.page.getByRole('dialog', { name: 'Eine Fassung einfrieren' })
  await dialog.getByRole('radio', { name: /^Vorlage/u }).check()
  await expect(dialog.getByRole('status')).toContainText('noch nicht mitgezeichnet')
  await dialog.getByRole('button', { name: 'Einfrieren' }).click()
  await expect(dialog.getByText('Geben Sie der Fassung einen Namen.')).toBeVisible()
  await expectAccessible(sabine.page, 'the dialog of freezing', 'dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Zum Beteiligungstag')
  await dialog.getByRole('radio', { name: /^Zwischenfassung/u }).check()
  await dialog.getByRole('textbox', { name: 'Name' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(sabine.page.getByRole('link', { name: 'Fassung 0.1 „Zum Beteiligungstag“' })).toBeVisible()
  await expectAccessible(sabine.page, 'the list of versions')

  const ursula = await stage.enter(stage.person('steering'), keepsNoFiles)
  await ursula.page.getByRole('link', { name: 'Fassungen von Bildung' }).click()
  await expect(ursula.page.getByRole('button', { name: 'Fassung einfrieren' })).toHaveCount(0)
  const link = ursula.page.getByRole('link', { name: 'Fassung 0.1 „Zum Beteiligungstag“' })
  const address = (await link.getAttribute('href')) ?? ''
  const fresh = await ursula.page.context().newPage()
  const scripts = collectScripts(fresh)
  await fresh.goto(new URL(address, stage.server.url).href)
  await expect(fresh.getByRole('heading', { level: 1 })).toHaveText('Fassung 0.1 „Zum Beteiligungstag“')
  await expect(fresh.getByText('Zwischenfassung: nicht mitgezeichnet')).toBeVisible()
  await expect(fresh.locator('article')).toContainText('Jedes Kind')
  expect(scripts.filter((name) => /(?:writing|texts|dist|prose)-/u.test(name))).toEqual([])
  await fresh.getByRole('textbox', { name: 'Gehe zu' }).fill('1.1 Absatz 2')
  await fresh.keyboard.press('Enter')
  await expect(fresh.locator('[id="1.1-2"]')).toBeFocused()
  expect(new URL(fresh.url()).hash).toBe('#1.1-2')
  await fresh.getByRole('textbox', { name: 'Gehe zu' }).fill('1.1 Absatz 99')
  await fresh.keyboard.press('Enter')
  await expect(fresh.getByText('Diese Stelle gibt es in dieser Fassung nicht.')).toBeVisible()
  const code = fresh.getByRole('img', { name: 'QR-Code: Adresse und Fingerabdruck der Fassung 0.1' })
  await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await fresh.getByRole('button', { name: 'Als Datei' }).press('Enter')
  await expect(fresh.getByRole('link', { name: /^Markdown/u })).toBeInViewport({ ratio: 1 })
  await expectAccessible(fresh, 'a version')
  await fresh.keyboard.press('Escape')
  for (const width of [390, 320]) {
    await fresh.setViewportSize({ width, height: 800 })
    await expectNoSidewaysScroll(fresh, `a version at ${width} px`)
  }
  await fresh.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(fresh, 'a version in the dark')
})
