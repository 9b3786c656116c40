/** Suggesting changes by making them: by who may not write here, and what becomes of it. */
import type { Locator } from '@playwright/test'
import type { Actor } from './actor.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test, type Stage } from './stage.ts'

const title = 'Hochschulen'
const first = 'Jedes Kind bringt Sprachen mit, und jede davon zählt.'
const second = 'Abschlüsse werden schneller anerkannt, als es bisher üblich war.'

/** The copy that a person changes to suggest. */
const copyOf = ({ page }: Actor): Locator =>
  page.getByRole('textbox', { name: new RegExp(`^Vorschläge: .*${title}$`, 'u') })
const bar = ({ page }: Actor): Locator => page.getByRole('group', { name: 'Vorschlagen' })
const button = (at: Locator, name: string): Locator => at.getByRole('button', { name, exact: true })
const card = ({ page }: Actor, said: string): Locator =>
  page
    .getByRole('complementary', { name: 'Kommentare' })
    .locator('[role="comment"]')
    .filter({ hasText: said })

async function select(box: Locator, words: string): Promise<void> {
  await box.focus()
  await box.evaluate((text, wanted) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at >= 0) document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
    }
  }, words)
}

async function replace(actor: Actor, words: string, instead: string): Promise<void> {
  await select(copyOf(actor), words)
  await actor.type(instead)
  await expect(copyOf(actor)).toContainText(instead)
}

async function suggest(actor: Actor): Promise<void> {
  await actor.page.getByRole('button', { name: 'Änderungen an Abschnitt 1.5 vorschlagen' }).click()
  await expect(copyOf(actor)).toBeFocused()
}

/** The words of the text itself, without what is suggested to it. */
const wordsOf = (actor: Actor): Promise<string> =>
  actor.text(title).evaluate((box) => {
    const still = box.cloneNode(true) as HTMLElement
    for (const one of still.querySelectorAll('.caret, ins')) one.remove()
    return still.textContent ?? ''
  })

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }

/** Aylin writes in the chapter; Olena, of another working group, reads along on her phone and may suggest. */
async function two(stage: Stage): Promise<[Actor, Actor]> {
  const aylin = await stage.expertIn('Bildung')
  const olena = await stage.enterIn('Bildung', stage.person('expert', 'Soziales'), phone)
  await aylin.write(title, first)
  await aylin.write(title, second)
  await olena.sees(title, second)
  return [aylin, olena]
}

test('[G20] who may not write suggests by typing; nothing reaches the text before it is accepted, each as one step', async ({
  stage,
}) => {
  const [aylin, olena] = await two(stage)
  await suggest(olena)
  await expect(bar(olena)).toContainText('Der Text selbst bleibt, wie er ist')
  await replace(olena, 'bringt', 'hat und bringt')
  await replace(olena, 'werden schneller', 'sind in drei Monaten')
  await olena.press('Control+b')
  await expect(bar(olena)).toContainText('Vorschlagen lassen sich Wörter und Absätze.')
  await olena.press('Control+End')
  await olena.press('Enter')
  await olena.type('Das gilt für alle Berufe.')
  await expect(bar(olena)).toContainText('3 Stellen geändert')
  await expectAccessible(olena.page, 'suggesting')
  await expectNoSidewaysScroll(olena.page, 'suggesting on a phone')

  // What Aylin writes meanwhile comes into the copy; what Olena suggests does not come to Aylin.
  await select(aylin.text(title), 'Jedes')
  await aylin.type('Fast jedes')
  await expect(copyOf(olena)).toContainText('Fast jedes Kind hat und bringt')
  await aylin.seesSaved()
  expect(await aylin.text(title).textContent()).not.toContain('hat und')

  await olena.page.reload()
  // Comments come with the first sign of a person.
  await olena.page.mouse.move(100, 100)
  await expect(copyOf(olena)).toContainText('Das gilt für alle Berufe.')
  await copyOf(olena).focus()
  await olena.press('Alt+F10')
  await expect(button(bar(olena), 'Rückgängig')).toBeFocused()
  await button(bar(olena), 'Vorschläge senden').click()
  await expect(olena.page.getByRole('dialog').getByRole('listitem')).toHaveCount(3)
  await expectAccessible(olena.page, 'what is about to be sent')
  const reason = olena.page.getByRole('textbox', { name: 'Begründung für alle (freiwillig)' })
  await reason.fill('So ist es genauer.')
  await button(olena.page.getByRole('dialog'), '3 Vorschläge senden').click()
  await expect(olena.text(title)).toBeVisible()

  await expect(card(aylin, 'Berufe')).toBeVisible()
  // Words taken out and words put in stand apart.
  const put = aylin.text(title).locator('ins', { hasText: 'sind in drei' })
  await expect(put).not.toHaveCSS('margin-left', '0px')
  const before = await wordsOf(aylin)
  await select(aylin.text(title), 'erden schnell')
  await aylin.type('urden rasch')
  await aylin.page.getByRole('button', { name: 'Mehr zu den Kommentaren' }).click()
  await aylin.page.getByRole('button', { name: 'Alle 3 Vorschläge zu Abschnitt 1.5 annehmen' }).click()
  await olena.sees(title, 'Das gilt für alle Berufe.')
  await olena.sees(title, 'Fast jedes Kind hat und bringt')
  await expect(aylin.page.getByText('1 passt nicht mehr zum Text und wartet weiter.').first()).toBeVisible()
  await aylin.text(title).focus()
  await aylin.press('Control+z')
  await expect(aylin.text(title)).not.toContainText('Das gilt für alle Berufe.')
  await expect(aylin.text(title)).toContainText('hat und')
  await aylin.press('Control+z')
  await expect.poll(() => wordsOf(aylin)).toBe(before.replace('werden schneller', 'wurden rascher'))

  const conflict = card(aylin, 'drei Monaten')
  await conflict.getByRole('button').first().click()
  await button(conflict, 'Annehmen').click()
  await expect(conflict.getByRole('alert')).toContainText('wurden rascher')
  await button(conflict, 'Ablehnen').click()
  const why = conflict.getByRole('textbox', { name: 'Warum wird der Vorschlag abgelehnt?' })
  await why.fill('Das ist nicht zu halten.')
  await button(conflict, 'Ablehnen').first().click()
  await expect(conflict).toContainText(`abgelehnt von ${aylin.name}`)

  await suggest(olena)
  await replace(olena, 'Sprachen', 'viele Sprachen')
  await expect(bar(olena)).toContainText('1 Stelle geändert')
  await button(bar(olena), 'Beenden').click()
  await button(olena.page.getByRole('dialog'), 'Vorschläge senden').click()
  await button(olena.page.getByRole('dialog'), '1 Vorschlag senden').click()
  await expect(card(aylin, 'viele')).toBeVisible()
  await olena.page.locator('#threads-button').click()
  await button(card(olena, 'viele'), 'Vorschlag zurückziehen').click()
  await expect(card(aylin, 'viele')).toHaveCount(0)
})
