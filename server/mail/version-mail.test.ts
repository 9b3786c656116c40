import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { accepted, closed, firstVersion, returned } from '#shared/decision.fake'
import type { Event } from '#shared/events'
import { must } from '#shared/failure'
import { einleitung, type Name } from '#shared/paper.fake'
import { opened, replied } from '#shared/thread.fake'
import type { Purpose } from '#shared/version'
import { frozenEvent, printOf } from '#shared/version.fake'
import { OutboxFolder } from '../store/outbox-folder.ts'
import { scratchFolder } from '../store/scratch.fake.ts'
import { codeOf, modulesOf } from '../work/qr.fake.ts'
import { openMailHouse } from './mailing.fake.ts'
import { outboxPost } from './outbox.ts'

const fingerprint = printOf('1')
const address = `https://lip.example.org/versions/${firstVersion}`

/** All want mail at once; Sabine has frozen chapter Bildung at noon, and it is told. */
async function withFrozen(purpose: Purpose = 'submission') {
  const house = await openMailHouse()
  for (const name of ['aylin', 'sabine', 'ursula', 'amir', 'thomas', 'nadine', 'olena'] as const)
    await house.choose(name, 'immediate')
  await house.choose('henrik', 'off')
  await house.speak('ursula', 'en')
  await house.does('sabine', frozenEvent(purpose))
  const mailer = house.mailing()
  /** Who gets a mail by then, by first name. */
  const toldAt = async (moment: string) => {
    house.setClock(moment)
    const before = house.post.sent.length
    await mailer.round()
    const mails = house.post.sent
      .slice(before)
      .filter(({ subject }) => /^(?:Fassungen|Versions):/u.test(subject))
    return mails.map(({ to }) => to.address.split('@')[0])
  }
  const first = await toldAt('2026-11-22T12:10:00Z')
  const does = async ([by, event]: readonly [unknown, Event]) =>
    house.does(String(by).replace('per_', '') as Name, event)
  return { house, mailer, first, toldAt, does }
}

