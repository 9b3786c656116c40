/** Files from elsewhere: by button and by drop, shown before they come, and taken back in one step. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Actor } from './actor.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './stage.ts'

const fixture = (name: string): string =>
  new URL(`../client/editor/intake/fixtures/${name}`, import.meta.url).pathname

/** Puts the caret into the section, opens the dialog with the toolbar's button, and chooses the file there. */
async function choose(actor: Actor, title: string, file: string): Promise<void> {
  await actor.goToEnd(title)
  await actor.page.getByRole('button', { name: 'Datei einfügen' }).click()
  const chooser = actor.page.waitForEvent('filechooser')
  await actor.inDialog('Datei wählen').click()
  await (await chooser).setFiles(file)
}

/** Drops a file in the middle of what `selector` finds. */
async function drop(page: Page, selector: string, name: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    ([where, fileName, base64]) => {
      const target = document.querySelector(where ?? '')
      const content = Uint8Array.from(atob(base64 ?? ''), (letter) => letter.charCodeAt(0))
      const data = new DataTransfer()
      data.items.add(new File([content], fileName ?? ''))
      const { left, top } = target?.getBoundingClientRect() ?? { left: 0, top: 0 }
      const about = {
        dataTransfer: data,
        bubbles: true,
        cancelable: true,
        clientX: left + 5,
        clientY: top + 5,
      }
      for (const kind of ['dragenter', 'dragover', 'drop']) target?.dispatchEvent(new DragEvent(kind, about))
    },
    [selector, name, bytes.toString('base64')],
  )
}

test('[Z42] a Word file is shown with its changes and comments, comes in, and goes with one undo', async ({
  stage,
}) => {
  const [aylin, jonas] = await stage.both('Bildung')
  await choose(aylin, 'Hochschulen', fixture('fassung.docx'))
  const dialog = aylin.page.getByRole('dialog', { name: 'Datei einfügen' })
  await expect(dialog.getByRole('status')).toContainText('fassung.docx · Word-Dokument')
  await expect(dialog.getByText('Die Datei enthält 4 verfolgte Änderungen.')).toBeVisible()
  await expect(dialog.getByText('1 Fußnote steht in eckigen Klammern im Text.')).toBeVisible()
  await dialog.getByText('Kommentare lesen').click()
  await expect(dialog.getByText('Bitte die Quelle nennen.')).toBeVisible()
  const preview = dialog.getByRole('region', { name: 'Vorschau' })
  await expect(preview.getByRole('heading', { name: 'Ausgangslage', level: 3 })).toBeVisible()
  await dialog.getByLabel('der Text vor den Änderungen').check()
  await expect(preview).toContainText('Dieser Absatz entfällt.')
  await dialog.getByLabel('der Text mit allen Änderungen').check()
  await expectAccessible(aylin.page, 'the preview of a file')
  const before = await aylin.wordsOf('Hochschulen')
  await aylin.inDialog('Einfügen').click()

  const text = jonas.text('Hochschulen')
  await expect(text.getByRole('heading', { name: 'Die Arbeitsgemeinschaften', level: 4 })).toBeVisible()
  await expect(text.locator('ol[start="3"]')).toContainText('Demokratie')
  await expect(text.locator('th[colspan="2"]')).toContainText('Zuständig')
  await expect(text.getByRole('link', { name: 'hannover.de/LIP2.0' })).toBeVisible()
  await aylin.seesSaved()
  expect(await aylin.focused()).toMatch(/Hochschulen$/u)
  await aylin.press('Control+z')
  await expect.poll(() => jonas.wordsOf('Hochschulen')).toEqual(before)
  await aylin.press('Control+Shift+z')
  await expect(text).toContainText('verbindlicher Leitfaden')
})

test('[Z42] a file dropped on a section comes in by keyboard; one dropped beside leaves the page where it is', async ({
  stage,
}) => {
  const aylin = await stage.expertIn('Bildung')
  await aylin.goToEnd('Hochschulen')
  const { page } = aylin
  const address = page.url()
  const bytes = readFileSync(fixture('expertinnen-gesucht.odt'))
  await drop(page, 'h1', 'plan.odt', bytes)
  const dialog = page.getByRole('dialog', { name: 'Datei einfügen' })
  await expect(dialog).toContainText('Legen Sie die Datei auf dem Abschnitt ab')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(page.url()).toBe(address)

  await drop(page, `#${stage.section('Bildung', 'Hochschulen')} p`, 'plan.odt', bytes)
  await expect(dialog.getByRole('status')).toContainText('OpenDocument-Text')
  await tabTo(page, 'Vorschau')
  await tabTo(page, 'Einfügen')
  await page.keyboard.press('Enter')
  await aylin.sees('Hochschulen', 'AG 3 Demokratie')
  await aylin.seesSaved()
})

