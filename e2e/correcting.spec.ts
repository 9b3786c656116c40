/** Redaktionelle Änderung: the moderation corrects a typo in a signed section; who signed sees it, and objects. */
import type { Locator, Page } from '@playwright/test'
import { must } from '#shared/failure'
import type { SignOffsView } from '#shared/signoff-api'
import { call, type Caller } from './api.ts'
import {
  expect,
  expectAccessible,
  expectContrast,
  expectNoSidewaysScroll,
  keepPicture,
  test,
  type Stage,
} from './stage.ts'

const [chapter, title] = ['/chapters/cha_bildung', 'Grundschulen']
const small = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const card = (page: Page): Locator => page.getByRole('region', { name: /Grundschulen$/u })
const own = (page: Page): Locator => page.getByRole('region', { name: 'Ihre Antwort' })

/** Called for by the moderation, and signed by the experts, without a page. */
async function sign(stage: Stage, moderator: Caller, experts: readonly Caller[]): Promise<void> {
  const { url } = stage.server
  const section = stage.section('Bildung', title)
  const order = { sections: [section], due: null, message: null }
  await call(url, moderator, 'POST', `/api${chapter}/sign-offs/call`, order)
  const view = await call(url, moderator, 'GET', `/api${chapter}/sign-offs`)
  const { sections } = (await view.json()) as SignOffsView
  const { signOff } = must(
    sections.find((one) => one.section === section),
    'it was called for',
  )
  const given = { answer: 'signed', words: null, hash: signOff.locked }
  for (const expert of experts) {
    const answered = await call(url, expert, 'POST', `/api/sections/${section}/sign-off`, given)
    expect(answered.status).toBe(201)
  }
}

test('[Q43] a typo in a signed section is corrected in its place; open editors have it, who signed sees the words and objects', async ({
  stage,
}) => {
  const [one, other] = [stage.person('expert', 'Bildung'), stage.person('expert', 'Bildung')]
  const moderation = stage.person('moderator', 'Bildung')
  await sign(stage, await stage.caller(moderation), [await stage.caller(one), await stage.caller(other)])

  const writer = await stage.enterIn('Bildung', other)
  await writer.lookAt(title)
  const { page: desk } = await stage.enter(moderation)
  await desk.goto(`${stage.server.url}${chapter}/sign-offs`)
  await expect(card(desk)).toContainText('mitgezeichnet · 2 von 3')
  await expect(desk.getByRole('button', { name: 'Redaktionell ändern …' })).toHaveCount(0)
  await desk.getByRole('button', { name: 'Festlegen …' }).press('Enter')
  const setting = desk.getByRole('dialog', { name: 'Redaktionelle Änderungen' })
  await setting.getByRole('radio', { name: /^erlaubt/u }).check()
  await setting.getByLabel('Frist für Einsprüche in Tagen').fill('9')
  await expectAccessible(desk, 'the rule for corrections', 'dialog')
  await desk.keyboard.press('Enter')
  await expect(desk.getByText('erlaubt, Einspruch 9 Tage lang')).toBeVisible()

  await card(desk).getByRole('button', { name: 'Redaktionell ändern …' }).press('Enter')
  const correcting = desk.getByRole('dialog', { name: /^Redaktionell ändern/u })
  await correcting.getByRole('button', { name: /^Ändern: Viele Schulen/u }).press('Enter')
  const field = correcting.getByLabel('Absatz ändern')
  await expect(field).toBeFocused()
  const before = await field.inputValue()
  await desk.keyboard.press('Control+End')
  await desk.keyboard.type('xyz')
  await desk.keyboard.press('Backspace')
  await expect(correcting.getByText('Geändert: 2 von 40 Zeichen.')).toBeVisible()
  await expect(correcting.locator('ins')).toContainText('xy')
  await correcting.getByLabel('Was wurde berichtigt, und warum?').fill('Ein Tippfehler.')
  await expectAccessible(desk, 'correcting', 'dialog')
  await desk.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectContrast(desk, 'correcting, dark', 'dialog')
  await keepPicture(desk, 'correcting-dark')
  await correcting.getByRole('button', { name: 'Ändern und allen zeigen' }).press('Enter')
  await expect(correcting).toHaveCount(0)
  await expect(card(desk)).toContainText('gilt, redaktionell geändert')
  await expect(card(desk)).toContainText('mitgezeichnet · 2 von 3')
  await writer.sees(title, `${before}xy`)
  await expect(writer.text(title)).toHaveAttribute('aria-readonly', 'true')

  const { page: signer } = await stage.enter(one, small)
  await signer.goto(`${stage.server.url}/news`)
  await expect(signer.getByText(/^Redaktionell geändert, seit Sie geantwortet haben/u)).toBeVisible()
  await signer.getByRole('region', { name: 'Meine Mitzeichnungen' }).getByRole('link').press('Enter')
  await expect(own(signer)).toContainText('Ihre Antwort gilt weiter')
  await expect(own(signer).locator('ins')).toContainText('xy')
  await expect(signer.getByText('1 Absatz geändert', { exact: true })).toBeVisible()
  await expectAccessible(signer, 'a correction at 390 px')
  await expectNoSidewaysScroll(signer, 'a correction')
  await keepPicture(signer, 'corrected-390', 'whole')
  await own(signer).getByRole('button', { name: 'Einspruch einlegen …' }).press('Enter')
  const objecting = signer.getByRole('dialog', { name: /^Einspruch/u })
  await objecting.getByLabel('Ihre Begründung').fill('Das ändert den Sinn.')
  await objecting.getByRole('button', { name: 'Einspruch einlegen' }).press('Enter')
  await expect(signer.getByRole('button', { name: 'Zurücknehmen' })).toBeFocused()
  await expect(card(desk)).toContainText('zur Mitzeichnung · 1 von 3, 1 nicht mitgezeichnet')
  await expect(card(desk)).toContainText('Das ändert den Sinn.')
  await keepPicture(desk, 'corrected', 'whole')
})
