import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { must } from '#shared/failure'
import { idOf } from '#shared/paper.fake'
import { accepted, opened, rejected, replied, resolved, suggested, thread } from '#shared/thread.fake'
import type { Mail } from './mail.ts'
import { openMailHouse } from './mailing.fake.ts'
import { OutboxFolder } from '../store/outbox-folder.ts'
import { outboxPost } from './outbox.ts'
import { smtpPost } from './smtp.ts'

const sender = { from: 'werkstatt@example.org', host: 'lip.example.org' }

/** The mail that the last round sent. */
async function mailAfter(act: (house: Awaited<ReturnType<typeof openMailHouse>>) => Promise<void>) {
  const house = await openMailHouse()
  await house.choose('aylin', 'immediate')
  await act(house)
  house.pass(10)
  await house.mailing().round()
  return must(house.post.sent.at(-1), 'a mail was sent')
}

test('[N9] a mail tells by thread what happened, with first words and the way to the very thread', async () => {
  const mail = await mailAfter(async (house) => {
    await house.does('aylin', opened())
    await house.does('sabine', replied({ body: 'Steht in 1.2.\nSiehe dort.' }), resolved)
    await house.does('sabine', { type: 'threadAssigned', thread, to: idOf('aylin'), due: '2026-11-20' })
    await house.does('sabine', { type: 'threadReopened', thread })
  })
  expect(mail.text).toBe(`Guten Tag Aylin Beispiel,

es gibt 4 Neuigkeiten für Sie:

1.1 Einleitung (Bildung)
  Kommentar: „Fehlt hier nicht die Sprachförderung?“
  Sabine Beispiel hat geantwortet. „Steht in 1.2. Siehe dort.“
  Sabine Beispiel hat Ihren Kommentar erledigt: teilweise übernommen. „Als Verweis aufgenommen.“
  Sabine Beispiel hat Ihnen diesen Kommentar zugewiesen.
  Sabine Beispiel hat Ihren Kommentar wieder geöffnet.
  https://lip.example.org/chapters/cha_bildung#thr_0001

Das wartet auf Sie:

1.1 Einleitung (Bildung)
  Kommentar: „Fehlt hier nicht die Sprachförderung?“
  Überfällig, war bis 20. November 2026 zu erledigen.
  https://lip.example.org/chapters/cha_bildung#thr_0001

--
Werkstatt Integrationsplan, Landeshauptstadt Hannover
Wie oft und in welcher Sprache Sie solche E-Mails bekommen, stellen Sie hier ein: https://lip.example.org/news#mail
`)
})

test('[N13] whoever chose English is written to in English; what people wrote stays as it is', async () => {
  const mail = await mailAfter(async (house) => {
    await house.speak('aylin', 'en')
    await house.does('aylin', opened())
    await house.does('sabine', replied({ body: 'Steht in 1.2.' }), resolved)
    await house.does('sabine', { type: 'threadAssigned', thread, to: idOf('aylin'), due: '2026-11-30' })
    await house.does('sabine', { type: 'threadReopened', thread })
  })
  expect(mail.subject).toBe('Werkstatt Integrationsplan: 4 news items')
  expect(mail.text).toBe(`Hello Aylin Beispiel,

there are 4 news items for you:

1.1 Einleitung (Bildung)
  Comment: “Fehlt hier nicht die Sprachförderung?”
  Sabine Beispiel has replied. “Steht in 1.2.”
  Sabine Beispiel has resolved your comment: partly adopted. “Als Verweis aufgenommen.”
  Sabine Beispiel has assigned this comment to you.
  Sabine Beispiel has reopened your comment.
  https://lip.example.org/chapters/cha_bildung#thr_0001

This is waiting for you:

1.1 Einleitung (Bildung)
  Comment: “Fehlt hier nicht die Sprachförderung?”
  Due on 30 November 2026.
  https://lip.example.org/chapters/cha_bildung#thr_0001

--
Werkstatt Integrationsplan, City of Hannover
How often and in which language you get such e-mails is set here: https://lip.example.org/news#mail
`)
  expect(mail.html).toContain('<html lang="en">')
  expect(mail.settings.words).toBe('Set up e-mails')
})

test('[N9] it says what became of a suggestion', async () => {
  const texts = [accepted, rejected].map(async (decision) => {
    const mail = await mailAfter(async (house) => {
      await house.does('aylin', suggested)
      await house.does('sabine', decision)
    })
    return mail.text
      .split('\n')
      .find((line) => line.includes('Vorschlag'))
      ?.trim()
  })
  expect(await Promise.all(texts)).toEqual([
    'Sabine Beispiel hat Ihren Vorschlag übernommen.',
    'Sabine Beispiel hat Ihren Vorschlag nicht übernommen. „Der Begriff ist festgelegt.“',
  ])
})