async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    )
    if (at === name) return
  }
  throw new Error(`the keyboard does not reach "${name}"`)
}

test('[Z42] what cannot come in is said, on a small screen too, and the page goes on', async ({ stage }) => {
  const aylin = await stage.expert('Bildung', { viewport: { width: 390, height: 844 } })
  await aylin.openChapter('Bildung')
  await choose(aylin, 'Hochschulen', fixture('fassung.odt'))
  const { page } = aylin
  await expect(page.getByRole('region', { name: 'Vorschau' })).toBeVisible()
  await expectNoSidewaysScroll(page, 'the preview of a file')
  await aylin.inDialog('Abbrechen').click()
  const section = `#${stage.section('Bildung', 'Hochschulen')} p`
  await drop(page, section, 'alt.pdf', Buffer.from('%PDF-1.7 …'))
  await expect(page.getByRole('alert')).toContainText('PDF')
  await expectAccessible(page, 'a file that cannot be taken')
  await aylin.inDialog('Abbrechen').click()
  await drop(page, section, 'bombe.docx', readFileSync(fixture('bomb.docx')))
  await expect(page.getByRole('alert')).toContainText('mehr als 20 MB')
  await aylin.inDialog('Abbrechen').click()
  await aylin.write('Hochschulen', 'Es geht weiter.')
  await aylin.seesSaved()
})

test('[E46] a file that takes too long to read, or that nobody waits for any more, ends its worker', async ({
  stage,
}) => {
  const aylin = await stage.expert('Bildung', { serviceWorkers: 'block' })
  const { page } = aylin
  await page.route('**/assets/sealed/*', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: 'addEventListener("message", () => { for (;;); })',
    }),
  )
  await page.clock.install()
  await page.reload()
  await aylin.openChapter('Bildung')
  for (const end of ['it takes too long', 'nobody waits']) {
    await choose(aylin, 'Hochschulen', fixture('fassung.odt'))
    await expect(page.getByText('„fassung.odt“ wird gelesen …')).toBeVisible()
    await expect.poll(() => page.workers().length, end).toBe(1)
    if (end === 'it takes too long') {
      await page.clock.fastForward(20_000)
      await expect(page.getByRole('alert')).toContainText('länger als 20 Sekunden')
    }
    await aylin.inDialog('Abbrechen').click()
    await expect.poll(() => page.workers().length, end).toBe(0)
  }
  await aylin.write('Hochschulen', 'Es geht weiter.')
  await aylin.seesSaved()
})

test('[Z42] the preview of a file is there for everyone: in the dark, in forced colours, in English, small and large', async ({
  stage,
}) => {
  const aylin = await stage.expert('Bildung')
  const { page } = aylin
  await aylin.openChapter('Bildung')
  await choose(aylin, 'Hochschulen', fixture('fassung.docx'))
  const insert = aylin.inDialog('Einfügen')
  await expect(insert).toBeVisible()
  for (const look of [{ colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    await page.emulateMedia(look)
    await expectAccessible(page, `the preview of a file, ${Object.values(look).join()}`)
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null })
  for (const [width, height] of [
    [390, 844],
    [360, 225],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expectNoSidewaysScroll(page, `the preview of a file at ${width} px`)
    await insert.scrollIntoViewIfNeeded()
    await expect(insert).toBeInViewport({ ratio: 1 })
    await expectAccessible(page, `the preview of a file at ${width} px`)
  }
  await aylin.inDialog('Abbrechen').click()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: `Konto von ${aylin.name}` }).click()
  await page.getByLabel('Sprache der Oberfläche').selectOption('English')
  await page.keyboard.press('Escape')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('textbox', { name: /Hochschulen$/u }).focus()
  await page.getByRole('button', { name: 'Insert file' }).click()
  await aylin.inDialog('Choose a file').click()
  await (await chooser).setFiles(fixture('fassung.docx'))
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible()
  await expectAccessible(page, 'the preview of a file in English')
})

test('[Z42] who may only read gets no button, and a dropped file is refused with the reason', async ({
  stage,
}) => {
  const olena = await stage.expert('Soziales')
  await olena.page.goto(`${stage.server.url}/chapters/cha_bildung`)
  await olena.sees('Elementarbereich', 'Ausgangslage')
  expect(await olena.page.getByRole('button', { name: 'Datei einfügen' }).count()).toBe(0)
  const section = `#${stage.section('Bildung', 'Hochschulen')}`
  await drop(olena.page, section, 'plan.md', Buffer.from('# Plan'))
  await expect(olena.page.getByRole('alert')).toContainText('wird von AG 1 geschrieben')
})
