/** What a disk and a system can do to the true server: it lives, says it, serves readers, and loses nothing. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { must } from '#shared/failure'
import { Stage, expect, test } from './stage.ts'
import type { Actor } from './actor.ts'
import { demoPeople, readRecords, sectionOf, signInDemo } from './api.ts'
import { joinPlainly, paragraphIn, until } from './plain-client.ts'
import { startServer, type Server, type ServerOptions } from './server.ts'
import { limitFileSize, protect, smallDisk } from './small-disk.ts'

/** A way to make a running server's disk refuse, and to take it back. */
interface Refusal {
  readonly options: ServerOptions
  readonly log: () => string
  refuse(server: Server): void
  allow(server: Server): void
  remove(): void
}

const limited: Refusal = {
  options: {},
  log: () => '',
  refuse: (server) => limitFileSize(server.pid(), 0),
  allow: (server) => limitFileSize(server.pid(), null),
  remove: () => undefined,
}

/** The server's own log stands on the full disk too. Without the right to mount, the limit stands in for it. */
function fullDisk(): Refusal {
  const disk = smallDisk(12)
  if (disk === null) return limited
  const log = join(disk.folder, 'log')
  return {
    options: { data: join(disk.folder, 'data'), under: `exec >>${log} 2>&1` },
    log: () => readFileSync(log, 'utf8'),
    refuse: () => disk.fill(),
    allow: () => disk.makeRoom(),
    remove: () => disk.remove(),
  }
}

/** The files may not be changed any more, also those that are open. Where nobody may forbid that, the limit stands in for it. */
function protectedFiles(): Refusal {
  const folder = mkdtempSync(join(tmpdir(), 'lip-protected-'))
  const remove = (): void => rmSync(folder, { recursive: true })
  if (!protect(folder, true) || !protect(folder, false)) {
    remove()
    console.log('not possible here: to protect files (chattr); a limit of file sizes stands in for it')
    return limited
  }
  return {
    options: { data: folder },
    log: () => '',
    refuse: () => void protect(folder, true),
    allow: () => void protect(folder, false),
    remove: () => {
      protect(folder, false)
      remove()
    },
  }
}

/** Whatever state it is in: a test that fails shall say why itself. */
async function endAtOnce(server: Server): Promise<void> {
  await server.kill9()
  await server.stop()
}

const noticeOn = ({ page }: Actor) =>
  page.getByText('Der Server kann gerade nicht speichern', { exact: true })

/** More than fits in what is left of a file's last block. */
const tooMuch = `${'Das nimmt die Platte nicht, '.repeat(300)}noch nicht.`

const isReady = async (server: Server) => (await fetch(`${server.url}/readyz`)).status === 200

const refusals = [
  ['is full', fullDisk],
  ['lets no file grow', () => limited],
  ['protects its files', protectedFiles],
] as const

/** In short the one that comes about by itself, in long (`npm run torture`) all. */
const asked = process.env.TORTURE_ROUNDS === undefined ? refusals.slice(0, 1) : refusals

for (const [what, make] of asked) {
  test(`[S28] while the disk ${what}, the page says so and people read; then all that was typed is there`, async ({
    browser,
  }) => {
    const refusal = make()
    const server = await startServer(refusal.options)
    const stage = await Stage.open(server, browser)
    try {
      const [aylin, jonas] = [await stage.expert('Bildung'), await stage.expert('Bildung')]
      await aylin.openChapter('Bildung')
      await aylin.write('Elementarbereich', 'Vorher geschrieben.')
      await aylin.write('Elementarbereich', '')
      await aylin.seesSaved()

      refusal.refuse(server)
      await aylin.page.keyboard.insertText(tooMuch)
      const notice = noticeOn(aylin)
      await expect(notice).toBeVisible()
      await expect(aylin.text('Elementarbereich')).toHaveAttribute('contenteditable', 'false')
      await expect(aylin.saveState()).toContainText('gespeichert')
      expect(await isReady(server)).toBe(false)

      await jonas.openChapter('Bildung')
      await jonas.sees('Elementarbereich', 'Vorher geschrieben.')
      await expect(noticeOn(jonas)).toBeVisible()
      const reader = await stage.moderator('Soziales')
      await reader.readChapter('Bildung')
      await expect(reader.page.getByText('Vorher geschrieben.')).toBeVisible()
      await expect(reader.page.getByText(tooMuch)).toHaveCount(0)

      refusal.allow(server)
      await expect(notice).toBeHidden()
      await aylin.seesSaved()
      await jonas.sees('Elementarbereich', tooMuch)
      await jonas.write('Elementarbereich', 'Und weiter.')
      await jonas.seesSaved()
      await server.kill9()
      await server.restart()
      await expect
        .poll(() => aylin.wordsOf('Elementarbereich'))
        .toEqual(expect.arrayContaining(['Vorher geschrieben.', tooMuch, 'Und weiter.']))
      expect(server.log() + refusal.log()).toContain('the store takes no writes; people can only read')
      expect(stage.seen).toEqual([])
    } finally {
      await Promise.all(browser.contexts().map((context) => context.close()))
      await endAtOnce(server)
      refusal.remove()
    }
  })
}

