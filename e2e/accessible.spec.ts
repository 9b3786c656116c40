/** Everyone can use every page: with a screen reader, a keyboard, a small screen, large letters, other colours. */
import type { BrowserContextOptions } from '@playwright/test'
import type { Actor } from './actor.ts'
import {
  expect,
  expectAccessible,
  expectContrast,
  expectNoSidewaysScroll,
  keepPicture,
  test,
  type Stage,
} from './stage.ts'

/** Leads to each page and state, and calls `look` there with its name. */
async function tour(
  stage: Stage,
  view: BrowserContextOptions,
  look: (actor: Actor, name: string) => Promise<void>,
) {
  const door = await stage.stranger(view)
  await expect(door.page.getByRole('heading', { level: 1 })).toBeVisible()
  await look(door, 'sign-in')

  const expert = await stage.expert('Bildung', view)
  await look(expert, 'overview of an expert')
  await expert.openChapter('Bildung')
  await expert.sees('Elementarbereich', 'Ausgangslage')
  await look(expert, 'writing page')
  await expert.goToEnd('Elementarbereich')
  await look(expert, 'writing page with the caret in a section')
  await expert.page.getByRole('button', { name: 'Person hier' }).click()
  await look(expert, 'who is here')
  await expert.page.keyboard.press('Escape')
  await expert.page.getByRole('button', { name: `Konto von ${expert.name}` }).click()
  await look(expert, 'account menu')
  await expert.page.goto(`${stage.server.url}/chapters/cha_bildung/reading`)
  await expect(expert.page.locator('article')).toContainText('Ausgangslage')
  await look(expert, 'reading view')
  await expert.page.goto(`${stage.server.url}/chapters/cha_soziales`)
  await expert.sees('Frauen', 'Ausgangslage')
  await look(expert, 'reading along')
  await expert.page.goto(`${stage.server.url}/nowhere`)
  await expert.seesHeading('Diese Seite gibt es nicht')
  await look(expert, 'no such page')
  await tourOfOthers(stage, view, look)
}

async function tourOfOthers(
  stage: Stage,
  view: BrowserContextOptions,
  look: (actor: Actor, name: string) => Promise<void>,
) {
  const moderator = await stage.moderatorIn('Bildung', view)
  await moderator.sees('Elementarbereich', 'Ausgangslage')
  await moderator.page.getByRole('button', { name: 'Abschnitt 1.2 ordnen' }).click()
  await look(moderator, 'section menu')
  await moderator.page.getByRole('button', { name: 'Verschieben nach …' }).click()
  await look(moderator, 'dialog to move')
  await moderator.inDialog('Abbrechen').click()
  await moderator.page.getByRole('button', { name: 'Abschnitt hinzufügen' }).click()
  await moderator.inDialog('Hinzufügen').click()
  await look(moderator, 'dialog with an error')
  await moderator.inDialog('Abbrechen').click()

  const steering = await stage.enter(stage.person('steering'), view)
  await look(steering, 'overview of the Lenkungsgruppe')
  await steering.page.goto(`${stage.server.url}/chapters/cha_bildung`)
  await expect(steering.page.getByText('Der Arbeitsstand ist hier nicht zu lesen')).toBeVisible()
  await look(steering, 'a chapter for those who may not read it')
}

test('[Z6] axe finds nothing on any page, light and dark', async ({ stage }) => {
  test.setTimeout(180_000)
  await tour(stage, { reducedMotion: 'reduce' }, async ({ page }, name) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await expectAccessible(page, `${name}, light`)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectContrast(page, `${name}, dark`)
  })
})

test('[Z6] no page scrolls sideways at 390 px, nor at 400 % zoom', async ({ stage }) => {
  test.setTimeout(180_000)
  const phone = { width: 390, height: 844 }
  await tour(stage, { viewport: phone, hasTouch: true, isMobile: true }, async ({ page }, name) => {
    await expectNoSidewaysScroll(page, name)
    await page.setViewportSize({ width: 320, height: 256 })
    await expectNoSidewaysScroll(page, `${name}, at 400 %`)
    await page.setViewportSize(phone)
  })
})

