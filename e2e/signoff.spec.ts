/** Sign-off: the moderation calls, six experts answer to the very text, one refuses, it is reopened, changed and signed again. */
import type { Locator, Page } from '@playwright/test'
import type { Actor } from './actor.ts'
import { call, type Caller } from './api.ts'
import { guests, sign } from './signers.ts'
import {
  expect,
  expectAccessible,
  expectContrast,
  expectNoSidewaysScroll,
  test,
  type Stage,
} from './stage.ts'

const chapter = '/chapters/cha_bildung'
const small = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const card = (page: Page): Locator => page.getByRole('region', { name: /Elementarbereich$/u })
const own = (page: Page): Locator => page.getByRole('region', { name: 'Ihre Antwort' })
const stands = (page: Page, words: string): Promise<void> => expect(card(page)).toContainText(words)
const rowOf = (page: Page, name: string): Locator =>
  card(page).getByRole('row', { name: new RegExp(name, 'u') })

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

/** Without a browser. */
async function callWithout(stage: Stage, by: Caller, section: string): Promise<void> {
  const body = { sections: [section], due: '2030-12-05', message: 'Bitte bis Nikolaus.' }
  const answer = await call(stage.server.url, by, 'POST', `/api${chapter}/sign-offs/call`, body)
  expect(answer.status, await answer.text()).toBe(200)
}

