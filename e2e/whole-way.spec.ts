/**
 * The whole way of a chapter: six experts sign, a submission is frozen, read, noted, returned with a condition, answered,
 * signed and laid before the Lenkungsgruppe again, compared, accepted, put to two bodies, and decided on by the committee.
 */
import type { Locator, Page } from '@playwright/test'
import { must } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { Actor } from './actor.ts'
import { call, type Caller } from './api.ts'
import { guests, sign } from './signers.ts'
import { expect, expectAccessible, test, type Stage } from './stage.ts'

const chapter = '/chapters/cha_bildung'
const asked = 'Bitte sagen Sie, woher die Mittel kommen.'
const answered = 'Das steht jetzt am Ende des Abschnitts.'
const stated = 'Wir begrüßen, dass die Mittel jetzt feststehen.'
const council = 'Integrationsbeirat Linden-Limmer'
const table = 'Runder Tisch für Gleichberechtigung und gegen Rassismus'
const added = 'Der Rat stellt die Mittel jedes Jahr bereit.'

const section = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^1\\.\\d ${title}$`, 'u') })
const link = (page: Page, name: string | RegExp): Locator => page.getByRole('link', { name, exact: true })

/** A short chapter: two sections are enough to return one and accept the other. */
async function shorten(stage: Stage, by: Caller): Promise<void> {
  const gone = ['Grundschulen', 'Weiterführende Schulen', 'Hochschulen', 'Erwachsenenbildung']
  for (const title of gone) {
    const path = `/api/sections/${stage.section('Bildung', title)}`
    const answer = await call(stage.server.url, by, 'DELETE', path)
    expect(answer.status, await answer.text()).toBe(200)
  }
}

/** The moderation calls for sections in the page. */
async function callFor({ page }: Actor, url: string, titles: readonly string[]): Promise<void> {
  await page.goto(`${url}${chapter}/sign-offs`)
  await page.getByRole('button', { name: 'Zur Mitzeichnung aufrufen …' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Zur Mitzeichnung aufrufen' })
  for (const title of titles)
    await dialog.getByRole('checkbox', { name: new RegExp(`${title}$`, 'u') }).check()
  await dialog.getByRole('button', { name: 'Aufrufen und sperren' }).click()
  await expect(dialog).toHaveCount(0)
}

/** The moderation freezes the chapter in the page. */
async function freeze({ page }: Actor, url: string, purpose: string, name: string): Promise<void> {
  await page.goto(`${url}/versions/cha_bildung`)
  await page.getByRole('button', { name: 'Fassung einfrieren' }).click()
  const dialog = page.getByRole('dialog', { name: 'Eine Fassung einfrieren' })
  await dialog.getByRole('radio', { name: new RegExp(`^${purpose}`, 'u') }).check()
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('button', { name: 'Einfrieren' }).click()
  await expect(dialog).toHaveCount(0)
}

/** A member finds the version, reads it with who signed, and goes on to what is decided on it. */
async function reads({ page }: Actor, signers: readonly Caller[]): Promise<void> {
  await link(page, 'Fassungen von Bildung').click()
  await link(page, 'Fassung 1.0 „Für die Lenkungsgruppe“').click()
  await expect(page.locator('article')).toContainText('Jedes Kind')
  const signed = page.getByRole('region', { name: 'Mitzeichnungen zu 1.2' })
  for (const { person } of signers) await expect(signed).toContainText(`${person.name}: mitgezeichnet`)
  await link(page, 'Entscheidungen dazu').click()
}

/** What a member thinks is noted; putting it on record is the chair's. */
async function notes({ page }: Actor): Promise<void> {
  const one = section(page, 'Elementarbereich')
  await one.getByRole('button', { name: /^Eigene Notiz/u }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('zurückgeben').check()
  await dialog.getByLabel('Notiz (freiwillig)').fill('Wer bezahlt das?')
  await dialog.getByRole('button', { name: 'Notieren' }).click()
  await expect(one.getByRole('listitem').filter({ hasText: 'Wer bezahlt das?' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Entscheidung festhalten/u })).toHaveCount(0)
}

async function decides(page: Page, title: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
  await section(page, title)
    .getByRole('button', { name: /^Entscheidung festhalten/u })
    .click()
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await dialog.getByRole('button', { name: 'Festhalten', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

async function accepts(page: Page, title: string): Promise<void> {
  await decides(page, title, (dialog) => dialog.getByLabel('angenommen').check())
  await expect(section(page, title)).toContainText('angenommen: Dr. Ursula Behrens')
}

async function returns(page: Page, title: string): Promise<void> {
  await decides(page, title, async (dialog) => {
    await dialog.getByLabel('zur Überarbeitung zurückgegeben').check()
    await dialog.getByLabel('Auflage 1').fill(asked)
    await dialog.getByLabel('Zu Absatz (leer: ganzer Abschnitt)').fill('1')
  })
  await expect(section(page, title)).toContainText(`Absatz 1: ${asked}`)
}

/** The AG hears of the condition, finds it beside its text, answers it, and changes the text. */
async function answersCondition(expert: Actor, url: string): Promise<void> {
  const { page } = expert
  await page.goto(`${url}/news`)
  const news = page.getByRole('region', { name: 'Neues' }).getByRole('listitem').filter({ hasText: asked })
  await news.first().getByRole('link').click()
  const card = page.locator('[role="comment"]').filter({ hasText: asked })
  await expect(card.getByRole('link', { name: 'Auflage zu Fassung 1.0, Absatz 1' })).toHaveAttribute(
    'href',
    /^\/decisions\/ver_\w+#sec_elementarbereich$/u,
  )
  await expectAccessible(page, 'a condition beside the text', '[role="comment"]')
  await card.getByRole('textbox', { name: 'Ihre Antwort' }).fill(answered)
  await card.getByRole('button', { name: 'Antworten', exact: true }).click()
  await expect(card.getByRole('listitem').filter({ hasText: answered })).toBeVisible()
  await expert.write('Elementarbereich', added)
  await expert.seesSaved()
}

/** The moderation finds the condition among the comments, and says what became of it. */
async function weighs({ page }: Actor, url: string): Promise<void> {
  await page.goto(`${url}${chapter}/comments?kind=condition`)
  const row = page.getByRole('row').filter({ hasText: asked })
  await expect(row).toContainText('Auflage zu Fassung 1.0')
  await row.getByRole('checkbox').check()
  await page.getByRole('region', { name: 'Ausgewählte' }).getByRole('button', { name: 'Erledigen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Was wird aus diesem Eintrag?' })
  await dialog.getByLabel('übernommen', { exact: true }).check()
  await dialog.getByRole('button', { name: 'Erledigen' }).click()
  await expect(row).toContainText('erledigt')
}

/** A member sees what became of the condition, and compares with the version before. */
async function compares({ page }: Actor): Promise<void> {
  const one = section(page, 'Elementarbereich')
  await expect(one.getByRole('heading', { name: 'Was wurde daraus?' })).toBeVisible()
  await expect(one).toContainText(answered)
  await expect(one).toContainText('übernommen (Sabine Krüger)')
  await one.getByRole('link', { name: /^Mit Fassung 1\.0 vergleichen/u }).click()
  const compared = page.getByRole('region', { name: /Elementarbereich$/u })
  await expect(compared.locator('ins').filter({ hasText: added })).toBeVisible()
}

/** The chair asks two bodies about the version. */
async function asks(page: Page): Promise<void> {
  await link(page, 'Stellungnahmen der Gremien').click()
  for (const body of [council, table]) await page.getByRole('checkbox', { name: body }).check()
  await page.getByLabel('Letzter Tag').fill(inTwentyDays())
  await page.getByRole('button', { name: 'Fragen', exact: true }).click()
  await expect(page.getByText('0 von 2 haben geantwortet')).toBeVisible()
}

const inTwentyDays = (): string => new Date(Date.now() + 20 * 24 * 3_600_000).toISOString().slice(0, 10)

/** Its chair finds that the body is asked, writes, and hands in. */
async function states({ page }: Actor, url: string): Promise<void> {
  await page.goto(`${url}/news`)
  await link(page, 'Stellungnahme zu Fassung 2.0 „Mit den Mitteln“').click()
  await page.getByLabel('Zum Ganzen').fill(stated)
  await page.getByRole('button', { name: 'Stellungnahme abgeben' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Abgeben', exact: true }).click()
  await expect(page.getByText(/^Ihr Gremium hat am .* diese Stellungnahme abgegeben/u)).toBeVisible()
}

async function hasNothingToSay({ page }: Actor, url: string): Promise<void> {
  await page.goto(`${url}/news`)
  await link(page, 'Stellungnahme zu Fassung 2.0 „Mit den Mitteln“').click()
  await page.getByRole('button', { name: 'Fehlanzeige', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Fehlanzeige melden' }).click()
  await expect(page.getByText(/^Ihr Gremium hat am .* Fehlanzeige gemeldet/u)).toBeVisible()
}

/** The committee finds in the matrix what is before it, and puts its decision on record. */
async function closes({ page }: Actor): Promise<void> {
  await link(page, 'Stand der Entscheidungen').click()
  const row = page.getByRole('row', { name: /^1\.2 Elementarbereich/u })
  await expect(row).toContainText('angenommen')
  await row.getByRole('link', { name: /^Fassung 2\.0/u }).click()
  await expect(page.getByRole('heading', { name: '1.2 Elementarbereich' })).toBeFocused()
  await page.getByRole('button', { name: 'Beschluss festhalten' }).click()
  const dialog = page.getByRole('dialog', { name: 'Beschluss festhalten' })
  await dialog.getByLabel('Tag der Sitzung').fill('2030-12-10')
  await dialog.getByLabel('Drucksachennummer').fill('15-1234/2030')
  await dialog.getByLabel('beschlossen', { exact: true }).check()
  await expectAccessible(page, "the committee's decision", 'dialog')
  await dialog.getByRole('button', { name: 'Festhalten', exact: true }).click()
  await expect(page.getByText('beschlossen, Sitzung vom 10. Dezember 2030')).toBeVisible()
}

test('[Z79] the whole way: six experts sign, the Lenkungsgruppe reads, returns and accepts, bodies answer, the committee decides', async ({
  stage,
}) => {
  // Seven people at seven pages, one after the other: on a slow machine that takes its time.
  test.setTimeout(180_000)
  const { url } = stage.server
  const moderator = stage.person('moderator', 'Bildung')
  const own = [1, 2, 3].map(() => stage.person('expert', 'Bildung'))
  const [desk, joined] = await Promise.all([
    stage.enter(moderator),
    guests(stage),
    shorten(stage, await stage.caller(moderator)),
  ])
  const six = [...(await Promise.all(own.map((one) => stage.caller(one)))), ...joined]
  const [first, second] = ['Einleitung', 'Elementarbereich'].map((title) => stage.section('Bildung', title))
  const signAll = async (...sections: readonly (SectionId | undefined)[]): Promise<void> => {
    for (const one of sections) await sign(stage, six, must(one, 'a section'))
  }

  await callFor(desk, url, ['Einleitung', 'Elementarbereich'])
  await signAll(first, second)
  await freeze(desk, url, 'Vorlage', 'Für die Lenkungsgruppe')
  await expect(link(desk.page, 'Fassung 1.0 „Für die Lenkungsgruppe“')).toBeVisible()

  const chair = stage.person('steering')
  const member = await stage.enter(stage.person('steering'))
  await reads(member, six)
  await notes(member)
  const { page: head } = await stage.enter(chair)
  await head.goto(member.page.url())
  await expect(section(head, 'Elementarbereich')).toContainText('Mehmet Yıldız: zurückgeben')
  await accepts(head, 'Einleitung')
  await returns(head, 'Elementarbereich')

  const expert = await stage.enter(must(own[0], 'an expert'))
  await answersCondition(expert, url)
  await expert.page.close()
  await weighs(desk, url)
  await callFor(desk, url, ['Elementarbereich'])
  await signAll(second)
  await freeze(desk, url, 'Vorlage', 'Mit den Mitteln')
  await link(desk.page, 'Fassung 2.0 „Mit den Mitteln“').click()
  await link(desk.page, 'Entscheidungen dazu').click()
  await expect(desk.page).toHaveURL(/\/decisions\/ver_/u)

  const there = desk.page.url()
  await member.page.goto(there)
  await compares(member)
  await head.goto(there)
  await expect(section(head, 'Einleitung')).toContainText('schon in einer früheren Fassung angenommen')
  await accepts(head, 'Elementarbereich')

  await asks(head)
  const [chairOfCouncil, , ofTable] = [1, 2, 3].map(() => stage.person('advisor'))
  await states(await stage.enter(must(chairOfCouncil, 'a chair')), url)
  await hasNothingToSay(await stage.enter(must(ofTable, 'a member')), url)
  await expect(
    head.getByText('2 von 2 haben geantwortet: 1 mit Stellungnahme, 1 mit Fehlanzeige.'),
  ).toBeVisible()
  await member.page.goto(there)
  const said = member.page.getByRole('region', { name: 'Stellungnahmen zum Ganzen' })
  await expect(said).toContainText(stated)
  await expect(said).toContainText(`Fehlanzeige: ${table}`)

  await closes(await stage.enter(stage.person('committee')))
  await freeze(desk, url, 'Beschlussfassung', 'Beschlossen')
  await expect(link(desk.page, 'Fassung 3.0 „Beschlossen“')).toBeVisible()
  await member.page.goto(`${url}/decisions/pap_strategie`)
  const row = member.page.getByRole('row', { name: /^1\.2 Elementarbereich/u })
  await expect(row).toContainText('Drucksache 15-1234/2030')
  await expect(row.getByRole('link', { name: /^Beschlussfassung 3\.0/u })).toBeVisible()
})
