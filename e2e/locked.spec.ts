/** Sections are locked for sign-off while people write in them: no letter of theirs is lost, and none of the text changes. */
import type { Locator } from '@playwright/test'
import type { Actor } from './actor.ts'
import { call, chapterOf, readRecords, type Caller } from './api.ts'
import { untilUnsentIsKept } from './kept.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test, type Stage } from './stage.ts'

const one = 'Hochschulen'
const other = 'Erwachsenenbildung'

/** The moderation calls for sign-off; resolves when the sections are locked. */
async function lock(stage: Stage, by: Caller): Promise<void> {
  const { url } = stage.server
  const chapter = chapterOf(await readRecords(url, by), 'Bildung').id
  const sections = [one, other].map((title) => stage.section('Bildung', title))
  const body = { sections, due: '2030-12-05', message: 'Bitte lesen und antworten.' }
  const answer = await call(url, by, 'POST', `/api/chapters/${chapter}/sign-offs/call`, body)
  expect(answer.status, await answer.text()).toBe(200)
}

async function reopen(stage: Stage, by: Caller, title: string): Promise<void> {
  const path = `/api/sections/${stage.section('Bildung', title)}/reopen`
  const answer = await call(stage.server.url, by, 'POST', path, { reason: 'Ein Satz fehlt noch.' })
  expect(answer.status, await answer.text()).toBe(200)
}

const sectionOf = ({ page }: Actor, title: string): Locator =>
  page.locator('.section').filter({ has: page.getByRole('heading', { level: 2, name: title }) })
const lateWords = (actor: Actor, title: string): Locator => sectionOf(actor, title).locator('.late-words')
const button = (at: Locator, name: string): Locator => at.getByRole('button', { name, exact: true })
/** The text as it stands, without what is suggested to it. */
const textOf = (actor: Actor, title: string): Promise<string> =>
  actor.text(title).evaluate((box) => {
    const still = box.cloneNode(true) as HTMLElement
    for (const drawn of still.querySelectorAll('.caret, ins')) drawn.remove()
    return [...still.querySelectorAll('p, h3, h4')].map((block) => block.textContent?.trim()).join('\n')
  })

test('[Q36] who types while the moderation calls loses no key; who comes back too late suggests, or puts the words in after the reopening', async ({
  stage,
}) => {
  const sabine = await stage.caller(stage.person('moderator', 'Bildung'))
  const [aylin, jonas] = await stage.both('Bildung')
  jonas.page.on('dialog', (dialog) => void dialog.accept())
  for (const title of [one, other]) await jonas.sees(title, 'Ausgangslage')
  await jonas.page.context().setOffline(true)
  await expect(jonas.saveState()).toHaveAttribute('data-save-state', 'offline')
  await jonas.write(one, 'Im Zug geschrieben.')
  await jonas.write(other, 'Im Keller geschrieben.')
  await untilUnsentIsKept(jonas.page)

  // Aylin types on and on; whatever is in her text when it is locked is in everyone's.
  await aylin.goToEnd(one)
  const locking = lock(stage, sabine)
  while ((await aylin.text(one).getAttribute('aria-readonly')) === 'false') await aylin.type('ab ', 15)
  await locking
  const news = sectionOf(aylin, one).locator('.lock-news')
  await expect(news).toContainText('Dieser Abschnitt liegt jetzt zur Mitzeichnung')
  await aylin.seesSaved()
  const [locked, alsoLocked] = [await textOf(aylin, one), await textOf(aylin, other)]
  expect(locked).toMatch(/(ab )+ab?$/u)

  // Jonas comes back: the texts are the locked ones, his words stand beside them, through a reload too.
  await jonas.page.context().setOffline(false)
  await expect(lateWords(jonas, one)).toContainText('Im Zug geschrieben.')
  await expect(lateWords(jonas, other)).toContainText('Im Keller geschrieben.')
  await expect(jonas.saveState()).toHaveText(/^\d+ Änderungen nur auf diesem Gerät.* in Mitzeichnung$/u)
  await jonas.page.reload()
  // What comes beside the text comes with the first sign of a person.
  await jonas.page.mouse.move(700, 400)
  await expect(lateWords(jonas, one).locator('ins')).toContainText('Im Zug geschrieben.')
  await expect.poll(() => textOf(jonas, one)).toBe(locked)
  await expect.poll(() => textOf(jonas, other)).toBe(alsoLocked)
  await expectAccessible(jonas.page, 'late words beside a locked section')
  await button(lateWords(jonas, one), 'Als Vorschlag senden').click()
  await jonas.inDialog('1 Vorschlag senden').click()
  await expect(lateWords(jonas, one)).toHaveCount(0)
  await expect(sectionOf(aylin, one).locator('ins')).toContainText('Im Zug geschrieben.')
  expect(await textOf(aylin, one)).toBe(locked)

  // What is reopened takes nothing in before Jonas says so.
  await expect(button(lateWords(jonas, other), 'In den Text übernehmen')).toHaveCount(0)
  await reopen(stage, sabine, other)
  await expect(button(lateWords(jonas, other), 'In den Text übernehmen')).toBeVisible()
  await expect(aylin.text(other)).toHaveAttribute('aria-readonly', 'false')
  expect(await textOf(aylin, other)).toBe(alsoLocked)
  await jonas.page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(jonas.page, 'late words on a phone')
  await button(lateWords(jonas, other), 'In den Text übernehmen').click()
  await expect(lateWords(jonas, other)).toHaveCount(0)
  await jonas.seesSaved()
  await aylin.sees(other, 'Im Keller geschrieben.')
  expect((await textOf(aylin, other)).split('Im Keller geschrieben.')).toHaveLength(2)
})
