/** What people say about the text: opened, answered, weighed and reopened, live, by keyboard, on a phone, offline. */
import type { Locator, Page } from '@playwright/test'
import type { Actor } from './actor.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test, type Stage } from './stage.ts'

const words = 'Jedes Kind bringt Sprachen mit, und jede davon zählt.'

/** Marks words in a section's text, as a pointer would. */
async function mark(actor: Actor, title: string, marked: string): Promise<void> {
  const box = actor.text(title)
  await box.scrollIntoViewIfNeeded()
  await box.focus()
  await box.evaluate((text, wanted) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at >= 0) document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
    }
  }, marked)
}

const margin = (page: Page): Locator => page.getByRole('complementary', { name: 'Kommentare' })
const card = (page: Page, said: string): Locator =>
  margin(page).locator('[role="comment"]').filter({ hasText: said })
const button = (at: Locator, name: string): Locator => at.getByRole('button', { name, exact: true })

async function start(actor: Actor, title: string, marked: string, what: string): Promise<void> {
  await mark(actor, title, marked)
  await button(actor.page.getByRole('group', { name: 'Zu diesen Wörtern' }), what).click()
}

async function comment(actor: Actor, title: string, marked: string, said: string): Promise<void> {
  await start(actor, title, marked, 'Kommentieren')
  await actor.page.getByRole('textbox', { name: 'Ihr Kommentar' }).fill(said)
  await actor.press('Control+Enter')
}

async function suggest(actor: Actor, title: string, marked: string, instead: string): Promise<void> {
  await start(actor, title, marked, 'Vorschlagen')
  const field = actor.page.getByRole('textbox', { name: 'So soll es heißen' })
  await expect(field).toHaveValue(marked)
  await field.fill(instead)
  await actor.page.getByRole('button', { name: 'Vorschlag senden' }).click()
}

/** Aylin writes in the chapter; Olena, of another working group, reads along. */
async function two(stage: Stage): Promise<[Actor, Actor]> {
  const [aylin, olena] = await Promise.all([stage.expert('Bildung'), stage.expert('Soziales')])
  await Promise.all([aylin, olena].map((actor) => actor.openChapter('Bildung')))
  await aylin.write('Hochschulen', words)
  await olena.sees('Hochschulen', words)
  return [aylin, olena]
}

async function say(at: Locator, field: string, said: string, send: string): Promise<void> {
  await at.getByRole('textbox', { name: field }).fill(said)
  await button(at, send).first().click()
}

test('[G10] a comment is live at the other, answered, edited, taken back, assigned, resolved with its outcome, and reopened', async ({
  stage,
}) => {
  const [aylin, olena] = await two(stage)
  await comment(olena, 'Hochschulen', 'jede davon zählt', 'Bitte auch Gebärdensprachen nennen.')
  const [hers, his] = [card(aylin.page, 'Gebärdensprachen'), card(olena.page, 'Gebärdensprachen')]
  await expect(hers).toBeVisible({ timeout: 1000 })
  await expect(aylin.text('Hochschulen').locator('mark', { hasText: 'jede davon zählt' })).toBeVisible()
  await expectAccessible(aylin.page, 'folded cards')
  await hers.getByRole('button').click()
  await expectAccessible(aylin.page, 'an open card')
  // Only who opened it, or moderates, closes it.
  await expect(button(hers, 'Erledigen')).toHaveCount(0)
  await hers.getByRole('textbox', { name: 'Ihre Antwort' }).fill('Ja, ich ergänze das.')
  await button(hers, 'Antworten').click()
  await expect(his).toContainText('Ja, ich ergänze das.')
  await expect(his).toContainText('beantwortet')

  await button(his, 'Erledigen').click()
  await his.getByRole('radio', { name: 'nicht übernommen', exact: true }).check()
  await button(his, 'Erledigen').first().click()
  await expect(his.getByRole('alert')).toHaveText('Bitte begründen Sie, warum es nicht übernommen wird.')
  await expectAccessible(olena.page, 'a card being resolved')
  await his.getByRole('radio', { name: 'teilweise übernommen' }).check()
  await button(his, 'Erledigen').first().click()
  await expect(hers).toContainText('erledigt · teilweise übernommen')
  await button(his, 'Wieder öffnen').click()
  await expect(hers).toContainText('wieder geöffnet')
  await button(hers, 'Verlauf').click()
  await expect(hers.getByRole('list', { name: 'Verlauf' }).getByRole('listitem')).toHaveCount(4)
  await expectAccessible(aylin.page, 'a card with its history')
})