describe('mails about versions', () => {
  test('[V50] a version that is laid before the Lenkungsgruppe is told to it and to those who write it, once', async () => {
    const { house, first, toldAt } = await withFrozen()
    expect(first.toSorted()).toEqual(['aylin', 'ursula'])
    const [aylins, ursulas] = house.post.sent
    expect(aylins?.subject).toBe('Fassungen: eine Nachricht')
    expect(aylins?.text).toContain(
      'Fassung 1.0: Erste Fassung (Bildung)\n  Sabine Beispiel hat diese Vorlage eingefroren und der Lenkungsgruppe vorgelegt.',
    )
    expect(ursulas?.subject).toBe('Versions: one message')
    expect(ursulas?.text).toContain(
      'Version 1.0: Erste Fassung (Bildung)\n  Sabine Beispiel has frozen this version and laid it before the steering group.',
    )
    expect(await toldAt('2026-11-22T13:00:00Z')).toEqual([])
    await house.mailing().round()
    expect(house.post.sent).toHaveLength(2)
  })

  test('[V50] an interim version is told to those who write it, a resolution to the committee too', async () => {
    expect((await withFrozen('interim')).first).toEqual(['aylin'])
    expect((await withFrozen('resolution')).first.toSorted()).toEqual(['aylin', 'thomas', 'ursula'])
  })

  test('[V51] what is decided is told to moderation and working group, what is accepted as a whole to the committee', async () => {
    const { house, does, toldAt } = await withFrozen()
    await does(returned())
    expect((await toldAt('2026-11-22T12:20:00Z')).toSorted()).toEqual(['aylin', 'sabine'])
    expect(house.post.sent.map(({ text }) => text).join()).toContain(
      'Die Lenkungsgruppe hat entschieden: 1.1 Einleitung ist zur Überarbeitung zurückgegeben, eine Auflage.',
    )
    await does(accepted(firstVersion, 'Verlesen.'))
    expect((await toldAt('2026-11-22T12:30:00Z')).toSorted()).toEqual(['aylin', 'sabine', 'thomas'])
    const corrected = house.post.sent.find(({ text }) => text.includes('korrigiert'))?.text
    expect(corrected).toContain('Die Lenkungsgruppe hat korrigiert: 1.1 Einleitung ist angenommen.')
    expect(corrected).toContain('Die Lenkungsgruppe hat die ganze Vorlage angenommen.')
    await does(closed())
    expect((await toldAt('2026-11-22T12:40:00Z')).toSorted()).toEqual(['aylin', 'sabine', 'ursula'])
    const texts = house.post.sent.slice(-3).map(({ text }) => text)
    expect(texts.join()).toContain(
      'Der Ausschuss hat die Vorlage am 10. Dezember 2026 beschlossen (Drucksache 15-1234/2026).',
    )
    expect(texts.join()).toContain(
      'The committee adopted it on 10 December 2026 (printed matter 15-1234/2026).',
    )
    expect(await toldAt('2026-11-22T14:00:00Z')).toEqual([])
  })

  test('[V35] names a section as it was frozen, whatever it is called and wherever it stands since', async () => {
    const { house, does, toldAt } = await withFrozen()
    await does(returned())
    const { chapter } = must(house.keeper.records.sections[einleitung], 'it is there')
    const last = must(house.keeper.records.chapters[chapter]?.sections.at(-1), 'there are others')
    await house.does('sabine', { type: 'sectionRenamed', section: einleitung, title: 'Vorwort' })
    await house.does('sabine', { type: 'sectionMoved', section: einleitung, after: last })
    expect(await toldAt('2026-11-22T12:20:00Z')).toContain('aylin')
    expect(house.post.sent.at(-1)?.text).toContain('hat entschieden: 1.1 Einleitung ist zur Überarbeitung')
  })

  test('[V52] a mail about anything else carries the newest version of the house', async () => {
    const { house, mailer } = await withFrozen()
    await house.does('aylin', opened())
    await house.does('sabine', replied())
    house.setClock('2026-11-22T13:00:00Z')
    await mailer.round()
    const mail = must(house.post.sent.at(-1), 'a mail about a comment')
    expect(mail.subject).toContain('Neuigkeit')
    expect(mail.text).toContain('Neueste Fassung in der Werkstatt: Fassung 1.0: Erste Fassung (Bildung)')
    expect(mail.text).toContain(fingerprint)
    expect(mail.pictures.map(({ png }) => modulesOf(png))).toEqual([
      codeOf(`${address}#sha256=${fingerprint}`),
    ])
  })

  test('[V51] whoever wanted no mail for a while is not told afterwards what was', async () => {
    const { house, toldAt } = await withFrozen()
    await house.choose('aylin', 'off')
    await house.does('ursula', accepted()[1])
    expect(await toldAt('2026-11-22T12:30:00Z')).not.toContain('aylin')
    await house.choose('aylin', 'immediate')
    expect(await toldAt('2026-11-22T13:30:00Z')).toEqual([])
  })

  test('[V52] each carries number, fingerprint and a picture of both for telephones, in the mail itself', async () => {
    const { house } = await withFrozen()
    const [sent] = house.post.sent
    const folder = scratchFolder()
    const post = outboxPost(new OutboxFolder(folder), { from: 'lip@example.org', host: 'lip.example.org' })
    await post.post(must(sent, 'a mail'))
    const mail = await PostalMime.parse(await readFile(join(folder, `${sent?.id}.eml`)))
    expect(mail.text).toContain(`  Fingerabdruck (SHA-256):\n  ${fingerprint}`)
    expect(mail.html).toContain(fingerprint)
    const [picture, ...more] = mail.attachments
    expect([picture?.mimeType, picture?.disposition, more]).toEqual(['image/png', 'inline', []])
    const cid = picture?.contentId?.replaceAll(/[<>]/gu, '')
    expect(mail.html).toContain(
      `<img src="cid:${cid}" alt="QR-Code mit Adresse und Fingerabdruck der Fassung 1.0"`,
    )
    const { content } = must(picture, 'a picture')
    if (!(content instanceof ArrayBuffer)) throw new Error('it has bytes')
    expect(modulesOf(new Uint8Array(content))).toEqual(codeOf(`${address}#sha256=${fingerprint}`))
    expect(mail.text).not.toContain('Neueste Fassung')
    expect(mail.html?.replaceAll(/href="[^"]*"/gu, '')).not.toMatch(/https?:/u)
  })
})
