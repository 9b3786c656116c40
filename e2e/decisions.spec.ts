/** How deciding looks and reads; the whole way of a submission is told in `whole-way.spec.ts`. */
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

/** The moderation's call is the sign-off of the chapter, which no working group writes. */
async function layBefore(stage: Stage, by: Caller): Promise<void> {
  const scope = { chapter: 'cha_verwaltung' }
  const called = { sections: [stage.section('Verwaltung', 'Einleitung')], due: null, message: null }
  const signed = await call(
    stage.server.url,
    by,
    'POST',
    '/api/chapters/cha_verwaltung/sign-offs/call',
    called,
  )
  expect(signed.status, await signed.text()).toBe(200)
  const order = { id: 'ver_erste1', scope, purpose: 'submission', name: 'Zur Verwaltung', note: null }
  const frozen = await call(stage.server.url, by, 'POST', '/api/versions', order)
  expect(frozen.status, await frozen.text()).toBe(201)
}

test('[Z74] the Lenkungsgruppe finds in the matrix what is before it, notes, and returns a section: by keyboard, on a phone, in the dark', async ({
  stage,
}) => {
  const by = await stage.caller(stage.person('moderator', 'Verwaltung'))
  await layBefore(stage, by)
  const first = { title: 'Leitbild', after: null }
  const added = await call(stage.server.url, by, 'POST', '/api/chapters/cha_verwaltung/sections', first)
  expect(added.status, await added.text()).toBe(201)
  const { page } = await stage.enter(stage.person('steering'))
  await page.getByRole('link', { name: 'Stand der Entscheidungen' }).click()
  await expect(page.getByText('noch nicht entschieden')).toBeVisible()
  await expect(page.getByText('dort 6.1 Einleitung')).toBeVisible()
  await expectAccessible(page, 'the paper as a matrix')
  await keepPicture(page, 'matrix-1440', 'whole')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page, 'the matrix on a phone')
  await expectAccessible(page, 'the matrix as cards')
  await keepPicture(page, 'matrix-390')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('link', { name: /^Fassung 1\.0/u }).press('Enter')
  await page.getByRole('button', { name: /^Eigene Notiz/u }).press('Enter')
  await page.getByLabel('zurückgeben').check()
  await page.getByRole('button', { name: 'Notieren' }).press('Enter')
  await expect(page.getByText(/: zurückgeben$/u)).toBeVisible()
  await page.getByRole('button', { name: /^Entscheidung festhalten/u }).press('Enter')
  await page.getByLabel('zur Überarbeitung zurückgegeben').check()
  await page.getByRole('button', { name: 'Festhalten', exact: true }).click()
  await expect(page.getByText('Bitte nennen Sie die Auflage.')).toBeVisible()
  await expectAccessible(page, 'what is missing in a decision')
  await page.getByLabel('Auflage 1').fill('Bitte die Mittel nennen.')
  await page.getByRole('button', { name: 'Festhalten', exact: true }).click()
  await expect(page.getByText(/^zur Überarbeitung zurückgegeben: /u)).toBeVisible()
  await expectAccessible(page, 'a section that was returned')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(page, 'decisions in the dark')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page, 'decisions on a phone')
  await keepPicture(page, 'decisions-390', 'whole')
})
