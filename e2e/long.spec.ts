/** A chapter of 20 sections of 2,000 words: what is near is an editor, the rest is still text, and all of it is at hand. */
import type { Locator } from '@playwright/test'
import * as Y from 'yjs'
import type { Actor } from './actor.ts'
import { fillChapter, markOf, titleOf, type LongChapter } from './bench/long-chapter.ts'
import { joinPlainly } from './plain-client.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test, type Stage } from './stage.ts'

const length = 20

async function longChapter(stage: Stage): Promise<LongChapter> {
  return fillChapter(stage.server.url, length, 2000)
}

const editors = ({ page }: Actor): Locator => page.locator('.ProseMirror')
const word = ({ page }: Actor, section: number, paragraph: number): Locator =>
  page.getByText(`${markOf(section)}${paragraph}`, { exact: true })

async function openLong(stage: Stage): Promise<Actor> {
  const aylin = await stage.expertIn('Bildung')
  await expect(aylin.page.getByRole('textbox', { name: /Langtext/u })).toHaveCount(length)
  return aylin
}

test('[Z40] all text is there, few texts are editors, and whoever goes anywhere can write there', async ({
  stage,
}) => {
  const { sections, writer } = await longChapter(stage)
  const aylin = await openLong(stage)
  await expect(editors(aylin).first()).toBeVisible()
  await aylin.sees(titleOf(length - 1), `${markOf(length - 1)}24`)

  await aylin.page.getByRole('link', { name: titleOf(14) }).click()
  await word(aylin, 14, 3).click()
  await aylin.type(' hier geschrieben')
  const written = aylin.text(titleOf(14)).locator('p').filter({ hasText: 'hier geschrieben' })
  // In the middle of the word that was clicked at.
  await expect(written).toContainText(/soll \w+ hier geschrieben\w+ Aufgabe/u)
  expect(await aylin.focused()).toContain(titleOf(14))

  await aylin.goToEnd(titleOf(14))
  await aylin.press('ArrowDown')
  expect(await aylin.focused()).toContain(titleOf(15))
  await aylin.press('Shift+Tab')
  expect(await aylin.focused()).not.toContain(titleOf(15))

  const outside = await joinPlainly(stage.server.url, sections[1] ?? stage.section('', ''), writer.cookie)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('Von weit her.')])
  outside.text.push([paragraph])
  await aylin.sees(titleOf(1), 'Von weit her.')
  outside.leave()
  expect(await editors(aylin).count()).toBeLessThanOrEqual(6)
  await aylin.seesSaved()
})

test('[Z40] nothing jumps when a text becomes an editor', async ({ stage }) => {
  await longChapter(stage)
  const aylin = await openLong(stage)
  const { shift, height } = await aylin.page.evaluate(async (at) => {
    const section = [...document.querySelectorAll('.section')][at]
    const text = () => section?.querySelector<HTMLElement>('.text')
    text()?.scrollIntoView({ block: 'start', behavior: 'instant' })
    const measure = () => ({
      top: text()?.getBoundingClientRect().top ?? 0,
      height: text()?.offsetHeight ?? 0,
    })
    const before = measure()
    while (text()?.classList.contains('ProseMirror') !== true) await new Promise(requestAnimationFrame)
    const after = measure()
    return { shift: after.top - before.top, height: after.height - before.height }
  }, 9)
  expect([shift, height]).toEqual([0, 0])
})

test('[Z41] find leads through the whole chapter by keyboard alone, and to the place to write', async ({
  stage,
}) => {
  await longChapter(stage)
  const aylin = await openLong(stage)
  await aylin.press('Control+Shift+F')
  const box = aylin.page.getByRole('search')
  await expect(box.getByRole('textbox', { name: 'Gesuchte Wörter' })).toBeFocused()
  await aylin.type(markOf(11).toUpperCase())
  await expect(box).toContainText('1 von 30')
  await expect(aylin.text(titleOf(11))).toBeInViewport()
  await expectAccessible(aylin.page, 'the find box')
  await aylin.press('Enter')
  await aylin.press('F3')
  await expect(box).toContainText('3 von 30')
  await aylin.press('Shift+Enter')
  await expect(box).toContainText('2 von 30')
  await expect(aylin.page.getByRole('status').last()).toContainText('Fundstelle 2 von 30')
  await expect(word(aylin, 11, 0)).toBeInViewport()

  await aylin.press('Escape')
  await expect(box).toHaveCount(0)
  expect(await aylin.focused()).toContain(titleOf(11))
  expect(await aylin.page.evaluate(() => document.getSelection()?.toString())).toBe(markOf(11))
})

test('[Z41] find works while reading, in English, on a narrow window', async ({ stage }) => {
  await longChapter(stage)
  const reader = await stage.expert('Bildung', { viewport: { width: 390, height: 700 } })
  await reader.page.evaluate(() => localStorage.clear())
  await reader.page.getByRole('button', { name: `Konto von ${reader.name}` }).click()
  await reader.page.getByLabel('Sprache der Oberfläche').selectOption('English')
  await reader.page.goto(`${stage.server.url}/chapters/cha_bildung/reading`)
  await expect(reader.page.locator('article')).toContainText(`${markOf(length - 1)}24`)
  await reader.page.getByRole('button', { name: 'Search this field of action' }).click()
  const box = reader.page.getByRole('search')
  await box.getByRole('textbox').fill(`${markOf(17)}4`)
  await expect(box).toContainText('1 of 1')
  await expect(word(reader, 17, 4)).toBeInViewport()
  await expectAccessible(reader.page, 'the find box while reading')
  await expectNoSidewaysScroll(reader.page, 'the find box while reading')
  await box.getByRole('button', { name: 'Go to text' }).click()
  expect(await reader.page.evaluate(() => document.getSelection()?.toString())).toBe(`${markOf(17)}4`)
  await box.waitFor({ state: 'detached' })
})