test('[N9] what people write is text in the HTML part, and nothing in it is fetched from anywhere', async () => {
  const mail = await mailAfter(async (house) => {
    await house.does('aylin', opened({ body: '<img src=x onerror=alert(1)> & "mehr"' }))
    await house.does('sabine', replied({ body: "<script>x</script><a href='https://evil.example'>" }))
  })
  expect(mail.html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;mehr&quot;')
  expect(mail.html).toContain('&lt;script&gt;x&lt;/script&gt;&lt;a href=&#39;https://evil.example&#39;&gt;')
  expect(mail.html).not.toMatch(/<(?:img|script|link|iframe|style)|src=["']|url\(/u)
  expect([...mail.html.matchAll(/href="([^"]*)"/gu)].map(([, href]) => href)).toEqual([
    'https://lip.example.org/chapters/cha_bildung#thr_0001',
    'https://lip.example.org/news#mail',
  ])
})

const nasty: Mail = {
  id: 'per_aylin-7',
  to: {
    name: 'Zoë "Z" <x@evil.example>, Bcc: y@evil.example\r\nBcc: z@evil.example',
    address: 'aylin@example.org',
  },
  at: new Date('2026-11-22T10:00:00Z'),
  subject: 'Werkstatt\r\nBcc: z@evil.example',
  text: 'Grüße\n.\nRCPT TO:<z@evil.example>\n',
  html: '<p>Grüße</p>',
  pictures: [],
  settings: { link: 'https://lip.example.org/news#mail', words: 'E-Mails einstellen' },
}

/** A true mail server on this machine, and what it took. */
async function mailServer({ host = '127.0.0.1', refuses = false } = {}) {
  const taken: { to: string[]; raw: Buffer }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => done(refuses ? new Error('no such mailbox') : null),
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        taken.push({ to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts) })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => void server.listen(0, host, () => resolve()))
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  onTestFinished(close)
  const { port } = server.server.address() as AddressInfo
  return { taken, close, url: new URL(`smtp://${host}:${port}`) }
}

test('[N10] nothing that stands in a name or a subject becomes a header or a recipient', async () => {
  const { taken, url } = await mailServer()
  const post = smtpPost(url, sender)
  expect(await post.post(nasty)).toEqual({ kind: 'sent' })
  post.close()
  const { to, raw } = must(taken[0], 'the mail server took it')
  const mail = await PostalMime.parse(raw)
  expect(to).toEqual(['aylin@example.org'])
  expect(mail.headers.map(({ key }) => key).sort()).toEqual([
    'auto-submitted',
    'content-type',
    'date',
    'from',
    'list-unsubscribe',
    'message-id',
    'mime-version',
    'subject',
    'to',
    'x-auto-response-suppress',
  ])
  expect(mail.to?.map(({ address }) => address)).toEqual(['aylin@example.org'])
  expect(mail.subject).toBe('Werkstatt Bcc: z@evil.example')
  expect(mail.messageId).toBe('<per_aylin-7@lip.example.org>')
  expect(mail.text).toContain('RCPT TO:<z@evil.example>')
  const settings = mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value
  expect(settings).toContain('<https://lip.example.org/news#mail>')
})

test('[N7] an address that is refused is told from a mail server that does not answer, without its words', async () => {
  const { url, close } = await mailServer({ refuses: true })
  expect(await smtpPost(url, sender).post(nasty)).toEqual({ kind: 'refused', code: 'EENVELOPE 550' })
  await close()
  expect(await smtpPost(url, sender).post(nasty)).toMatchObject({ kind: 'down' })
})

test('[N10] a password goes over no line that is not closed to others', async () => {
  // To the program every address but that of this very machine is far away.
  const { taken, url } = await mailServer({ host: '127.0.0.2' })
  url.username = 'werkstatt'
  url.password = 'geheim'
  expect(await smtpPost(url, sender).post(nasty)).toEqual({ kind: 'down', code: 'ETLS 500' })
  expect(taken).toEqual([])
})

test('[N11] without a mail server mails are files that one can open, each once, and gone with the person', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lip-outbox-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const post = outboxPost(new OutboxFolder(join(folder, 'outbox')), sender)
  for (const id of ['per_aylin-7', 'per_aylin-7', 'per_jonas-8'])
    expect(await post.post({ ...nasty, id })).toEqual({ kind: 'sent' })
  const names = async () => (await readdir(join(folder, 'outbox'))).sort()
  expect(await names()).toEqual(['per_aylin-7.eml', 'per_jonas-8.eml'])
  const mail = await PostalMime.parse(await readFile(join(folder, 'outbox', 'per_aylin-7.eml')))
  expect([mail.from?.address, mail.html]).toEqual(['werkstatt@example.org', expect.stringContaining('Grüße')])
  await post.forget(idOf('aylin'))
  expect(await names()).toEqual(['per_jonas-8.eml'])
})
