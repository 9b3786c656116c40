/** Writing without a network: what is typed stays on the device, through reloads and crashes, and is merged on return. */
import type { Page } from '@playwright/test'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Actor } from './actor.ts'
import { hasFact, unsentIn, untilTextsAreKept, untilUnsentIsKept } from './kept.ts'
import { startOnProfile } from './profile.ts'
import type { Server } from './server.ts'
import { expect, expectAccessible, keepsFiles, test } from './stage.ts'

const offlineState = /^Offline – \d+ Änderung(en)? auf diesem Gerät$/u

/** The device has all it needs to start without a network: the page's files and what was written so far. */
async function settleOnDevice({ page }: Actor): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    const names = await caches.keys()
    if (names.length === 0) throw new Error('the files of the page are not kept')
  })
  await untilTextsAreKept(page)
}

/** Unsaved words make the browser ask; a person who wants to leave says yes. */
const agreeToLeave = (page: Page): void => {
  page.on('dialog', (dialog) => void dialog.accept())
}

async function goOffline(actor: Actor): Promise<void> {
  await actor.page.context().setOffline(true)
  await expect(actor.saveState()).toHaveAttribute('data-save-state', 'offline')
}

test('[Z24] what is written without a network outlives a reload, is said to be unsent, and is merged on return', async ({
  stage,
}) => {
  const [aylin, jonas] = [await stage.expert('Bildung', keepsFiles), await stage.expert('Bildung')]
  agreeToLeave(aylin.page)
  await aylin.openChapter('Bildung')
  await jonas.openChapter('Bildung')
  await aylin.write('Elementarbereich', 'Noch mit Netz geschrieben.')
  await aylin.seesSaved()
  await settleOnDevice(aylin)

  await goOffline(aylin)
  await aylin.write('Elementarbereich', 'Im Zug geschrieben.')
  await expect(aylin.saveState()).toHaveText(offlineState)
  await untilUnsentIsKept(aylin.page)
  const said = await aylin.saveState().textContent()
  await jonas.write('Elementarbereich', 'Derweil im Büro geschrieben.')
  await jonas.seesSaved()

  await aylin.page.reload()
  await aylin.sees('Elementarbereich', 'Im Zug geschrieben.')
  await expect(aylin.saveState()).toHaveText(said ?? '')
  await expect(aylin.page.getByText('Keine Verbindung zum Server')).toBeVisible()
  await expect(aylin.page.getByText(/^Sie sehen den Stand vom/u)).toBeVisible()
  await aylin.write('Elementarbereich', 'Nach dem Neuladen geschrieben.')
  await expectAccessible(aylin.page, 'the writing page, started without a network')

  await aylin.page.context().setOffline(false)
  await aylin.seesSaved()
  const all = [
    'Noch mit Netz geschrieben.',
    'Im Zug geschrieben.',
    'Nach dem Neuladen geschrieben.',
    'Derweil im Büro geschrieben.',
  ]
  for (const actor of [aylin, jonas]) {
    await expect
      .poll(async () => (await actor.wordsOf('Elementarbereich')).filter((line) => all.includes(line)).sort())
      .toEqual([...all].sort())
  }
})

test('[Z25] without a network a text that is not on the device is a sentence to read, never an empty page', async ({
  stage,
}) => {
  const aylin = await stage.expert('Bildung', keepsFiles)
  const { page } = aylin
  const article = page.locator('article')
  await aylin.readChapter('Soziales')
  await expect(article).toContainText('Ausgangslage')
  await expect.poll(() => hasRead(page, 'cha_soziales')).toBe(true)
  await page.goto(`${stage.server.url}/chapters/cha_bildung`)
  await settleOnDevice(aylin)
  const address = page.url().replace('bildung', 'soziales')
  await page.context().setOffline(true)

  await page.goto(`${address}/reading`)
  await expect(article).toContainText('Ausgangslage')
  await expect(article).toContainText('Sie lesen, was auf diesem Gerät liegt.')
  await page.goto(`${address.replace('soziales', 'bildung')}/reading`)
  await expect(article).toContainText('Jedes Kind')
  await page.goto(`${address.replace('soziales', 'demokratie')}/reading`)
  await expect(article.getByText(/^Dieser Text liegt nicht auf diesem Gerät/u).first()).toBeVisible()

  await page.goto(address)
  await aylin.seesHeading('Soziales')
  await expect(aylin.page.getByText(/^Dieser Text liegt nicht auf diesem Gerät/u).first()).toBeVisible()
  await expect(aylin.page.getByRole('textbox')).toHaveCount(0)
  await expectAccessible(aylin.page, 'a chapter that is not on the device')
  await aylin.page.context().setOffline(false)
  await aylin.sees('Frauen', 'Ausgangslage')
})

