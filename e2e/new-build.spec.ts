/** A page stays open while a newer build is deployed, or while the network is gone; in a browser that keeps no files. */
import type { Page } from '@playwright/test'
import { decodeClientFrame, encodeClientFrame } from '#shared/protocol'
import { expect, keepsNoFiles, test } from './stage.ts'

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

/** The page's line, as it would be if the server had learned a newer schema while it was cut. */
interface AgingLine {
  /** The page's frames get nowhere. */
  isDeaf: boolean
  /** The page is of the schema before. */
  isOld: boolean
  /** How many frames the page heard since. */
  heard: number
  cut(): Promise<void>
}

async function agingLine(page: Page): Promise<AgingLine> {
  const line: AgingLine = { isDeaf: false, isOld: false, heard: 0, cut: () => Promise.resolve() }
  await page.routeWebSocket(/\/sync$/u, (socket) => {
    const server = socket.connectToServer()
    line.cut = () => Promise.all([socket.close({ code: 1012 }), server.close()]).then(() => {})
    socket.onMessage((message) => {
      if (!line.isDeaf) server.send(line.isOld ? aged(message) : message)
    })
    server.onMessage((message) => {
      if (line.isOld) line.heard += 1
      socket.send(message)
    })
  })
  return line
}

function aged(message: string | Buffer): string | Buffer {
  const frame = typeof message === 'string' ? null : decodeClientFrame(message)
  if (frame?.ok !== true || frame.value.kind !== 'hello') return message
  return Buffer.from(encodeClientFrame({ ...frame.value, schema: frame.value.schema - 1 }))
}

test('[L4] a page of an older schema is told before it hears anything; its words stay, and are sent by the page that is loaded anew', async ({
  stage,
}) => {
  const [aylin, jonas] = [await stage.expert('Bildung'), await stage.expert('Bildung')]
  const { page } = aylin
  page.on('dialog', (dialog) => void dialog.accept())
  const line = await agingLine(page)
  await page.reload()
  await aylin.openChapter('Bildung')
  await jonas.openChapter('Bildung')
  await aylin.sees('Elementarbereich', 'Jedes Kind')
  await jonas.write('Elementarbereich', 'Von der neuen Version.')
  await aylin.sees('Elementarbereich', 'Von der neuen Version.')
  // From here on the line counts as dead within five seconds: nobody's words may be awaited over it.
  line.isDeaf = true
  await aylin.write('Elementarbereich', 'Vor der neuen Version.')
  Object.assign(line, { isDeaf: false, isOld: true })
  await line.cut()

  await expect(page.getByRole('button', { name: 'Seite neu laden' })).toBeVisible()
  await expect(aylin.text('Elementarbereich')).toHaveAttribute('aria-readonly', 'true')
  await aylin.sees('Elementarbereich', 'Vor der neuen Version.')
  expect(line.heard).toBe(0)
  line.isOld = false
  await page.getByRole('button', { name: 'Seite neu laden' }).click()
  await aylin.seesSaved()
  for (const one of [aylin, jonas]) {
    await one.sees('Elementarbereich', 'Vor der neuen Version.')
    await one.sees('Elementarbereich', 'Von der neuen Version.')
  }
})
