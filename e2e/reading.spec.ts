/** The reading view: still text, without the editor. */
import type { Page } from '@playwright/test'
import { expect, keepPicture, test } from './stage.ts'

/** Scripts that the page loaded and that hold the editor, or Yjs: both name themselves in them. */
async function editorScripts(page: Page): Promise<string[]> {
  const addresses = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => new URL(name).pathname.endsWith('.js')),
  )
  const isEditor = async (address: string) =>
    (await (await page.request.get(address)).text()).match(/ProseMirror|__ \$YJS\$ __/u) !== null
  const found = await Promise.all(addresses.map(isEditor))
  expect(addresses.length).toBeGreaterThan(0)
  return addresses.filter((_, at) => found[at])
}

test('[Z9] the reading view shows all sections and follows what is written, without the editor', async ({
  stage,
}) => {
  const [reader, writer] = [await stage.expert('Bildung'), await stage.expert('Bildung')]
  await reader.readChapter('Bildung')
  const titles = ['Einleitung', 'Elementarbereich', 'Grundschulen', 'Weiterführende Schulen', 'Hochschulen']
  for (const title of [...titles, 'Erwachsenenbildung']) {
    await expect(
      reader.page.getByRole('heading', { level: 2, name: new RegExp(`^1\\.\\d ${title}$`, 'u') }),
    ).toBeVisible()
  }
  await expect(reader.page.getByRole('textbox')).toHaveCount(0)
  const article = reader.page.locator('article')
  await expect(article).toContainText('Jedes Kind hat unabhängig von Herkunft')
  await expect(article.getByRole('link', { name: 'hannover.de/lip2.0' })).toHaveAttribute('href', /^https:/u)

  await writer.openChapter('Bildung')
  await writer.write('Elementarbereich', 'Gerade erst geschrieben.')
  await writer.seesSaved()
  // Whoever comes back to the page sees at once what else comes within seconds.
  await reader.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(article).toContainText('Gerade erst geschrieben.', { timeout: 20_000 })
  expect(await editorScripts(reader.page)).toEqual([])
  expect(await editorScripts(writer.page)).not.toEqual([])
})

test('[Z9] on paper stands the text alone', async ({ stage }) => {
  const reader = await stage.expert('Bildung')
  await reader.readChapter('Bildung')
  await expect(reader.page.locator('article')).toContainText('Jedes Kind hat unabhängig von Herkunft')
  await reader.page.emulateMedia({ media: 'print' })
  await expect(reader.page.getByRole('heading', { level: 1, name: 'Bildung' })).toBeVisible()
  await expect(reader.page.getByRole('banner')).toBeHidden()
  await expect(reader.page.getByRole('navigation')).toHaveCount(0)
  await expect(reader.page.getByRole('button')).toHaveCount(0)
  await keepPicture(reader.page, 'print', 'whole')
})