/** Whether the chapter, as it was read, is on the device. */
const hasRead = (page: Page, chapter: string): Promise<boolean> => hasFact(page, `chapter ${chapter}`)

test('[Z26] signing out with unsent words asks first; then nothing of the person is left on the device', async ({
  stage,
}) => {
  const aylin = await stage.expert('Bildung', keepsFiles)
  agreeToLeave(aylin.page)
  await aylin.openChapter('Bildung')
  await aylin.sees('Elementarbereich', 'Jedes Kind')
  await settleOnDevice(aylin)
  const second = await aylin.page.context().newPage()
  await second.goto(aylin.page.url())
  await expect(second.getByRole('textbox').first()).toContainText('Ausgangslage')
  await goOffline(aylin)
  await aylin.write('Elementarbereich', 'Nur hier.')
  const other = new Actor(second, stage.server.url, aylin.name)
  await other.write('Grundschulen', 'Und dort.')
  await expect.poll(() => unsentIn(second)).toBeGreaterThan(0)
  await untilUnsentIsKept(aylin.page, second)
  await aylin.page.reload()
  await aylin.sees('Elementarbereich', 'Nur hier.')
  await aylin.sees('Grundschulen', 'Und dort.')

  const signOut = async () => {
    await aylin.page.getByRole('button', { name: `Konto von ${aylin.name}` }).click()
    await aylin.page.getByRole('button', { name: 'Abmelden' }).click()
  }
  await signOut()
  const dialog = aylin.page.getByRole('dialog', { name: 'Abmelden und Ungesendetes verwerfen?' })
  // What waits in the other tab is counted too, and by nobody twice.
  const both = (await unsentIn(aylin.page)) + (await unsentIn(second))
  await expect(dialog).toContainText(`${both} Änderungen von Ihnen liegen nur auf diesem Gerät`)
  await expectAccessible(aylin.page, 'the question before signing out')
  await dialog.getByRole('button', { name: 'Angemeldet bleiben' }).click()
  await aylin.sees('Elementarbereich', 'Nur hier.')
  await signOut()
  await dialog.getByRole('button', { name: 'Verwerfen und abmelden' }).click()
  await expect(aylin.page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible()

  const left = await aylin.page.evaluate(async () => ({
    databases: await indexedDB.databases(),
    storage: Object.keys(localStorage).filter((key) => key !== 'lip.leaving'),
    kept: (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys())))
      .flat()
      .map(({ url }) => new URL(url).pathname)
      .filter((path) => path !== '/' && !/^\/(assets\/|favicon\.svg)/u.test(path)),
  }))
  expect(left).toEqual({ databases: [], storage: [], kept: [] })
  await expect(second.getByRole('alert').filter({ hasText: 'Ihre Anmeldung ist beendet' })).toBeVisible()

  // The server hears of it as soon as it can.
  await aylin.page.context().setOffline(false)
  await aylin.page.goto(stage.server.url)
  await expect(aylin.page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible()
  await expect
    .poll(async () => (await aylin.page.request.get(`${stage.server.url}/api/session`)).status())
    .toBe(401)
})

