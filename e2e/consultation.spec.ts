/** Bodies are asked about a version, write together and answer; the Lenkungsgruppe has it beside the text. */
import type { Locator } from '@playwright/test'
import { must } from '#shared/failure'
import { call } from './api.ts'
import {
  expect,
  expectAccessible,
  expectContrast,
  expectNoSidewaysScroll,
  keepPicture,
  test,
  type Stage,
} from './stage.ts'

const version = 'ver_gremien'
const linden = 'Integrationsbeirat Linden-Limmer'
const table = 'Runder Tisch für Gleichberechtigung und gegen Rassismus'

/** A chapter that no working group writes is laid before the Lenkungsgruppe. */
async function layBefore(stage: Stage): Promise<void> {
  const by = await stage.caller(stage.person('moderator', 'Verwaltung'))
  const scope = { chapter: 'cha_verwaltung' }
  const called = { sections: [stage.section('Verwaltung', 'Einleitung')], due: null, message: null }
  const path = `/api/chapters/${scope.chapter}/sign-offs/call`
  const signed = await call(stage.server.url, by, 'POST', path, called)
  expect(signed.status, await signed.text()).toBe(200)
  const order = { id: version, scope, purpose: 'submission', name: 'Für die Gremien', note: null }
  const frozen = await call(stage.server.url, by, 'POST', '/api/versions', order)
  expect(frozen.status, await frozen.text()).toBe(201)
}

