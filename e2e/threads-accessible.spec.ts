/** Comments can be used by everyone, in every state they have: with a screen reader, in other colours, enlarged, on a phone. */
import type { Locator, Page } from '@playwright/test'
import { must } from '#shared/failure'
import {
  expect,
  expectAccessible,
  expectContrast,
  expectNoSidewaysScroll,
  test,
  type Stage,
} from './stage.ts'

const wide = { width: 1440, height: 900 }
const plain = { colorScheme: 'light', forcedColors: 'none' } as const

interface Look {
  readonly name: string
  readonly size: { readonly width: number; readonly height: number }
  readonly media: { readonly colorScheme: 'light' | 'dark'; readonly forcedColors: 'none' | 'active' }
}

/** Where cards have their margin, and where they have none: what is reached there stays from look to look. */
const beside: readonly Look[] = [
  { name: 'light', size: wide, media: plain },
  { name: 'dark', size: wide, media: { ...plain, colorScheme: 'dark' } },
  { name: 'forced colours', size: wide, media: { ...plain, forcedColors: 'active' } },
]
const above: readonly Look[] = [
  { name: 'over the text', size: { width: 1024, height: 768 }, media: plain },
  { name: 'as a sheet', size: { width: 390, height: 844 }, media: plain },
  { name: 'at 400 %', size: { width: 320, height: 256 }, media: plain },
]

/** In other colours only these are looked at again. */
async function lookAt(page: Page, state: string, { name, size, media }: Look, within: string): Promise<void> {
  await page.setViewportSize(size)
  await page.emulateMedia(media)
  const check = media === plain ? expectAccessible : expectContrast
  await check(page, `${state}, ${name}`, within)
  await expectNoSidewaysScroll(page, `${state}, ${name}`)
}

/** Cards go by beneath it. */
async function expectCovering(head: Locator): Promise<void> {
  // With any other alpha than 1 it reads rgba(…) or color(… / …).
  expect(await head.evaluate((element) => getComputedStyle(element).backgroundColor)).toMatch(/^rgb\(/u)
}

const threads = (page: Page): Locator => page.getByRole('complementary', { name: 'Kommentare' })
const card = (page: Page, id: string): Locator => page.locator(`.card#card-${id}`)
const button = (at: Locator, name: string): Locator => at.getByRole('button', { name, exact: true })

/** Comes to the thread by its address, as a mail leads to it; whoever is there stays. */
async function open(page: Page, id: string): Promise<Locator> {
  const wanted = card(page, id)
  if (!(await button(wanted, 'Zuklappen').isVisible())) await page.evaluate((to) => (location.hash = to), id)
  await expect(button(wanted, 'Zuklappen')).toBeVisible()
  return wanted
}

const remark = 'thr_kitaplaetze'
const suggestion = 'thr_anerkennung'

/** Each state, reached from the one before. */
const states: readonly (readonly [name: string, reach: (page: Page) => Promise<void>, within?: string])[] = [
  [
    'a thread with answers, assigned, speaking for another',
    async (page) => void (await open(page, remark)),
    '.threads',
  ],
  [
    'being resolved, without the reason it needs',
    async (page) => {
      const at = await open(page, remark)
      await button(at, 'Erledigen').click()
      await at.getByRole('radio', { name: 'nicht übernommen', exact: true }).check()
      await button(at, 'Erledigen').first().click()
      await expect(at.getByRole('alert')).toBeVisible()
    },
  ],
  [
    'being assigned',
    async (page) => {
      await button(await open(page, remark), 'Zuweisen').click()
      await expect(page.getByLabel('Wer kümmert sich darum?')).toBeFocused()
    },
  ],
  [
    'its history',
    async (page) => {
      await button(await open(page, remark), 'Verlauf').click()
      await expect(page.getByRole('list', { name: 'Verlauf' })).toBeVisible()
    },
  ],
  ['a suggestion', async (page) => void (await open(page, suggestion))],
  [
    'a suggestion that the text has left behind',
    async (page) => {
      const at = await open(page, suggestion)
      await button(at, 'Annehmen').click()
      await expect(at.getByRole('alert')).toBeVisible()
    },
  ],
  [
    'being rejected',
    async (page) => {
      await button(await open(page, suggestion), 'Ablehnen').click()
      await expect(page.getByLabel('Warum wird der Vorschlag abgelehnt?')).toBeFocused()
    },
  ],
  [
    'what else there is, and the keys',
    (page) => threads(page).getByRole('button', { name: 'Mehr zu den Kommentaren' }).click(),
    '.threads__head',
  ],
  [
    'a new comment',
    async (page) => {
      await page.keyboard.press('Escape')
      const close = threads(page).getByRole('button', { name: 'Kommentare schließen' })
      if (await close.isVisible()) await close.click()
      await page.getByRole('button', { name: 'Abschnitt 1.1 kommentieren' }).click()
      await page.getByRole('textbox', { name: 'Ihr Kommentar' }).pressSequentially('Stimmt das, @Jon')
      await expect(page.getByRole('listbox', { name: 'Personen' })).toBeVisible()
    },
  ],
]

/** Nothing of it is kept for the next look. */
async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await button(threads(page), 'Abbrechen').click()
}

/** What the suggestion is about says something else by now. */
async function moveOn(stage: Stage): Promise<void> {
  const aylin = await stage.expertIn('Bildung')
  await aylin.goToEnd('Elementarbereich')
  await aylin.text('Elementarbereich').evaluate((text) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf('schneller') ?? -1
      if (at >= 0) document.getSelection()?.setBaseAndExtent(node, at + 1, node, at + 4)
    }
  })
  await aylin.type('tets o')
  await aylin.page.context().close()
}

test('[Z63] axe finds nothing in any state of a comment, in the table and the news, in any colours and sizes', async ({
  stage,
}) => {
  test.setTimeout(120_000)
  await moveOn(stage)
  const { page } = await stage.moderator('Bildung', { reducedMotion: 'reduce' })
  await page.goto(`${stage.server.url}/chapters/cha_bildung#${remark}`)
  await page.mouse.move(400, 400)
  for (const looks of [beside, above]) {
    await page.setViewportSize(must(looks[0], 'a look').size)
    for (const [state, reach, within = '.card--active'] of states) {
      await reach(page)
      for (const look of looks) {
        await lookAt(page, state, look, within)
        if (looks === beside) await expectCovering(page.locator('.threads__head'))
      }
    }
    await leave(page)
  }
  for (const path of ['/chapters/cha_bildung/comments', '/news']) {
    await page.goto(`${stage.server.url}${path}`)
    await expect(page.locator('.weigh-row, .news-row').first()).toBeVisible()
    for (const look of [...beside, ...above]) await lookAt(page, path, look, 'main')
  }
})
