/** Whoever writes far down a small screen sees that words do not reach the server, and still sees the words. */
import type { Page } from '@playwright/test'
import { Remote } from './remote.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './stage.ts'

const screens = {
  '390 px': { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  '400 % zoom': { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
}
const words = ' Wörter, die eine Zeile nach der anderen füllen und nach unten weitergehen.'

for (const [name, look] of Object.entries(screens)) {
  test(`[Z18] a dead line is said in one line that covers nothing one needs, at ${name}`, async ({
    stage,
  }) => {
    const aylin = await Remote.enter(stage, { look })
    const { page } = aylin
    await aylin.network.turn({ kind: 'dead' })
    const strip = page.locator('.line-strip')
    await expect(strip).toHaveText('Keine Verbindung zum Server')
    await expect(strip).toBeInViewport({ ratio: 1 })
    expect((await strip.boundingBox())?.height).toBeLessThanOrEqual(32)
    await expectInSight(page)
    for (let line = 0; line < 4; line++) {
      await aylin.actor.type(words)
      await expectInSight(page)
      await aylin.actor.press('Enter')
      await expectInSight(page)
    }
    await expectNoSidewaysScroll(page, name)
    await expectAccessible(page, `writing without a line at ${name}`)

    for (let step = 0; step < 4; step++) {
      await aylin.actor.press('Shift+Tab')
      // The caret of a long text that is entered from below may be outside of the window.
      await expect.poll(() => page.evaluate(whatHidesIt)).not.toBe('the strip')
    }
    await strip.getByRole('button').click()
    await expect(page.getByText('Was Sie jetzt schreiben')).toBeInViewport()
    await expect(strip).toBeHidden()
  })
}

test('[Z18] the notice of a dead line covers no line one writes in, and the bar keeps its height, at 1280 px', async ({
  stage,
}) => {
  const aylin = await Remote.enter(stage, { look: { viewport: { width: 1280, height: 720 } } })
  const { page } = aylin
  const bar = page.locator('.chapter-bar')
  for (let line = 0; line < 4; line++) await aylin.actor.press('Enter')
  const before = (await bar.boundingBox())?.height
  await aylin.network.turn({ kind: 'dead' })
  await aylin.actor.type('Noch eine Zeile')
  await expect(page.getByText('Was Sie jetzt schreiben')).toBeInViewport()
  await expectInSight(page)
  await expect(aylin.actor.saveState()).toHaveText(/^Offline – \d+ Änderungen auf diesem Gerät$/u)
  expect((await bar.boundingBox())?.height).toBe(before)
})

/** The caret, or what has the focus, is in the window and not under the strip or the notice. */
const expectInSight = (page: Page) => expect.poll(() => page.evaluate(whatHidesIt)).toBe('nothing')

/** Runs in the page. */
function whatHidesIt(): string {
  const banner = document.querySelector('.banner')
  const isFixed = banner !== null && getComputedStyle(banner).position === 'fixed'
  const strip = (isFixed ? banner : document.querySelector('.line-strip'))?.getBoundingClientRect()
  const at = document.activeElement
  const range = getSelection()?.getRangeAt(0)
  const node = range?.startContainer
  const caret = node instanceof Element ? node : range
  const place = (at instanceof HTMLElement && at.isContentEditable ? caret : at)?.getBoundingClientRect()
  if (place === undefined || place.bottom <= 0 || place.bottom > innerHeight + 1)
    return 'the edge of the window'
  return strip !== undefined && place.bottom > strip.top + 1 && place.top < strip.bottom
    ? 'the strip'
    : 'nothing'
}
