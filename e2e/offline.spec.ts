/** Writing without a network: what is typed stays on the device, through reloads and crashes, and is merged on return. */
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './stage.ts'
import type { Actor } from './actor.ts'

const offlineState = /^Offline – \d+ Änderung(en)? auf diesem Gerät$/u

/** The device has all it needs to start without a network: the page's files and what was written so far. */
async function settleOnDevice({ page }: Actor): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    const names = await caches.keys()
    if (names.length === 0) throw new Error('the files of the page are not kept')
  })
  // What the server sent is written when there is time.
  await page.waitForTimeout(800)
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
  const [aylin, jonas] = [await stage.expert('Bildung'), await stage.expert('Bildung')]
  agreeToLeave(aylin.page)
  await aylin.openChapter('Bildung')
  await jonas.openChapter('Bildung')
  await aylin.write('Elementarbereich', 'Noch mit Netz geschrieben.')
  await aylin.seesSaved()
  await settleOnDevice(aylin)

  await goOffline(aylin)
  await aylin.write('Elementarbereich', 'Im Zug geschrieben.')
  await expect(aylin.saveState()).toHaveText(offlineState)
  const said = await aylin.saveState().textContent()
  await aylin.page.waitForTimeout(200)
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
  const aylin = await stage.expert('Bildung')
  await aylin.openChapter('Bildung')
  await settleOnDevice(aylin)
  const address = aylin.page.url().replace('bildung', 'soziales')
  await aylin.page.context().setOffline(true)
  await aylin.page.goto(address)
  await aylin.seesHeading('Soziales')
  await expect(aylin.page.getByText(/^Dieser Text liegt nicht auf diesem Gerät/u).first()).toBeVisible()
  await expect(aylin.page.getByRole('textbox')).toHaveCount(0)
  await expectAccessible(aylin.page, 'a chapter that is not on the device')
  await aylin.page.context().setOffline(false)
  await aylin.sees('Frauen', 'Ausgangslage')
})

test('[Z26] signing out with unsent words asks first; then nothing of the person is left on the device', async ({
  stage,
}) => {
  const aylin = await stage.expert('Bildung')
  agreeToLeave(aylin.page)
  await aylin.openChapter('Bildung')
  await aylin.sees('Elementarbereich', 'Jedes Kind')
  await settleOnDevice(aylin)
  const second = await aylin.page.context().newPage()
  await second.goto(aylin.page.url())
  await expect(second.getByRole('textbox').first()).toContainText('Ausgangslage')
  await goOffline(aylin)
  await aylin.write('Elementarbereich', 'Nur hier.')

  const signOut = async () => {
    await aylin.page.getByRole('button', { name: `Konto von ${aylin.name}` }).click()
    await aylin.page.getByRole('button', { name: 'Abmelden' }).click()
  }
  await signOut()
  const dialog = aylin.page.getByRole('dialog', { name: 'Abmelden und Ungesendetes verwerfen?' })
  await expect(dialog).toContainText(/\d+ Änderungen von Ihnen liegen nur auf diesem Gerät/u)
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
