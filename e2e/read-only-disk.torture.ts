/** A disk that turns read-only under a running server: it lives, says so, serves readers, and has everything afterwards. */
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { call } from './api.ts'
import { failingDisk, type FailingDisk } from './failing-disk.ts'
import { startServer, type Server } from './server.ts'
import { expect, Stage, test } from './stage.ts'

test('[S28] while the disk is read-only under the running server, people read and are told; then all is there', async ({
  browser,
}) => {
  const disk = failingDisk(64)
  if ('why' in disk) return console.log(`not possible here: ${disk.why}`)
  const server = await startServer({ data: join(disk.folder, 'data') })
  try {
    await withstand(server, browser, disk)
  } finally {
    await Promise.all(browser.contexts().map((context) => context.close()))
    await server.kill9()
    disk.remove()
  }
})

const isReady = async (server: Server) => (await fetch(`${server.url}/readyz`)).status === 200

async function withstand(server: Server, browser: Browser, disk: FailingDisk): Promise<void> {
  const stage = await Stage.open(server, browser)
  const person = stage.person('expert', 'Bildung')
  const [aylin, reader] = [await stage.expert('Bildung'), await stage.moderator('Soziales')]
  const notice = aylin.page.getByText('Der Server kann gerade nicht speichern', { exact: true })
  await aylin.openChapter('Bildung')
  await aylin.write('Elementarbereich', 'Vorher geschrieben.')
  await aylin.seesSaved()
  const say = async (thread: string) => {
    const section = stage.section('Bildung', 'Elementarbereich')
    const body = { thread, anchor: null, body: 'Und das?', mentions: [], suggestion: null }
    const caller = await stage.caller(person)
    return (await call(server.url, caller, 'POST', `/api/sections/${section}/threads`, body)).status
  }
  expect(await say('thr_before')).toBe(201)

  disk.fail()
  await aylin.page.keyboard.insertText(' Nur auf diesem Gerät.')
  await expect(notice).toBeVisible()
  await expect(aylin.text('Elementarbereich')).toHaveAttribute('contenteditable', 'false')
  await expect.poll(() => isReady(server)).toBe(false)
  expect(server.log()).toContain('the disk is read-only')
  await reader.readChapter('Bildung')
  await expect(reader.page.getByText('Vorher geschrieben.')).toBeVisible()
  await expect(reader.page.getByText('Nur auf diesem Gerät.')).toHaveCount(0)

  await server.kill9()
  disk.mountAnew()
  await server.restart()
  await expect(notice).toBeHidden()
  await aylin.seesSaved()
  expect(await aylin.wordsOf('Elementarbereich')).toContain('Vorher geschrieben. Nur auf diesem Gerät.')
  await expect.poll(() => reader.page.getByText('Nur auf diesem Gerät.').count()).toBe(1)
  expect(await say('thr_before'), 'the same again is nothing new').toBe(201)
  expect(await say('thr_after')).toBe(201)
  await server.command('verify')
  expect(stage.seen).toEqual([])
}
