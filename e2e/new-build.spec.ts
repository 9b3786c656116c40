/** A page stays open while a newer build is deployed, or while the network is gone; in a browser that keeps no files. */
import type { Page } from '@playwright/test'
import { expect, test } from './stage.ts'

/** A private window, or the first minutes: no worker has taken the page's files onto the device. */
const keepsNoFiles = { serviceWorkers: 'block' } as const

/** As after a deployment: the old page's file is gone and the server's page begins with another script. */
async function deploy(page: Page, url: string): Promise<void> {
  let deployed = true
  page.on('request', (request) => {
    if (request.isNavigationRequest()) deployed = false
  })
  await page.route('**/assets/reading-*.js', (route) =>
    deployed ? route.fulfill({ status: 404, body: '' }) : route.continue(),
  )
  await page.route(`${url}/`, (route) =>
    deployed
      ? route.fulfill({ contentType: 'text/html', body: '<script src="/assets/index-new.js">' })
      : route.continue(),
  )
}

test('[Z14] a page older than the server loads itself anew when a part of it is gone', async ({ stage }) => {
  const aylin = await stage.expert('Bildung', keepsNoFiles)
  await aylin.openChapter('Bildung')
  await aylin.write('Elementarbereich', 'Vor der neuen Version geschrieben.')
  await aylin.seesSaved()
  await deploy(aylin.page, stage.server.url)
  const reloaded = aylin.page.waitForEvent('load')
  await aylin.page.getByRole('link', { name: 'Lesen', exact: true }).click()
  await reloaded
  await expect(aylin.page.locator('article')).toContainText('Vor der neuen Version geschrieben.')
})

test('[Z14] without a network a part that is missing is said in its place; the words stay, and it comes later', async ({
  stage,
}) => {
  const aylin = await stage.expert('Bildung', keepsNoFiles)
  await aylin.openChapter('Bildung')
  await aylin.sees('Elementarbereich', 'Jedes Kind')
  await aylin.page.context().setOffline(true)
  await aylin.write('Elementarbereich', 'Ohne Netz geschrieben.')
  await aylin.page.getByRole('link', { name: 'Lesen', exact: true }).click()
  const notice = aylin.page.getByRole('alert').filter({ hasText: 'konnte nicht geladen werden' })
  await expect(notice).toBeVisible()
  await aylin.page.goBack()
  await aylin.sees('Elementarbereich', 'Ohne Netz geschrieben.')
  await aylin.page.goForward()
  await expect(notice).toBeVisible()
  await aylin.page.context().setOffline(false)
  await notice.getByRole('button', { name: 'Erneut versuchen' }).click()
  await expect(aylin.page.locator('article')).toContainText('Ohne Netz geschrieben.')
})
