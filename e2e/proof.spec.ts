/** A version is checked away from the server: in a page that was saved, and years later. */
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { call } from './api.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './stage.ts'

const id = 'ver_beteiligungstag'

test('[Z71] a page that was saved checks a version without the server, and tells a forged one from the genuine one', async ({
  stage,
}) => {
  const { url } = stage.server
  const sabine = await stage.caller(stage.person('moderator', 'Bildung'))
  const order = {
    id,
    scope: { chapter: 'cha_bildung' },
    purpose: 'interim',
    name: 'Zum Beteiligungstag',
    note: null,
  }
  expect((await call(url, sabine, 'POST', '/api/versions', order)).status).toBe(201)
  const ursula = await stage.caller(stage.person('steering'))
  const textOf = async (path: string) =>
    (await call(url, ursula, 'GET', `/api/versions/${id}/${path}`)).text()
  const [html, json] = [await textOf('proof.html'), await textOf('proof')]
  const saved = (name: string, text: string): string => {
    const path = test.info().outputPath(name)
    writeFileSync(path, text)
    return path
  }

  const page = await stage.page({ viewport: { width: 390, height: 800 } }, 'null')
  const verdict = page.getByRole('status').locator('.verdict')
  await page.goto(pathToFileURL(saved('genuine.html', html)).href)
  await expect(verdict).toHaveText('Unverändert')
  await expect(page.getByRole('main')).toContainText('0.1 „Zum Beteiligungstag“ (Zwischenfassung)')
  await expectAccessible(page, 'the page that checks a version')
  await expectNoSidewaysScroll(page, 'the page that checks a version')

  const forged = html.replace('Jedes Kind', 'Manches Kind')
  expect(forged).not.toBe(html)
  await page.goto(pathToFileURL(saved('forged.html', forged)).href)
  await expect(verdict).toHaveText('Verändert oder unvollständig')
  await expect(page.getByRole('status')).toContainText('Text:')
  await page.getByLabel('Prüfdatei von diesem Gerät').setInputFiles(saved('genuine.json', json))
  await expect(verdict).toHaveText('Unverändert')
})
