/** The editor in a true browser: pasting, tools that say why, keys that lead from section to section. */
import { readFileSync } from 'node:fs'
import { expect, test } from './stage.ts'

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

test('[Z8] what comes from Word keeps headings, lists, tables and links, and nothing of its clutter', async ({
  stage,
}) => {
  const [aylin, jonas] = await stage.both('Bildung')
  await aylin.write('Hochschulen', '')
  await aylin.paste(fixture('word.html'))
  const pasted = jonas.text('Hochschulen')
  await expect(pasted.getByRole('heading', { name: 'Zugang zum Studium', level: 3 })).toBeVisible()
  await expect(
    pasted.getByRole('listitem').filter({ hasText: 'Beratung in mehreren Sprachen' }),
  ).toBeVisible()
  await expect(pasted.locator('strong', { hasText: 'Anerkennung' })).toBeVisible()
  await expect(pasted.getByRole('link', { name: 'hannover.de' })).toHaveAttribute(
    'href',
    'https://www.hannover.de/',
  )
  await expect(pasted.getByRole('cell', { name: 'Studienkolleg' })).toBeVisible()
  expect(
    await pasted.locator('[class^=Mso], o\\:p, font, img:not([class^=ProseMirror]), [style*=mso]').count(),
  ).toBe(0)
  await aylin.seesSaved()
})

test('[Z8] what comes from a web page brings no image, no script and no unsafe link', async ({ stage }) => {
  const aylin = await stage.expertIn('Bildung')
  await aylin.write('Hochschulen', '')
  await aylin.paste(fixture('web.html'))
  await aylin.sees('Hochschulen', 'Der Rat hat beschlossen')
  const pasted = aylin.text('Hochschulen')
  expect(
    await pasted.locator('img:not([class^=ProseMirror]), script, iframe, button, [onclick]').count(),
  ).toBe(0)
  expect(await pasted.locator('a[href^="javascript"], a[href^="//"]').count()).toBe(0)
  await aylin.seesSaved()
})

test('[Z8] a tool that cannot be used says why, and works as soon as it can', async ({ stage }) => {
  const aylin = await stage.expertIn('Bildung')
  const bold = aylin.page.getByRole('button', { name: 'Fett' })
  await expect(bold).toHaveAttribute('aria-disabled', 'true')
  await expect(bold).toHaveAccessibleDescription('Setzen Sie den Cursor in einen Abschnitt.')
  await aylin.write('Hochschulen', 'wichtig')
  await expect(bold).toHaveAttribute('aria-disabled', 'false')
  const link = aylin.page.getByRole('button', { name: 'Link', exact: true })
  await expect(link).toHaveAccessibleDescription(
    'Markieren Sie zuerst die Wörter, die zum Link werden sollen.',
  )

  await aylin.press('Control+Shift+ArrowLeft')
  await bold.click()
  await expect(aylin.text('Hochschulen').locator('strong', { hasText: 'wichtig' })).toBeVisible()
  await link.click()
  await aylin.page.getByLabel('Adresse').fill('https://www.hannover.de/lip')
  await aylin.inDialog('Übernehmen').click()
  await expect(aylin.text('Hochschulen').getByRole('link', { name: 'wichtig' })).toBeVisible()
  await aylin.seesSaved()
})

test('[Z8] arrow keys lead from one section into the next and back', async ({ stage }) => {
  const aylin = await stage.expertIn('Bildung')
  await aylin.goToEnd('Elementarbereich')
  await aylin.press('ArrowDown')
  expect(await aylin.focused()).toBe('Text von Abschnitt 1.3 Grundschulen')
  await aylin.press('ArrowUp')
  expect(await aylin.focused()).toBe('Text von Abschnitt 1.2 Elementarbereich')
})

test('[Z8] one takes back one’s own words, not those of the others', async ({ stage }) => {
  const [aylin, jonas] = await stage.both('Bildung')
  await aylin.write('Hochschulen', 'Von Aylin.')
  await jonas.sees('Hochschulen', 'Von Aylin.')
  await jonas.write('Hochschulen', 'Von Jonas.')
  await aylin.sees('Hochschulen', 'Von Jonas.')
  await aylin.press('Control+z')
  await expect.poll(() => aylin.wordsOf('Hochschulen')).not.toContain('Von Aylin.')
  await expect.poll(() => jonas.wordsOf('Hochschulen')).not.toContain('Von Aylin.')
  await jonas.sees('Hochschulen', 'Von Jonas.')
})
