/** Someone with an account of her own changes her password in the middle of her work. */
import type { Browser, Page } from '@playwright/test'
import { Actor } from './actor.ts'
import { startServer, type Server } from './server.ts'
import { expect, expectAccessible, test } from './stage.ts'

const email = 'karla.kern@hannover.example'
const [old, next] = ['das alte Passwort', 'ein ganz neues Passwort']

/** A paper without a demo world, and an expert with an account. */
async function found(): Promise<Server> {
  const server = await startServer({ env: { LIP_DEMO: 'off' } })
  await server.commandWith(
    `${old}\n`,
    'add-person',
    '--name',
    'Karla Kern',
    '--email',
    email,
    '--password-stdin',
  )
  await server.command('grant', '--email', email, '--role', 'expert', '--group', '1')
  return server
}

async function signIn(browser: Browser, server: Server, password: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'de-DE' })).newPage()
  await page.goto(server.url)
  await page.getByLabel('E-Mail-Adresse').fill(email)
  await page.getByLabel('Passwort').fill(password)
  await page.getByRole('button', { name: 'Anmelden' }).click()
  return page
}

async function changePassword(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Konto von Karla Kern' }).click()
  await page.getByRole('button', { name: 'Passwort ändern' }).click()
  const dialog = page.getByRole('dialog', { name: 'Passwort ändern' })
  await dialog.getByLabel('Jetziges Passwort').fill(old)
  await dialog.getByLabel('Neues Passwort (mindestens 12 Zeichen)').fill(next)
  await dialog.getByLabel('Neues Passwort wiederholen').fill('ein anderes Passwort')
  await dialog.getByRole('button', { name: 'Passwort ändern' }).click()
  await expect(dialog.getByText('Das ist nicht dasselbe neue Passwort.')).toBeVisible()
  await expectAccessible(page, 'the password dialog')
  await dialog.getByLabel('Neues Passwort wiederholen').fill(next)
  await dialog.getByRole('button', { name: 'Passwort ändern' }).click()
  await expect(dialog.getByText('Ihr Passwort ist geändert')).toBeVisible()
  await dialog.getByRole('button', { name: 'Schließen' }).click()
}

test('[Z15] whoever changes her password writes on here and is signed out everywhere else', async ({
  browser,
}) => {
  const server = await found()
  const elsewhere = await signIn(browser, server, old)
  const karla = new Actor(await signIn(browser, server, old), server.url, 'Karla Kern')
  await karla.openChapter('Bildung')
  await karla.write('Elementarbereich', 'Vor dem neuen Passwort.')
  await changePassword(karla.page)

  await expect(elsewhere.getByRole('alert').filter({ hasText: 'Ihre Anmeldung ist beendet' })).toBeVisible()
  await karla.write('Elementarbereich', 'Und danach.')
  await karla.seesSaved()
  await expect(karla.page.getByRole('alert')).toHaveCount(0)

  const again = await signIn(browser, server, next)
  await expect(again.getByRole('button', { name: 'Konto von Karla Kern' })).toBeVisible()
  await Promise.all(browser.contexts().map((context) => context.close()))
  await server.stop()
})
