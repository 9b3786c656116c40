/** Two versions compared by the Lenkungsgruppe, and a version with the live draft by who may read that. */
import { writeText } from '#shared/text-doc'
import * as Y from 'yjs'
import { call, type Caller } from './api.ts'
import { joinPlainly } from './plain-client.ts'
import {
  expect,
  expectAccessible,
  expectContrast,
  expectNoSidewaysScroll,
  keepPicture,
  test,
  type Stage,
} from './stage.ts'

async function freeze({ server }: Stage, by: Caller, id: string, name: string): Promise<void> {
  const order = { id, scope: { chapter: 'cha_bildung' }, purpose: 'interim', name, note: null }
  const answer = await call(server.url, by, 'POST', '/api/versions', order)
  expect(answer.status, await answer.text()).toBe(201)
}

/** One word more in the first paragraph, and a paragraph more at the end. */
async function redraft(stage: Stage, by: Caller): Promise<void> {
  const client = await joinPlainly(stage.server.url, stage.section('Bildung', 'Elementarbereich'), by.cookie)
  const blocks = client.doc.getXmlFragment('default').toArray()
  const first = blocks.find((block) => block instanceof Y.XmlElement && block.nodeName === 'paragraph')
  const text = first instanceof Y.XmlElement ? first.get(0) : null
  if (text instanceof Y.XmlText) text.insert(0, 'Überall: ')
  writeText(client.doc, [{ name: 'paragraph', children: [{ text: 'Die Stadt stellt die Mittel bereit.' }] }])
  await client.untilSaved()
  client.leave()
}

test('[Z72] the Lenkungsgruppe compares two versions: each change by keyboard, side by side, on a phone, in the dark; the draft is not for them', async ({
  stage,
}) => {
  const by = await stage.caller(stage.person('moderator', 'Bildung'))
  await freeze(stage, by, 'ver_erste1', 'Für das Beteiligungsforum')
  await redraft(stage, by)
  await freeze(stage, by, 'ver_zweite', 'Nach dem Beteiligungsforum')

  const { page } = await stage.enter(stage.person('steering'))
  const worker = page.waitForEvent('worker')
  await page.getByRole('link', { name: 'Fassungen vergleichen' }).click()
  expect((await worker).url()).toContain('/assets/sealed/compare')
  await expect(page.getByText('2 Änderungen').first()).toBeVisible()
  await expect(page.getByLabel('Neuere Fassung')).toHaveValue('ver_zweite')
  const section = page.getByRole('region', { name: /Elementarbereich$/u })
  await expect(section).toContainText('1 Absatz geändert, 1 neu')
  await expect(section.locator('ins').last()).toContainText('Die Stadt stellt die Mittel bereit.')
  const next = page.getByRole('button', { name: 'Nächste Änderung' })
  await next.press('Enter')
  await next.press('Enter')
  await expect(page.getByRole('link', { name: 'Änderung 2 von 2' })).toBeVisible()
  await expect(section.locator('[aria-current]')).toContainText('Die Stadt stellt')
  await expectAccessible(page, 'two versions compared')

  await page.getByLabel('Nebeneinander (Synopse)').check()
  await page.getByLabel('Ganzer Text').check()
  await expectAccessible(page, 'two versions side by side')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(page, 'two versions in the dark')
  await keepPicture(page, 'compare-beside', 'whole')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page, 'two versions on a phone')
  await keepPicture(page, 'compare-390')
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  await expect(page.getByText(/Nach dem Beteiligungsforum.*Fingerabdruck/u)).toBeVisible()
  await expect(page.getByRole('img', { name: /^QR-Code: .* der Fassung 0\.[12]$/u })).toHaveCount(2)
  await expect(next).toBeHidden()
  await page.emulateMedia({ media: 'screen' })

  await page.goto(`${stage.server.url}/versions/compare?from=ver_erste1&to=draft`)
  await expect(page.getByText(/^Diese Fassung gibt es nicht/u)).toBeVisible()
  await expect(page.getByLabel('Neuere Fassung')).toHaveValue('ver_zweite')

  const { page: writer } = await stage.expert('Bildung')
  await writer.goto(`${stage.server.url}/versions/compare?from=ver_zweite&to=draft`)
  await expect(writer.getByText('Beide Texte sind gleich.')).toBeVisible()
  await redraft(stage, by)
  // A text that was just read is given again for a while, the longer the busier the server is.
  await expect(async () => {
    await writer.reload()
    await expect(writer.getByText('2 Änderungen').first()).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 15_000 })
})
