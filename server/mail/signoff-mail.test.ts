import { describe, expect, test } from 'vitest'
import { contentHash } from '#shared/content'
import type { Event } from '#shared/events'
import { must } from '#shared/failure'
import { einleitung, idOf } from '#shared/paper.fake'
import { openMailHouse } from './mailing.fake.ts'

const section = einleitung
const hash = contentHash.parse('a'.repeat(64))
const called: Event = { type: 'signOffCalled', section, hash, due: '2026-12-05', message: 'Bitte lesen.' }
const signed: Event = { type: 'signOffGiven', section, answer: 'signed', words: null, hash }
const objected: Event = {
  type: 'signOffGiven',
  section,
  answer: 'objection',
  words: 'Die <b>Mittel</b> fehlen.',
  hash,
}
const reached: Event = { type: 'quorumReached', section, tally: { signed: 2, needed: 2, members: 2 } }

const other = contentHash.parse('b'.repeat(64))
const corrected = (from: typeof hash, to: typeof hash): Event => ({
  type: 'sectionCorrected',
  section,
  from,
  to,
  words: [
    { before: 'Beteilgung', after: 'Beteiligung' },
    { before: '<i>ein', after: 'ein' },
  ],
  reason: 'Zwei Tippfehler.',
  until: '2026-11-29',
  update: 'AAA=',
})

/** Aylin gets her mail so often; nothing is due for two weeks. */
async function withCorrections(often: 'weekly' | 'immediate') {
  const house = await withCall()
  await house.choose('aylin', often)
  return { ...house, house }
}

/** Sabine has called Aylin and another expert, who wants no mail, on the 22nd of November. */
async function withFreshCall() {
  const house = await openMailHouse()
  await house.choose('nobody', 'off')
  await house.does('sabine', called)
  const mailer = house.mailing()
  /** Whom the mails of this moment go to. */
  const sentAt = async (moment: string): Promise<string[]> => {
    house.setClock(moment)
    const before = house.post.sent.length
    await mailer.round()
    return house.post.sent.slice(before).map(({ to }) => to.address)
  }
  return { ...house, mailer, sentAt }
}

/** Aylin has seen the call in the page. */
async function withCall() {
  const house = await withFreshCall()
  await house.newsroom.see(idOf('aylin'), { all: house.keeper.records.seq })
  return house
}