test('[Z27] when the browser is killed while the server is away, the words are there at the next start, and are sent', async ({
  stage,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'lip-profile-'))
  const { name } = stage.person('expert', 'Bildung')
  const before = await startOnProfile(profile)
  const aylin = new Actor(await before.context.newPage(), stage.server.url, name)
  await aylin.signIn()
  await aylin.openChapter('Bildung')
  await aylin.sees('Elementarbereich', 'Jedes Kind')
  const address = aylin.page.url()
  await settleOnDevice(aylin)
  await stage.server.kill9()
  await expect(aylin.saveState()).toHaveAttribute('data-save-state', 'offline')
  await aylin.write('Elementarbereich', 'Vor dem Absturz geschrieben.')
  await untilUnsentIsKept(aylin.page)
  const said = await aylin.saveState().textContent()
  await before.kill()

  const after = await startOnProfile(profile)
  const again = new Actor(await after.context.newPage(), stage.server.url, name)
  await again.page.goto(address)
  await again.sees('Elementarbereich', 'Vor dem Absturz geschrieben.')
  await expect(again.saveState()).toHaveText(said ?? '')
  await stage.server.restart()
  // The cookie may have gone with the crash: then one signs in again, and the words are sent all the same.
  const wayIn = again.page.getByRole('button', { name: `Als ${name} wieder eintreten` })
  await expect(wayIn.or(again.saveState().filter({ hasText: /^Gespeichert$/u }))).toBeVisible()
  if (await wayIn.isVisible()) await wayIn.click()
  await again.seesSaved()
  await after.kill()
  await rm(profile, { recursive: true, force: true })
})

/** The server's disk is lost; it comes back from the backup. */
async function comeBackFrom(backup: string, server: Server): Promise<void> {
  await server.kill9()
  for (const name of await readdir(server.data)) await rm(join(server.data, name), { recursive: true })
  await server.command('restore', backup)
  await server.restart()
}

test('[Z28] after a restore from backup no text is doubled, and lines that only the device has are offered', async ({
  stage,
}) => {
  const aylin = await stage.expert('Bildung', keepsFiles)
  agreeToLeave(aylin.page)
  await aylin.openChapter('Bildung')
  await aylin.write('Elementarbereich', 'In der Sicherung.')
  await aylin.seesSaved()
  const backup = join(await mkdtemp(join(tmpdir(), 'lip-backup-')), 'copy')
  await stage.server.command('backup', backup)
  await aylin.write('Elementarbereich', 'Nach der Sicherung.')
  await aylin.seesSaved()
  await settleOnDevice(aylin)
  await comeBackFrom(backup, stage.server)

  await aylin.page.getByRole('button', { name: `Als ${aylin.name} wieder eintreten` }).click()
  await expect(aylin.text('Elementarbereich')).toHaveAttribute('aria-readonly', 'true')
  await aylin.page.getByRole('button', { name: 'Seite neu laden' }).click()
  const notice = aylin.page
    .getByRole('alert')
    .filter({ hasText: 'Wörter, die nur noch auf diesem Gerät stehen' })
  await expect(notice).toContainText('Elementarbereich')
  await expectAccessible(aylin.page, 'the writing page with words left on the device')
  await notice.getByText('Diese Wörter ansehen').click()
  await expect(notice.locator('.left-words')).toHaveText('Nach der Sicherung.')
  await expectAccessible(aylin.page, 'the words that are left, opened')
  expect(await aylin.wordsOf('Elementarbereich')).not.toContain('Nach der Sicherung.')
  expect(
    (await aylin.wordsOf('Elementarbereich')).filter((line) => line === 'In der Sicherung.'),
  ).toHaveLength(1)
  await notice.getByRole('button', { name: 'Von diesem Gerät löschen' }).click()
  await expect(notice).toBeHidden()
  await aylin.page.reload()
  await aylin.sees('Elementarbereich', 'In der Sicherung.')
  await settleOnDevice(aylin)
  await expect(notice).toBeHidden()
})

test('[Z29] a browser that lends no storage says so, and work goes on', async ({ stage }) => {
  const aylin = await stage.expert('Bildung')
  await aylin.page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      value: {
        open: () => {
          throw new DOMException('no', 'SecurityError')
        },
      },
    })
  })
  await aylin.page.reload()
  const notice = aylin.page
    .getByRole('status')
    .filter({ hasText: 'Auf diesem Gerät kann nichts aufbewahrt werden' })
  await expect(notice).toBeVisible()
  await expectAccessible(aylin.page, 'a page that can keep nothing')
  await notice.getByRole('button', { name: 'Verstanden' }).click()
  await expect(notice).toBeHidden()
  await aylin.openChapter('Bildung')
  await aylin.write('Elementarbereich', 'Ohne Speicher.')
  await aylin.seesSaved()
})
