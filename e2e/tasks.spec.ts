/** What concerns a person reaches her: in the page at once, and by mail from a true mail server. */
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { newId } from '#shared/ids'
import { must } from '#shared/failure'
import { call, type Caller } from './api.ts'
import { startServer } from './server.ts'
import {
  expect,
  expectAccessible,
  expectContrast,
  expectNoSidewaysScroll,
  keepPicture,
  Stage,
  test,
} from './stage.ts'

const threadId = () => newId('thr', crypto.getRandomValues(new Uint8Array(16)))

/** Somebody says something in a section, without a browser. */
async function says(stage: Stage, by: Caller, body: string, mentions: readonly string[] = []) {
  const thread = threadId()
  const path = `/api/sections/${stage.section('Bildung', 'Grundschulen')}/threads`
  const content = { thread, anchor: null, body, mentions, suggestion: null }
  await expectDone(call(stage.server.url, by, 'POST', path, content))
  return thread
}

async function expectDone(answer: Promise<Response>): Promise<void> {
  const done = await answer
  expect(done.ok, `${done.status} ${done.ok ? '' : await done.text()}`).toBe(true)
}

test('[Z48] a mention reaches the other at once as an unread mark, is read, and vanishes', async ({
  stage,
}) => {
  const [one, other] = [stage.person('expert', 'Bildung'), stage.person('expert', 'Bildung')]
  const caller = await stage.caller(one)
  const reader = await stage.enter(other)
  const { page } = reader
  const bell = page.getByRole('link', { name: /^Neues \d+ ungelesen$/u })
  await bell.click()
  await page.getByRole('button', { name: 'Alles als gelesen markieren' }).click()
  await expect(bell).toHaveAccessibleName('Neues 0 ungelesen')

  await says(stage, caller, 'Was meinen Sie zur Sprachförderung?', [other.id])
  await expect(bell).toHaveAccessibleName('Neues 1 ungelesen')
  const news = page.getByRole('region', { name: 'Neues' })
  const row = news.getByRole('listitem').filter({ hasText: 'Was meinen Sie zur Sprachförderung?' }).first()
  await expect(row).toContainText(`${one.name} hat Sie erwähnt.`)
  await expect(row).toContainText('neu')
  await row.getByRole('link').click()
  await expect(page).toHaveURL(/\/chapters\/cha_bildung#thr_/u)
  await expect(bell).toHaveAccessibleName('Neues 0 ungelesen')
  await page.reload()
  await expect(bell).toHaveAccessibleName('Neues 0 ungelesen')
})

test('[Z48] what is assigned shows under the tasks, with its date in words, until it is done', async ({
  stage,
}) => {
  const [moderator, expert] = [stage.person('moderator', 'Bildung'), stage.person('expert', 'Bildung')]
  const caller = await stage.caller(moderator)
  const thread = await says(stage, caller, 'Bitte die Zahlen prüfen.')
  const { page } = await stage.enter(expert)
  await page.goto(`${stage.server.url}/news`)
  const tasks = page.getByRole('region', { name: 'Meine Aufgaben' })
  await expect(tasks).toBeVisible()
  const assign = (due: string) =>
    expectDone(
      call(stage.server.url, caller, 'POST', `/api/threads/${thread}/assign`, { to: expert.id, due }),
    )
  const task = tasks.getByRole('listitem').filter({ hasText: 'Bitte die Zahlen prüfen.' })
  await assign('2031-11-30')
  await expect(task).toContainText('fällig am 30. November 2031')
  await assign('2021-11-30')
  await expect(task).toContainText('überfällig, war bis 30. November 2021 zu erledigen')
  await lookAt(page)
  const outcome = { outcome: 'noChangeNeeded', reason: null }
  await expectDone(call(stage.server.url, caller, 'POST', `/api/threads/${thread}/resolve`, outcome))
  await expect(task).toBeHidden()
})

async function lookAt(page: Parameters<typeof expectAccessible>[0]): Promise<void> {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
    [320, 256],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: 'light' })
    await expectNoSidewaysScroll(page, `news at ${width} px`)
    await keepPicture(page, `pages/news-${width}-light`, 'whole')
  }
  await expectAccessible(page, 'news')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(page, 'news, dark')
  await keepPicture(page, 'pages/news-1440-dark', 'whole')
}

/** A mail server on this machine; `next` waits for the next mail. */
async function openMailServer() {
  const mails: Email[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(parts)).then((mail) => mails.push(mail))
        done()
      })
    },
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return {
    mails,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

test('[Z49] a mail is read from a true mail server, once, and its link leads to the very thread', async ({
  browser,
}) => {
  const mail = await openMailServer()
  const env = { LIP_SMTP_URL: mail.url, LIP_MAIL_FROM: 'lip@example.org', LIP_MAIL_GATHER_SECONDS: '1' }
  const server = await startServer({ env })
  try {
    const stage = await Stage.open(server, browser)
    const [one, other] = [stage.person('expert', 'Bildung'), stage.person('expert', 'Bildung')]
    const [author, reader] = [await stage.caller(one), await stage.caller(other)]
    await expectDone(call(server.url, reader, 'PUT', '/api/news/seen', { all: 1_000_000 }))
    await expectDone(call(server.url, reader, 'PUT', '/api/account/mail', { choice: 'immediate' }))
    const thread = await says(stage, author, 'Bitte <b>lesen</b> & antworten.', [other.id])
    const link = `${server.url}/chapters/cha_bildung#${thread}`
    await expect.poll(() => mail.mails.length, { timeout: 15_000 }).toBe(1)
    await server.restart()
    const told = must(mail.mails[0], 'the mail is here')
    expect(told.from?.address).toBe('lip@example.org')
    expect(told.to?.map(({ name }) => name)).toEqual([other.name])
    expect(told.text).toContain(`${one.name} hat Sie erwähnt.`)
    expect(told.text).toContain(link)
    expect(told.html).toContain('Bitte &lt;b&gt;lesen&lt;/b&gt; &amp; antworten.')

    const actor = await stage.enter(other)
    await expect(actor.page.getByRole('link', { name: 'Neues 1 ungelesen' })).toBeVisible()
    await actor.page.goto(link)
    await actor.seesHeading('Bildung')
    await expect(actor.page.getByRole('link', { name: 'Neues 0 ungelesen' })).toBeVisible()
    expect(mail.mails, 'no mail came twice').toHaveLength(1)
    expect(server.log()).not.toMatch(/@|lesen<|per_/u)
  } finally {
    await server.stop()
    await mail.close()
  }
})