describe('mail about sign-offs', () => {
  test('[N20] reminds who has not answered three days before and on the day, from seven in the morning, once each', async () => {
    const { sentAt, post, ...house } = await withCall()
    expect(await sentAt('2026-12-01T10:00:00Z')).toEqual([])
    expect(await sentAt('2026-12-02T05:59:00Z')).toEqual([])
    expect(await sentAt('2026-12-02T06:01:00Z')).toEqual(['aylin@example.org'])
    expect(await sentAt('2026-12-03T10:00:00Z')).toEqual([])
    // A crash forgets nothing of it.
    await house.mailing().round()
    expect(await sentAt('2026-12-05T06:01:00Z')).toEqual(['aylin@example.org'])
    expect(await sentAt('2026-12-05T20:00:00Z')).toEqual([])
    expect(await sentAt('2026-12-06T10:00:00Z')).toEqual([])
    const [first, second] = post.sent
    expect(first?.subject).toBe('Mitzeichnung: eine Nachricht')
    expect(first?.text).toContain('1.1 Einleitung (Bildung)')
    expect(first?.text).toContain('Fällig am 5. Dezember 2026. „Bitte lesen.“')
    expect(first?.text).toContain(`https://lip.example.org/chapters/cha_bildung/sign-offs/${section}`)
    expect(second?.text).toContain('Heute fällig.')
    expect(first?.id).not.toBe(second?.id)
  })

  test('[N20] reminds nobody who has answered, of a section that is open again, or on the day of the call', async () => {
    const answered = await withCall()
    await answered.does('aylin', signed)
    expect(await answered.sentAt('2026-12-03T10:00:00Z')).toEqual([])
    const open = await withCall()
    await open.does('sabine', { type: 'sectionReopened', section, reason: 'Zwei Sätze.' })
    expect(await open.sentAt('2026-12-03T10:00:00Z')).toEqual([])
    const today = await openMailHouse()
    today.setClock('2026-12-04T10:00:00Z')
    await today.does('sabine', called)
    await today.mailing().round()
    expect(today.post.sent).toEqual([])
  })

  test('[N4] what happened while one wanted no mail is not mailed afterwards', async () => {
    const { choose, does, sentAt } = await withCall()
    await choose('sabine', 'immediate')
    await does('aylin', objected)
    expect(await sentAt('2026-11-22T10:06:00Z')).toEqual(['sabine@example.org'])
    await choose('sabine', 'off')
    await does('nobody', reached)
    await choose('sabine', 'immediate')
    expect(await sentAt('2026-11-22T12:00:00Z')).toEqual([])
  })

  test('[N21] tells the moderation that the quorum is reached, and who objects and why, as often as it wants mail', async () => {
    const { choose, does, sentAt, post, speak } = await withCall()
    await choose('sabine', 'immediate')
    await speak('sabine', 'en')
    await does('aylin', objected)
    await does('nobody', reached)
    expect(await sentAt('2026-11-22T10:04:00Z')).toEqual([])
    expect(await sentAt('2026-11-22T10:06:00Z')).toEqual(['sabine@example.org'])
    expect(await sentAt('2026-11-22T12:00:00Z')).toEqual([])
    const mail = must(post.sent[0], 'it was sent')
    expect(mail.subject).toBe('Sign-off: 2 messages')
    expect(mail.text).toContain('Aylin Beispiel does not sign off. “Die <b>Mittel</b> fehlen.”')
    expect(mail.text).toContain('Signed off: 2 of 2.')
    expect(mail.html).not.toContain('<b>')
  })

  test('[N22] tells who has answered what was corrected, why, and until when one can object, next morning at the latest', async () => {
    const { choose, does, sentAt, post, house } = await withCorrections('weekly')
    await does('aylin', signed)
    await does('sabine', corrected(hash, other))
    expect(await sentAt('2026-11-23T05:59:00Z')).toEqual([])
    expect(await sentAt('2026-11-23T06:01:00Z')).toEqual(['aylin@example.org'])
    expect(await sentAt('2026-11-23T12:00:00Z')).toEqual([])
    await house.mailing().round()
    const mail = must(post.sent[0], 'it was sent')
    expect(post.sent).toHaveLength(1)
    expect(mail.text).toContain(
      'hat den Text, auf den Sie geantwortet haben, redaktionell geändert: statt „Beteilgung“ jetzt „Beteiligung“; statt „<i>ein“ jetzt „ein“. Ihre Antwort gilt weiter; Einspruch ist bis zum 29. November 2026 möglich. „Zwei Tippfehler.“',
    )
    expect(mail.html).not.toContain('<i>')
    await choose('aylin', 'immediate')
    await does('sabine', corrected(other, hash))
    expect(await sentAt('2026-11-24T10:00:00Z')).toEqual(['aylin@example.org'])
  })

  test('[N22] tells nobody who has not answered to that text, has revoked it, or wants no mail', async () => {
    const { choose, does, sentAt } = await withCorrections('immediate')
    await does('sabine', corrected(hash, other))
    expect(await sentAt('2026-11-23T10:00:00Z')).toEqual([])
    await does('aylin', { ...signed, hash: other })
    await does('aylin', { type: 'signOffRevoked', section, reason: null })
    await does('sabine', corrected(other, hash))
    expect(await sentAt('2026-11-24T10:00:00Z')).toEqual([])
    await does('aylin', signed)
    await choose('aylin', 'off')
    await does('sabine', corrected(hash, other))
    expect(await sentAt('2026-11-25T10:00:00Z')).toEqual([])
  })

  test('[N21] keeps it from everybody else, and from who does not want mail', async () => {
    const { choose, does, sentAt, post } = await withCall()
    await choose('sabine', 'off')
    await does('aylin', objected, reached)
    expect(await sentAt('2026-11-24T10:00:00Z')).toEqual([])
    expect(await sentAt('2026-12-05T10:00:00Z')).toEqual([])
    expect(post.sent).toEqual([])
  })

  test('[N25] a call that one has not seen is mailed with its day, and leads to where one answers; a reminder of the same morning is left out', async () => {
    const { sentAt, post, ...house } = await withFreshCall()
    expect(await sentAt('2026-11-23T06:01:00Z')).toEqual(['aylin@example.org'])
    expect(await sentAt('2026-11-24T10:00:00Z')).toEqual([])
    const mail = must(post.sent[0], 'it was sent')
    expect(mail.subject).toBe('Mitzeichnung: eine Nachricht')
    expect(mail.text).toContain(
      'Sabine Beispiel bittet um Ihre Mitzeichnung. Fällig am 5. Dezember 2026. „Bitte lesen.“',
    )
    expect(mail.html).toContain(`/chapters/cha_bildung/sign-offs/${section}">Zur Mitzeichnung</a>`)
    await house.does('sabine', { type: 'sectionReopened', section, reason: 'Zwei Sätze.' })
    await house.does('sabine', { ...called, due: '2026-11-26' })
    expect(await sentAt('2026-11-25T06:01:00Z')).toEqual(['aylin@example.org'])
    expect(post.sent[1]?.text.match(/26\. November/gu)).toHaveLength(1)
    expect(await sentAt('2026-11-25T12:00:00Z')).toEqual([])
    expect(await sentAt('2026-11-26T06:01:00Z')).toEqual(['aylin@example.org'])
  })

  test('[N25] tells a signer what became of her answer, in her language', async () => {
    const { choose, speak, does, sentAt, post } = await withCall()
    await choose('aylin', 'immediate')
    await speak('aylin', 'en')
    await does('aylin', objected)
    await does('sabine', {
      type: 'objectionAnswered',
      section,
      person: idOf('aylin'),
      reason: 'Der Rat entscheidet.',
    })
    await does('sabine', { type: 'sectionReopened', section, reason: 'Zwei Sätze.' })
    await does('sabine', { ...called, hash: contentHash.parse('b'.repeat(64)) })
    expect(await sentAt('2026-11-22T10:06:00Z')).toEqual(['aylin@example.org'])
    const text = must(post.sent[0], 'it was sent').text
    expect(text).toContain(
      'Sabine Beispiel has answered your objection with a reason. “Der Rat entscheidet.”',
    )
    expect(text).toContain('Sabine Beispiel has reopened the section that you answered to. “Zwei Sätze.”')
    expect(text).toContain('Your answer was to another text: please sign off again. Due on 5 December 2026.')
  })

  test('[N25] what happened while one wanted no mail is not mailed afterwards', async () => {
    const { choose, does, sentAt } = await withCall()
    await choose('sabine', 'off')
    await does('aylin', objected)
    await choose('sabine', 'immediate')
    expect(await sentAt('2026-11-22T11:00:00Z')).toEqual([])
    await does('nobody', reached)
    expect(await sentAt('2026-11-22T12:00:00Z')).toEqual(['sabine@example.org'])
  })
})
