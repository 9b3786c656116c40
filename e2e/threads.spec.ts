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
  const [aylin, olena] = await Promise.all([
    stage.expertIn('Bildung'),
    stage.enterIn('Bildung', stage.person('expert', 'Soziales')),
  ])
  await aylin.write('Hochschulen', words)
  await olena.sees('Hochschulen', words)
  return [aylin, olena]
}

/** Aylin's answer is edited, a second one taken back; Olena sees what became of each. */
async function takesBack(aylin: Locator, olena: Locator): Promise<void> {
  await button(aylin, 'Bearbeiten').click()
  await aylin.getByRole('textbox', { name: 'Wortlaut ändern' }).fill('Ja, das ergänze ich gern.')
  await button(aylin, 'Speichern').click()
  await expect(olena).toContainText('Ja, das ergänze ich gern.')
  await expect(olena).toContainText('bearbeitet')

  await answer(aylin, 'Versehentlich gesendet.')
  await expect(olena).toContainText('Versehentlich')
  const second = aylin.getByRole('listitem').filter({ hasText: 'Versehentlich' })
  await button(second, 'Zurücknehmen').click()
  await button(aylin.page().getByRole('dialog'), 'Zurücknehmen').click()
  await expect(olena).toContainText('Zurückgenommen')
  await expect(olena).not.toContainText('Versehentlich')
}

async function answer(at: Locator, said: string): Promise<void> {
  await at.getByRole('textbox', { name: 'Ihre Antwort' }).fill(said)
  await button(at, 'Antworten').click()
}

async function assign(at: Locator, to: string, due: string): Promise<void> {
  await button(at, 'Zuweisen').click()
  await at.getByLabel('Wer kümmert sich darum?').selectOption(to)
  await at.getByLabel('Bis wann? (freiwillig)').fill(due)
  await button(at, 'Zuweisen').first().click()
}

/** Not without the reason that is asked for. */
async function resolves(olena: Locator): Promise<void> {
  await button(olena, 'Erledigen').click()
  await olena.getByRole('radio', { name: 'nicht übernommen', exact: true }).check()
  await button(olena, 'Erledigen').first().click()
  await expect(olena.getByRole('alert')).toHaveText('Bitte begründen Sie, warum es nicht übernommen wird.')
  await expectAccessible(olena.page(), 'a card being resolved')
  await olena.getByRole('radio', { name: 'teilweise übernommen' }).check()
  await button(olena, 'Erledigen').first().click()
}

async function rejects(aylin: Locator, reason: string): Promise<void> {
  await aylin.getByRole('button').click()
  await button(aylin, 'Ablehnen').click()
  await aylin.getByRole('textbox', { name: 'Warum wird der Vorschlag abgelehnt?' }).fill(reason)
  await button(aylin, 'Ablehnen').first().click()
}