test('[G11] a suggestion is accepted as one edit, rejected with a reason, and a conflict is shown', async ({
  stage,
}) => {
  const [aylin, olena] = await two(stage)
  await suggest(olena, 'Hochschulen', 'bringt Sprachen mit', 'bringt mehrere Sprachen mit')
  const first = card(aylin.page, 'mehrere')
  await first.getByRole('button').click()
  await expectAccessible(aylin.page, 'an open suggestion')
  await button(first, 'Annehmen').click()
  await olena.sees('Hochschulen', 'Jedes Kind bringt mehrere Sprachen mit')
  await expect(first).toContainText('angenommen von Aylin Demir')

  await suggest(olena, 'Hochschulen', 'jede davon zählt', 'alle zählen')
  const second = card(aylin.page, 'alle zählen')
  await second.getByRole('button').click()
  await button(second, 'Ablehnen').click()
  await second
    .getByRole('textbox', { name: 'Warum wird der Vorschlag abgelehnt?' })
    .fill('Der Satz ist beschlossen.')
  await button(second, 'Ablehnen').first().click()
  await expect(card(olena.page, 'alle zählen')).toContainText('Der Satz ist beschlossen.')

  await suggest(olena, 'Hochschulen', 'Jedes Kind', 'Jede*r')
  const third = card(aylin.page, 'Jede*r')
  await expect(third).toBeVisible()
  await mark(aylin, 'Hochschulen', 'edes Ki')
  await aylin.type('ede Ki')
  await third.getByRole('button').first().click()
  await button(third, 'Annehmen').click()
  await expect(third.getByRole('alert')).toContainText('Jede Kind')
  await expectAccessible(aylin.page, 'a suggestion in conflict')
})

test('[G12] by keyboard alone: from the text to a comment, an answer, and back to the very place', async ({
  stage,
}) => {
  const aylin = await stage.expert('Bildung')
  await aylin.openChapter('Bildung')
  await aylin.write('Hochschulen', words)
  for (let step = 0; step < 6; step++) await aylin.press('Shift+ArrowLeft')
  await aylin.press('Control+Shift+Enter')
  await expect(aylin.page.getByRole('textbox', { name: 'Ihr Kommentar' })).toBeFocused()
  await aylin.type('@Jon')
  await expect(aylin.page.getByRole('listbox', { name: 'Personen' })).toBeVisible()
  await aylin.press('Enter')
  await aylin.type('stimmt das?')
  await aylin.press('Control+Enter')
  await expect(aylin.text('Hochschulen')).toBeFocused()
  await expect(card(aylin.page, 'stimmt das?')).toContainText('@Jonas')
  await aylin.press('ArrowLeft')
  await aylin.press('ArrowRight')
  await aylin.press('ArrowRight')
  await aylin.press('Control+Shift+Enter')
  await expect(aylin.page.getByRole('button', { name: 'Zuklappen' })).toBeFocused()
  await aylin.press('Escape')
  await expect(aylin.text('Hochschulen')).toBeFocused()
  await aylin.type('X')
  await aylin.sees('Hochschulen', 'jede davon zäXhlt')
  const mentioned = await aylin.text('Hochschulen').locator('mark').first().getAttribute('aria-details')
  await expect(aylin.page.locator(`[role="comment"]#${String(mentioned)}`)).toBeVisible()
})

test('[G13] a phone has the comments as a sheet, and what is said offline waits and is sent', async ({
  stage,
}) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
  const olena = await stage.enter(stage.person('expert', 'Soziales'), phone)
  const aylin = await stage.expert('Bildung')
  await aylin.openChapter('Bildung')
  await olena.openChapter('Bildung')
  await expect(margin(olena.page)).toHaveCount(0)
  const door = button(
    olena.page.getByRole('region', { name: '1.5 Hochschulen' }),
    'Abschnitt 1.5 kommentieren',
  )
  await door.scrollIntoViewIfNeeded()
  await olena.page.context().setOffline(true)
  await door.click()
  await olena.page.getByRole('textbox', { name: 'Ihr Kommentar' }).fill('Aus dem Zug geschrieben.')
  await button(margin(olena.page), 'Kommentieren').last().click()
  await expect(card(olena.page, 'Aus dem Zug')).toContainText('Noch nicht gesendet')
  await expectAccessible(olena.page, 'the sheet of a phone')
  await expectNoSidewaysScroll(olena.page, 'the sheet of a phone')
  await olena.page.context().setOffline(false)
  await expect(card(olena.page, 'Aus dem Zug')).not.toContainText('Noch nicht gesendet', { timeout: 15_000 })
  await expect(margin(aylin.page)).toContainText(/\d+ Kommentare/u)
  const id = await card(olena.page, 'Aus dem Zug').getAttribute('id')
  // As a mail links to it.
  await aylin.page.goto(`${stage.server.url}/chapters/cha_bildung#${String(id?.replace('card-', ''))}`)
  await aylin.page.reload()
  await expect(card(aylin.page, 'Aus dem Zug')).toBeInViewport()
  await expect(button(card(aylin.page, 'Aus dem Zug'), 'Zuklappen')).toBeFocused()
})