const inTwenty = (): string => new Date(Date.now() + 20 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

const boxOf = async (place: Locator) => must(await place.boundingBox(), 'it is drawn')

test('[Z80] two bodies are asked; one writes together and hands in by its chair, the other says Fehlanzeige; the Lenkungsgruppe reads it beside the text', async ({
  stage,
}) => {
  await layBefore(stage)
  const { url } = stage.server
  const { page: ursula } = await stage.enter(stage.person('steering'))
  await ursula.goto(`${url}/decisions/${version}`)
  await ursula.getByRole('link', { name: 'Stellungnahmen der Gremien' }).press('Enter')
  await ursula.getByRole('button', { name: 'Fragen' }).press('Enter')
  await expect(ursula.getByText('Bitte wählen Sie mindestens ein Gremium.')).toBeVisible()
  await expectAccessible(ursula, 'what is missing where bodies are asked')
  await ursula.setViewportSize({ width: 320, height: 800 })
  await expectNoSidewaysScroll(ursula, 'asking bodies at 400 %')
  await ursula.setViewportSize({ width: 1440, height: 900 })
  for (const body of [linden, table]) await ursula.getByRole('checkbox', { name: body }).press('Space')
  await ursula.getByLabel('Letzter Tag').fill(inTwenty())
  await ursula.getByLabel('Nachricht (freiwillig)').fill('Bitte achten Sie auf die Mittel.')
  await keepPicture(ursula, 'consultation-ask', 'whole')
  await ursula.getByRole('button', { name: 'Fragen' }).press('Enter')
  await expect(ursula.getByText('0 von 2 haben geantwortet')).toBeVisible()

  const { page: amir } = await stage.enter(stage.person('advisor'))
  await amir.getByRole('link', { name: 'Worum Ihr Gremium gebeten ist' }).press('Enter')
  const { page: leyla } = await stage.enter(stage.person('advisor'))
  await leyla.goto(`${url}/versions/${version}/consultation`)
  await leyla.getByLabel('Zum Ganzen').fill('Wir begrüßen den Entwurf.')
  await expect(leyla.getByText('Ihre Änderungen stehen bisher nur auf diesem Gerät.')).toBeVisible()
  await expect(leyla.getByText(/^Abgeben kann der Vorsitz Ihres Gremiums: Amir Rezaei/u)).toBeVisible()
  // Written down on this device a moment later, or when the page goes.
  await leyla.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await leyla.reload()
  await expect(leyla.getByLabel('Zum Ganzen')).toHaveValue('Wir begrüßen den Entwurf.')
  await leyla.getByRole('button', { name: 'Als Entwurf speichern' }).press('Enter')
  await expect(leyla.getByText(/^Gespeichert von Leyla/u)).toBeVisible()

  await amir.getByRole('link', { name: 'Stellungnahme zu Fassung 1.0 „Für die Gremien“' }).press('Enter')
  await expect(amir.getByLabel('Zum Ganzen')).toHaveValue('Wir begrüßen den Entwurf.')
  await amir.getByLabel('Auch zu einem einzelnen Abschnitt schreiben').selectOption('6.1 Einleitung')
  await amir.getByLabel('Zu 6.1 Einleitung').fill('Wer zahlt das?')
  await leyla.getByLabel('Zum Ganzen').fill('Wir begrüßen den Entwurf sehr.')
  await leyla.getByRole('button', { name: 'Als Entwurf speichern' }).press('Enter')
  await expect(amir.getByText('Ein Entwurf steht neben Ihrem.')).toBeVisible()
  await expect(amir.getByLabel('Zu 6.1 Einleitung')).toHaveValue('Wer zahlt das?')
  await expectAccessible(amir, 'a draft beside another')
  await keepPicture(amir, 'consultation-drafts', 'whole')
  await amir.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(amir, 'a draft beside another on a phone')
  await amir.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectContrast(amir, 'a draft beside another in the dark')
  await keepPicture(amir, 'consultation-drafts-390', 'whole')
  await amir.getByRole('button', { name: /^Weglassen: Entwurf von Leyla/u }).press('Enter')
  await amir.getByRole('button', { name: 'Stellungnahme abgeben' }).press('Enter')
  await expectAccessible(amir, 'handing in', 'dialog')
  await amir.getByRole('button', { name: 'Abgeben', exact: true }).press('Enter')
  await expect(amir.getByText(/^Ihr Gremium hat am .* diese Stellungnahme abgegeben/u)).toBeVisible()
  await expect(leyla.getByText(/^Ihr Gremium hat am .* diese Stellungnahme abgegeben/u)).toBeVisible()

  const { page: miriam } = await stage.enter(stage.person('advisor'))
  await miriam.goto(`${url}/versions/${version}/consultation`)
  await miriam.getByRole('button', { name: 'Fehlanzeige' }).press('Enter')
  await miriam.getByRole('button', { name: 'Fehlanzeige melden' }).press('Enter')
  await expect(miriam.getByText(/^Ihr Gremium hat am .* Fehlanzeige gemeldet/u)).toBeVisible()

  await expect(
    ursula.getByText('2 von 2 haben geantwortet: 1 mit Stellungnahme, 1 mit Fehlanzeige.'),
  ).toBeVisible()
  await ursula.getByText('Stellungnahme lesen').press('Enter')
  await expect(ursula.getByText('Wer zahlt das?')).toBeVisible()
  await expectAccessible(ursula, 'what came in')
  await keepPicture(ursula, 'consultation-overview', 'whole')

  await ursula.getByRole('link', { name: 'Fassung lesen' }).press('Enter')
  const beside = ursula.getByRole('region', { name: 'Stellungnahmen zu 6.1' })
  await expect(beside).toContainText('Wer zahlt das?')
  await expect(ursula.getByRole('region', { name: 'Stellungnahmen zum Ganzen' })).toContainText(
    `Fehlanzeige: ${table}`,
  )
  const heading = ursula.getByRole('heading', { name: '6.1 Einleitung' })
  expect((await boxOf(beside)).x).toBeGreaterThan((await boxOf(heading)).x + 300)
  await expectAccessible(ursula, 'statements beside the text')
  await keepPicture(ursula, 'consultation-beside', 'whole')
  await ursula.getByRole('link', { name: 'Entscheidungen dazu' }).press('Enter')
  await expect(beside).toContainText('Wer zahlt das?')
  await expectAccessible(ursula, 'statements beside a decision')
  await keepPicture(ursula, 'consultation-decide', 'whole')
  await ursula.goBack()
  await ursula.setViewportSize({ width: 390, height: 844 })
  await expect(beside).toBeVisible()
  await expectNoSidewaysScroll(ursula, 'statements below the text')
  await ursula.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectContrast(ursula, 'statements in the dark')
  await keepPicture(ursula, 'consultation-below-390', 'whole')
})