test('[Z6] in forced colours everything stays accessible', async ({ stage }) => {
  const expert = await stage.expertIn('Bildung', { forcedColors: 'active' })
  await expert.sees('Elementarbereich', 'Ausgangslage')
  await expectAccessible(expert.page, 'writing page in forced colours')
  await keepPicture(expert.page, 'forced-colours')
})

test('[Z6] the interface speaks English to whoever chooses it, the text stays German', async ({ stage }) => {
  const expert = await stage.expert('Bildung')
  await expert.page.getByRole('button', { name: `Konto von ${expert.name}` }).click()
  await expert.page.getByLabel('Sprache der Oberfläche').selectOption('English')
  await expert.page.keyboard.press('Escape')
  await expect(expert.page.locator('html')).toHaveAttribute('lang', 'en')
  await expectAccessible(expert.page, 'overview in English')
  await expert.page.getByRole('link', { name: 'Write Bildung' }).click()
  const box = expert.page.getByRole('textbox', { name: 'Text of section 1.2 Elementarbereich' })
  await expect(box).toContainText('Ausgangslage')
  await expect(box).toHaveAttribute('lang', 'de')
  await expect(expert.page.getByText('Saved')).toBeVisible()
  await expectAccessible(expert.page, 'writing page in English')
})

test('[Z6] by keyboard alone: sign in, open the chapter, write, format, sign out', async ({ stage }) => {
  const { page, ...rest } = await byKeyboard(stage)
  await rest.tabTo(/^Eintreten als Aylin Demir/u)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /Strategiepapier/u })).toBeVisible()
  await rest.tabTo(/^Bildung schreiben$/u)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: /Elementarbereich$/u })).toContainText('Ausgangslage')
  await rest.tabTo(/^Text von Abschnitt 1\.2 Elementarbereich$/u)
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Mit den Händen auf den Tasten')
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await expect(page.getByRole('button', { name: 'Link', exact: true })).toHaveAttribute(
    'aria-disabled',
    'false',
  )
  await page.keyboard.press('Alt+F10')
  await rest.arrowTo('Kursiv')
  await page.keyboard.press('Enter')
  const box = page.getByRole('textbox', { name: /Elementarbereich$/u })
  await expect(box.locator('em', { hasText: 'Tasten' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(box).toBeFocused()
  await expect(page.locator('[data-save-state]')).toHaveText('Gespeichert')

  await rest.tabTo(/^Konto von Aylin Demir$/u, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Abmelden' })).toBeVisible()
  await rest.tabTo(/^Abmelden$/u)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible()
})

/** A page where nobody touches the mouse; every stop of the focus must be visible. */
async function byKeyboard(stage: Stage) {
  const { page } = await stage.stranger()
  const focusedName = () =>
    page.evaluate(() => {
      const at = document.activeElement
      return (at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim()
    })
  const press = async (key: string, wanted: (name: string) => boolean) => {
    for (let step = 0; step < 120; step++) {
      await page.keyboard.press(key)
      expect(await hasVisibleFocus(page), `the focus is seen at "${await focusedName()}"`).toBe(true)
      if (wanted(await focusedName())) return
    }
    throw new Error(`${key} does not lead there`)
  }
  return {
    page,
    tabTo: (name: RegExp, key = 'Tab') => press(key, (now) => name.test(now)),
    arrowTo: (name: string) => press('ArrowRight', (now) => now.startsWith(name)),
  }
}

/** Whether what has the focus shows it: an outline, a shadow, or (in a text) the caret. */
const hasVisibleFocus = (page: Actor['page']): Promise<boolean> =>
  page.evaluate(() => {
    const at = document.activeElement
    if (at === null || at === document.body) return true
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at)
    const isText = at instanceof HTMLElement && at.isContentEditable
    return isText || (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  })