test('[G10] [G11] a comment is live at the other, with all that becomes of it; a suggestion is accepted, rejected, or in conflict', async ({
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
  await answer(hers, 'Ja, ich ergänze das.')
  await expect(his).toContainText('Ja, ich ergänze das.')
  await expect(his).toContainText('beantwortet')
  await takesBack(hers, his)
  await assign(his, aylin.name, '2041-11-30')
  await expect(hers).toContainText(`zugewiesen: ${aylin.name}`)
  await expect(hers).toContainText('bis 30. November 2041')
  await resolves(his)
  await expect(hers).toContainText('erledigt · teilweise übernommen')
  await button(his, 'Wieder öffnen').click()
  await expect(hers).toContainText('wieder geöffnet')
  await button(hers, 'Verlauf').click()
  const history = hers.getByRole('list', { name: 'Verlauf' })
  await expect(history.getByRole('listitem')).toHaveCount(8)
  await expect(history).toContainText(/Vorher:.*Ja, ich ergänze das\./u)
  await expectAccessible(aylin.page, 'a card with its history')

  await suggest(olena, 'Hochschulen', 'bringt Sprachen mit', 'bringt mehrere Sprachen mit')
  const first = card(aylin.page, 'mehrere')
  await first.getByRole('button').click()
  await expectAccessible(aylin.page, 'an open suggestion')
  await button(first, 'Annehmen').click()
  await olena.sees('Hochschulen', 'Jedes Kind bringt mehrere Sprachen mit')
  await expect(first).toContainText(`angenommen von ${aylin.name}`)

  await suggest(olena, 'Hochschulen', 'jede davon zählt', 'alle zählen')
  await rejects(card(aylin.page, 'alle zählen'), 'Der Satz ist beschlossen.')
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

async function tabTo({ page }: Actor, goal: Locator): Promise<void> {
  const isThere = () => goal.evaluate((element) => element === document.activeElement)
  for (let step = 0; step < 12 && !(await isThere()); step++) await page.keyboard.press('Tab')
  await expect(goal).toBeFocused()
}

/** The card that has the focus is about these words. */
const expectAt = (page: Page, said: string): Promise<void> =>
  expect(card(page, said).getByRole('button', { name: 'Zuklappen' })).toBeFocused()

/** A comment from the keyboard, on the last word, with a name in it. */
async function commentByKeys(aylin: Actor): Promise<void> {
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
}

/** From the caret to the comment, and back to the very letter. */
async function thereAndBack(aylin: Actor): Promise<void> {
  await aylin.press('ArrowLeft')
  await aylin.press('ArrowRight')
  await aylin.press('ArrowRight')
  await aylin.press('Control+Shift+Enter')
  await expectAt(aylin.page, 'stimmt das?')
  await aylin.press('Escape')
  await expect(aylin.text('Hochschulen')).toBeFocused()
  await aylin.type('X')
  await aylin.sees('Hochschulen', 'jede davon zäXhlt')
  const mentioned = await aylin.text('Hochschulen').locator('mark').first().getAttribute('aria-details')
  await expect(aylin.page.locator(`[role="comment"]#${String(mentioned)}`)).toBeVisible()
}

/** An answer, the next comment and the one before, and back to the words it is about. */
async function aroundAndBack(aylin: Actor): Promise<void> {
  const own = card(aylin.page, 'stimmt das?')
  await aylin.press('Control+Shift+Enter')
  await expectAt(aylin.page, 'stimmt das?')
  await tabTo(aylin, own.getByRole('textbox', { name: 'Ihre Antwort' }))
  await aylin.type('Ich frage nach.')
  await aylin.press('Control+Enter')
  await expect(own).toContainText('Ich frage nach.')
  await aylin.press('Alt+PageDown')
  await expect(own.getByRole('button', { name: 'Zuklappen' })).toHaveCount(0)
  await expect(aylin.page.getByRole('button', { name: 'Zuklappen' })).toBeFocused()
  await aylin.press('Alt+PageUp')
  await expectAt(aylin.page, 'stimmt das?')
  await aylin.press('Escape')
  await expect(aylin.text('Hochschulen')).toBeFocused()
  await aylin.type('V')
  await aylin.sees('Hochschulen', 'VzäXhlt.')
}

/** As a mail links to it. */
async function followAddress(actor: Actor, url: string, said: string): Promise<void> {
  await actor.page.goto(url)
  await actor.page.reload()
  await expect(card(actor.page, said)).toBeInViewport()
  await expectAt(actor.page, said)
}

test('[G12] [G13] by keyboard alone from the text to comments and back; on a phone as a sheet, offline too; an address leads there', async ({
  stage,
}) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
  const [aylin, olena] = await Promise.all([
    stage.expertIn('Bildung'),
    stage.enterIn('Bildung', stage.person('expert', 'Soziales'), phone),
  ])
  await aylin.write('Hochschulen', words)
  await commentByKeys(aylin)
  await thereAndBack(aylin)
  await aroundAndBack(aylin)

  const { page } = olena
  await expect(margin(page)).toHaveCount(0)
  const door = button(page.getByRole('region', { name: '1.5 Hochschulen' }), 'Abschnitt 1.5 kommentieren')
  await door.scrollIntoViewIfNeeded()
  await page.context().setOffline(true)
  await door.click()
  await page.getByRole('textbox', { name: 'Ihr Kommentar' }).fill('Aus dem Zug geschrieben.')
  await button(margin(page), 'Kommentieren').last().click()
  const said = card(page, 'Aus dem Zug')
  await expect(said).toContainText('Noch nicht gesendet')
  await expectAccessible(page, 'the sheet of a phone')
  await expectNoSidewaysScroll(page, 'the sheet of a phone')
  await page.context().setOffline(false)
  await expect(said).not.toContainText('Noch nicht gesendet', { timeout: 15_000 })
  await expect(margin(aylin.page)).toContainText(/\d+ Kommentare/u)
  const id = String((await said.getAttribute('id'))?.replace('card-', ''))
  await followAddress(aylin, `${stage.server.url}/chapters/cha_bildung#${id}`, 'Aus dem Zug')
})