/** A cookie of someone who writes in Bildung, and a section there. */
async function writerIn(server: Server) {
  const person = (await demoPeople(server.url)).find(({ id }) => id === 'per_aylin')
  const caller = await signInDemo(server.url, must(person, 'Aylin is in the demo world').id)
  const section = sectionOf(await readRecords(server.url, caller), 'Bildung', 'Hochschulen')
  return { cookie: caller.cookie, section }
}

test('[S28] a server that is started on a full disk serves what is there', async () => {
  const refusal = fullDisk()
  const server = await startServer(refusal.options)
  try {
    const { cookie, section } = await writerIn(server)
    const before = await joinPlainly(server.url, section, cookie)
    const text = paragraphIn(before)
    text.insert(0, 'Vorher. ')
    await before.untilSaved()
    refusal.refuse(server)
    text.insert(0, tooMuch)
    await expect.poll(() => isReady(server)).toBe(false)
    before.leave()
    await server.kill9()
    await server.restart()
    const after = await joinPlainly(server.url, section, cookie)
    expect(after.text.toJSON()).toContain('Vorher. ')
    expect(after.text.toJSON()).not.toContain(tooMuch)
    refusal.allow(server)
    paragraphIn(after).insert(0, 'Nachher. ')
    await after.untilSaved()
    after.leave()
  } finally {
    await endAtOnce(server)
    refusal.remove()
  }
})

test('[S28] a data folder on a read-only disk is refused in a sentence, and nothing is lost', async () => {
  const disk = smallDisk(12)
  const server = await startServer(disk === null ? {} : { data: join(disk.folder, 'data') })
  try {
    const { cookie, section } = await writerIn(server)
    const writer = await joinPlainly(server.url, section, cookie)
    paragraphIn(writer).insert(0, 'Vorher. ')
    await writer.untilSaved()
    writer.leave()
    await server.kill9()
    if (disk === null) chmodSync(server.data, 0o500)
    else disk.setReadOnly(true)
    const refused = await server.restart().then(String, String)
    expect(refused).toMatch(/ended with 1[\s\S]*(?:the disk is read-only|may not be opened by this user)/u)
    expect(refused).not.toMatch(/\n\s+at /u)
    if (disk === null) chmodSync(server.data, 0o700)
    else disk.setReadOnly(false)
    await server.restart()
    const reader = await joinPlainly(server.url, section, cookie)
    expect(reader.text.toJSON()).toContain('Vorher. ')
    reader.leave()
  } finally {
    await endAtOnce(server)
    disk?.remove()
  }
})

/** Connections that say nothing. */
function hangOn(server: Server, count: number): Socket[] {
  return Array.from({ length: count }, () => connect(server.port, '127.0.0.1').on('error', () => undefined))
}

/** Seconds of processor time that the process has used so far. */
function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

test('[S29] with sixty file handles and more sockets than these, who writes goes on writing', async () => {
  const server = await startServer({ under: 'ulimit -n 60' })
  try {
    const { cookie, section } = await writerIn(server)
    const writer = await joinPlainly(server.url, section, cookie)
    const text = paragraphIn(writer)
    const sockets = hangOn(server, 150)
    await until(() => server.log().includes('too many connections'), 5, 'it says so')
    const before = processorSeconds(server.pid())
    for (let word = 0; word < 20; word++) {
      text.insert(text.length, `Wort${word} `)
      await writer.untilSaved()
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(processorSeconds(server.pid()) - before).toBeLessThan(0.9)
    await server.command('verify')
    for (const socket of sockets) socket.destroy()
    await expect.poll(() => isReady(server).catch(() => false)).toBe(true)
    const newcomer = await joinPlainly(server.url, section, cookie)
    expect(newcomer.text.toJSON()).toContain('Wort0 Wort1 ')
    newcomer.leave()
    writer.leave()
    await server.kill9()
    await server.restart()
    const reader = await joinPlainly(server.url, section, cookie)
    expect(reader.text.toJSON()).toContain('Wort18 Wort19 ')
    reader.leave()
  } finally {
    await server.stop()
  }
})
