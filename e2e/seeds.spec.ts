/** The city's own public texts of 2018 and 2019, formatted as a person would, pasted into the sections of a chapter. */
import { readFileSync } from 'node:fs'
import { must } from '#shared/failure'
import type { Page } from '@playwright/test'
import { expect, keepPicture, test } from './stage.ts'

const fixture = (name: string): string =>
  readFileSync(new URL(`fixtures/${name}.html`, import.meta.url), 'utf8')

/** Which text goes where. */
const places = {
  Einleitung: 'handzettel',
  Grundschulen: 'expertinnen-gesucht',
  'Weiterführende Schulen': 'aktualisierung',
  Hochschulen: 'entstehung',
  Erwachsenenbildung: 'antrag',
} as const

interface Shape {
  readonly words: string
  readonly headings: string[]
  readonly items: string[]
  readonly links: string[]
}

/** What a person sees of a text: all words, the headings, the list items, where links lead. Runs in the page. */
function shapeOf(root: Element): Shape {
  const tidy = (text: string | null) => (text ?? '').replace(/\s+/gu, ' ').trim()
  const still = root.cloneNode(true) as Element
  for (const extra of still.querySelectorAll('.caret, style, head')) extra.remove()
  for (const lineBreak of still.querySelectorAll('br')) lineBreak.replaceWith(' ')
  const blocks = [...still.querySelectorAll('p, li, h1, h2, h3, h4')].filter(
    (one) => one.querySelector('p') === null,
  )
  const all = (selector: string) => [...still.querySelectorAll(selector)].map((one) => tidy(one.textContent))
  return {
    words: blocks
      .map((one) => tidy(one.textContent))
      .filter((text) => text !== '')
      .join(' '),
    headings: all('h1, h2, h3, h4'),
    items: all('li'),
    links: [...still.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''),
  }
}

/** The shape of a text before it is pasted, read by a browser without rules. */
async function shapeOfFixture(page: Page, name: string): Promise<Shape> {
  await page.setContent(fixture(name))
  return page.locator('body').evaluate(shapeOf)
}

test('[Z11] the city’s texts keep every word, heading, list item and link when they are pasted', async ({
  stage,
  browser,
}) => {
  test.slow()
  const desk = await browser.newPage()
  const [aylin, jonas] = await stage.both('Bildung')
  for (const [title, name] of Object.entries(places)) {
    await aylin.goToEnd(title)
    await aylin.press('Control+a')
    await aylin.press('Delete')
    await aylin.paste(fixture(name))
    const wanted = await shapeOfFixture(desk, name)
    await expect.poll(() => jonas.text(title).evaluate(shapeOf), { message: name }).toEqual(wanted)
  }
  await aylin.seesSaved()
  await jonas.page.getByRole('link', { name: 'Lesen', exact: true }).click()
  await expect(jonas.page.getByRole('heading', { name: 'Expert*innen gesucht!' })).toBeVisible()
  await keepPicture(jonas.page, 'seeds', 'whole')
  const chapter = must(await jonas.page.locator('article').textContent(), 'the chapter has a text')
  expect(chapter).toContain('Urban Governance')
})
