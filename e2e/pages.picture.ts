/** Pictures of all pages to look at, and the one of the README: a true screenshot of the running demo. */
import { fileURLToPath } from 'node:url'
import type { Actor } from './actor.ts'
import { expect, test, type Stage } from './stage.ts'

const inFolder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

test('the writing page, for the README', async ({ stage }) => {
  const look = { viewport: { width: 1440, height: 900 } }
  const [aylin, jonas] = [await stage.expert('Bildung', look), await stage.expert('Bildung', look)]
  const thimai = await stage.expert('Bildung', look)
  for (const one of [aylin, jonas, thimai]) await one.openChapter('Bildung')
  await jonas.text('Einleitung').focus()
  for (const key of ['Control+Home', 'ArrowDown', 'ArrowDown', 'Home']) await jonas.press(key)
  for (let word = 0; word < 4; word++) await jonas.press('Control+Shift+ArrowRight')
  await thimai.goToEnd('Grundschulen')
  await aylin.text('Einleitung').focus()
  for (const key of ['Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'End']) {
    await aylin.press(key)
  }
  await aylin.type(' Daran knüpft dieses Kapitel an.')
  await expect(aylin.caretOf(jonas, 'Einleitung')).toBeVisible()
  await aylin.seesSaved()
  await aylin.page.evaluate(() => window.scrollTo(0, 0))
  await aylin.page.screenshot({ path: inFolder('pictures/writing.png') })
})

const widths = [1440, 820, 390] as const

for (const width of widths) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`all pages at ${width} px, ${colorScheme}`, async ({ stage }) => {
      const look = { viewport: { width, height: width === 390 ? 844 : 1000 }, colorScheme }
      const take = (actor: Actor, name: string) =>
        actor.page.screenshot({ path: inFolder(`results/pages/${name}-${width}-${colorScheme}.png`) })
      const door = await stage.stranger(look)
      await take(door, 'sign-in')
      await takeInside(stage, look, take)
    })
  }
}

type Look = Parameters<Stage['expert']>[1]

async function takeInside(stage: Stage, look: Look, take: (actor: Actor, name: string) => Promise<unknown>) {
  const expert = await stage.expert('Bildung', look)
  await take(expert, 'overview')
  await expert.openChapter('Bildung')
  await expert.sees('Elementarbereich', 'Ausgangslage')
  await take(expert, 'writing')
  await expert.goToEnd('Elementarbereich')
  await expect(expert.text('Elementarbereich').locator('li').last()).toBeInViewport()
  await take(expert, 'writing-with-caret')
  await expert.page.getByRole('button', { name: `Konto von ${expert.name}` }).click()
  await take(expert, 'account')
  await expert.page.goto(`${stage.server.url}/chapters/cha_bildung/reading`)
  await expect(expert.page.locator('article')).toContainText('Ausgangslage')
  await take(expert, 'reading')

  const moderator = await stage.moderator('Bildung', look)
  await moderator.openChapter('Bildung')
  await moderator.sees('Elementarbereich', 'Ausgangslage')
  await moderator.page.getByRole('button', { name: 'Abschnitt 1.2 ordnen' }).click()
  await take(moderator, 'section-menu')
  await moderator.page.getByRole('button', { name: 'Verschieben nach …' }).click()
  await take(moderator, 'dialog')

  const steering = await stage.enter(stage.person('steering'), look)
  await take(steering, 'overview-of-the-lenkungsgruppe')
}