/** By keyboard alone: from the first answer down to the wanted one, and on to the button. */
async function answerByKeys(page: Page, steps: number, words: string | null = null): Promise<void> {
  const answers = own(page).getByRole('group', { name: 'Zu genau diesem Text:' })
  await answers.getByRole('radio', { name: 'Mitzeichnen', exact: true }).focus()
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

async function reopen(desk: Page, reason: string): Promise<void> {
  await card(desk).getByRole('button', { name: 'Wieder öffnen …' }).press('Enter')
  const dialog = desk.getByRole('dialog', { name: /^Abschnitt 1\.2 wieder öffnen$/u })
  await dialog.getByRole('button', { name: 'Wieder öffnen' }).press('Enter')
  await expect(dialog.getByText('Bitte begründen Sie')).toBeVisible()
  await dialog.getByLabel('Begründung').fill(reason)
  await dialog.getByRole('button', { name: 'Wieder öffnen' }).press('Enter')
  await expect(dialog).toHaveCount(0)
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** What came on paper is entered for this person, with its scan. */
async function enterFor(desk: Page, name: string): Promise<void> {
  await card(desk).getByRole('button', { name: 'Im Auftrag eintragen …' }).press('Enter')
  const dialog = desk.getByRole('dialog', { name: 'Antwort im Auftrag eintragen: Abschnitt 1.2' })
  await dialog.getByLabel('Wer hat geantwortet?').selectOption({ label: name })
  await dialog.getByRole('radio', { name: 'Mitzeichnen', exact: true }).check()
  await dialog.getByLabel(/^Scan/u).setInputFiles({ name: 'brief.png', mimeType: 'image/png', buffer: png })
  await expectAccessible(desk, 'entering for somebody')
  await dialog.getByRole('button', { name: 'Eintragen' }).press('Enter')
  await expect(dialog).toHaveCount(0)
}

/** In the other looks a person may have. */
async function lookAt(page: Page, what: string): Promise<void> {
  const looks = {
    dark: { colorScheme: 'dark' },
    forced: { colorScheme: 'light', forcedColors: 'active' },
  } as const
  for (const [look, media] of Object.entries(looks)) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
    await expectContrast(page, `${what}, ${look}`)
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  await page.setViewportSize({ width: 320, height: 256 })
  await expectNoSidewaysScroll(page, `${what} at 400 % zoom`)
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('[Q30] six experts: called, signed, refused, reopened, changed, signed again, each to the very text, by keyboard', async ({
  stage,
}) => {
  const section = stage.section('Bildung', 'Elementarbereich')
  const there = `${stage.server.url}${chapter}/sign-offs/${section}`
  const sabine = stage.person('moderator', 'Bildung')
  const moderator = await stage.enter(sabine)
  const desk = moderator.page
  const [one, other] = [stage.person('expert', 'Bildung'), stage.person('expert', 'Bildung')]
  const four = [await stage.caller(stage.person('expert', 'Bildung')), ...(await guests(stage))]
  await callWithout(stage, await stage.caller(sabine), section)
  await desk.goto(`${stage.server.url}${chapter}/sign-offs`)
  await stands(desk, 'zur Mitzeichnung · 0 von 6')

  const { page: first } = await stage.enter(one)
  await first.goto(`${stage.server.url}/news`)
  await expect(first.getByRole('region', { name: 'Neues' })).toContainText(
    'Sabine Krüger bittet um Ihre Mitzeichnung. Antworten bis 5. Dezember 2030.',
  )
  const waiting = first.getByRole('region', { name: 'Meine Mitzeichnungen' })
  await waiting.getByRole('link', { name: '1.2 Elementarbereich' }).press('Enter')
  await expect(first.getByText('Bitte bis Nikolaus.').first()).toBeVisible()
  await answerByKeys(first, 0)
  await expect(first.getByText('Zehn Sekunden lang können Sie sie zurücknehmen.')).toHaveCount(1)
  await first.keyboard.press('Enter')
  await expect(own(first).getByRole('radio').first()).toBeFocused()
  await answerByKeys(first, 0)
  await expect(own(first)).toContainText('Ihre Antwort gilt für genau diesen Wortlaut.')
  await sign(stage, four, section)
  await stands(desk, 'mitgezeichnet · 5 von 6')

  const { page: second } = await stage.enter(other, small)
  await second.goto(there)
  await answerByKeys(second, 2, 'Die Mittel fehlen.')
  await expectAccessible(second, 'the page to sign at 390 px, refused')
  await expectNoSidewaysScroll(second, 'the page to sign')
  await stands(desk, 'zur Mitzeichnung · 5 von 6, 1 nicht mitgezeichnet')
  await expect(rowOf(desk, other.name)).toContainText('Die Mittel fehlen.')

  await reopen(desk, 'Die Mittel kommen dazu.')
  await stands(desk, 'Entwurf')
  await expect(own(first)).toContainText('Der Abschnitt ist wieder offen.')
  await expect(first.getByText('Der Text ist derselbe.')).toBeVisible()

  await desk.getByRole('link', { name: 'Schreiben', exact: true }).click()
  await moderator.goToEnd('Elementarbereich')
  await moderator.type(' Die Stadt stellt die Mittel bereit.')
  await moderator.write('Elementarbereich', 'Der Rat beschließt sie jedes Jahr.')
  await moderator.seesSaved()
  await callFor(moderator, '2030-12-12')
  await stands(desk, 'zur Mitzeichnung · 0 von 6, 1 nicht mitgezeichnet')
  for (const { name } of [one, ...four.map(({ person }) => person)])
    await expect(rowOf(desk, name)).toContainText('überholt')

  for (const page of [first, second]) {
    await expect(page.getByText('1 Absatz geändert, 1 neu', { exact: true })).toBeVisible()
    await expect(page.getByRole('insertion')).toContainText([
      'eingefügt: Die Stadt stellt die Mittel bereit. Ende.',
      'Der Rat beschließt sie jedes Jahr.',
    ])
  }
  await expect(own(first)).toContainText('ist überholt: Der Text ist ein anderer.')
  await expectAccessible(first, 'what has changed')
  await lookAt(first, 'changed')

  await enterFor(desk, one.name)
  await expect(rowOf(desk, one.name)).toContainText('im Auftrag eingetragen von Sabine Krüger, auf Papier')
  await own(first).getByRole('button', { name: 'Das ist nicht meine Antwort …' }).press('Enter')
  const disputing = first.getByRole('dialog', { name: 'Der eingetragenen Antwort widersprechen' })
  await disputing.getByRole('button', { name: 'Widersprechen' }).press('Enter')
  await expect(own(first).getByRole('radio').first()).toBeFocused()
  await expect(rowOf(desk, one.name)).toContainText('bestritten')

  await answerByKeys(first, 0)
  await sign(stage, four, section)
  await answerByKeys(second, 1, 'Danke.')
  await stands(desk, 'mitgezeichnet · 6 von 6, 1 Hinweis')
  await expectAccessible(desk, 'the sign-offs of a chapter')
  await lookAt(desk, 'all')
})
