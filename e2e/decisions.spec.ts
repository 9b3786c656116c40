/** The Lenkungsgruppe decides on a submission, the AG answers, the committee closes it. */
import { call, type Caller } from './api.ts'
import {
  expect,
  expectAccessible,
  expectContrast,
  expectNoSidewaysScroll,
  test,
  type Stage,
} from './stage.ts'

/** The moderation's call is the sign-off of the chapter, which no working group writes. */
async function layBefore(stage: Stage, by: Caller, id: string): Promise<void> {
  const scope = { chapter: 'cha_verwaltung' }
  const sections = [stage.section('Verwaltung', 'Einleitung')]
  const called = { sections, due: null, message: null }
  const signed = await call(
    stage.server.url,
    by,
    'POST',
    `/api/chapters/${scope.chapter}/sign-offs/call`,
    called,
  )
  expect(signed.status, await signed.text()).toBe(200)
  const order = { id, scope, purpose: 'submission', name: 'Für die Lenkungsgruppe', note: null }
  const frozen = await call(stage.server.url, by, 'POST', '/api/versions', order)
  expect(frozen.status, await frozen.text()).toBe(201)
}

test('[Z74] a section is returned with a condition, answered, laid before the Lenkungsgruppe again, accepted, and closed by the committee', async ({
  stage,
}) => {
  const by = await stage.caller(stage.person('moderator', 'Verwaltung'))
  await layBefore(stage, by, 'ver_erste1')
  const { page } = await stage.enter(stage.person('steering'))
  await page.getByRole('link', { name: 'Stand der Entscheidungen' }).click()
  await expect(page.getByText('noch nicht entschieden')).toBeVisible()
  await expectAccessible(page, 'the paper as a matrix')
  await page.screenshot({ path: 'e2e/results/matrix-1440.png', fullPage: true })
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page, 'the matrix on a phone')
  await expectAccessible(page, 'the matrix as cards')
  await page.screenshot({ path: 'e2e/results/matrix-390.png', fullPage: true })
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
  await page.screenshot({ path: 'e2e/results/decisions-390.png', fullPage: true })

  const answer = await call(stage.server.url, by, 'GET', '/api/chapters/cha_verwaltung/threads')
  const { threads } = (await answer.json()) as { threads: { id: string; condition?: object }[] }
  const condition = threads.find((one) => one.condition !== undefined)
  expect(condition).toBeTruthy()
  const resolved = { outcome: 'adopted', reason: null }
  await call(stage.server.url, by, 'POST', `/api/threads/${condition?.id}/resolve`, resolved)
  await layBefore(stage, by, 'ver_zweite')
  await page.goto(`${stage.server.url}/decisions/ver_zweite`)
  await expect(page.getByRole('heading', { name: 'Was wurde daraus?' })).toBeVisible()
  await expect(page.getByText(/^übernommen \(/u)).toBeVisible()
  await page.getByRole('button', { name: /^Entscheidung festhalten/u }).click()
  await page.getByLabel('angenommen').check()
  await page.getByRole('button', { name: 'Festhalten', exact: true }).click()
  await expect(page.getByText(/^angenommen: /u)).toBeVisible()

  const { page: committee } = await stage.enter(stage.person('committee'))
  await committee.getByRole('link', { name: 'Stand der Entscheidungen' }).click()
  await committee.getByRole('link', { name: /^Fassung 2\.0/u }).click()
  await committee.getByRole('button', { name: 'Beschluss festhalten' }).click()
  await committee.getByLabel('Tag der Sitzung').fill('2026-12-10')
  await committee.getByLabel('Drucksachennummer').fill('15-1234/2026')
  await committee.getByLabel('beschlossen', { exact: true }).check()
  await expectAccessible(committee, "the committee's decision")
  await committee.getByRole('button', { name: 'Festhalten', exact: true }).click()
  await expect(committee.getByText('beschlossen, Sitzung vom 10. Dezember 2026')).toBeVisible()
})
