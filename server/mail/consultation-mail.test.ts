import { describe, expect, test } from 'vitest'
import type { Event } from '#shared/events'
import { accepted, closed, firstVersion } from '#shared/decision.fake'
import { frozenEvent, printOf } from '#shared/version.fake'
import { openMailHouse } from './mailing.fake.ts'

const linden = 'Integrationsbeirat Linden-Limmer'
const asked = (due = '2026-12-10', bodies = [linden]): Event => ({
  type: 'consultationSet',
  version: firstVersion,
  bodies,
  due,
  message: 'Bitte zu <b>Kapitel 1</b>.',
})
const answered: Event = { type: 'statementHandedIn', version: firstVersion, body: linden, passages: null }

/** Ursula asks Amir's body on Sunday, the 22nd of November. */
async function withAsked(often: 'immediate' | 'weekly' | 'off' = 'immediate', due?: string) {
  const house = await openMailHouse()
  await house.choose('amir', often)
  await house.does('sabine', frozenEvent('submission'))
  await house.does('ursula', asked(due))
  const mailer = house.mailing()
  const sentAt = async (moment: string): Promise<number> => {
    house.setClock(moment)
    const before = house.post.sent.length
    await mailer.round()
    return house.post.sent.slice(before).filter(({ to }) => to.address === 'amir@example.org').length
  }
  return { house, sentAt }
}

describe('mails of a consultation', () => {
  test('[V26] [V63] tell a body that it is asked, and remind it seven days before the day and on it, once each', async () => {
    const { house, sentAt } = await withAsked()
    expect(await sentAt('2026-11-22T10:01:00Z')).toBe(0)
    expect(await sentAt('2026-11-22T10:10:00Z')).toBe(1)
    const [mail] = house.post.sent
    expect(mail?.subject).toBe('Stellungnahme erbeten')
    expect(mail?.text).toContain('Fassung 1.0: Erste Fassung')
    expect(mail?.text).toContain(`Die Stellungnahme steht noch aus: ${linden}. Fällig am 10. Dezember 2026.`)
    expect(mail?.html).toContain('&lt;b&gt;Kapitel 1')
    expect(mail?.text).toContain(printOf('1'))
    expect(mail?.pictures).toHaveLength(1)
    expect(mail?.text).toContain(`/versions/${firstVersion}/consultation`)
    const moments = [
      ['2026-11-23T10:00:00Z', 0],
      ['2026-12-02T22:30:00Z', 0],
      ['2026-12-03T05:59:00Z', 0],
      ['2026-12-03T06:01:00Z', 1],
      ['2026-12-03T12:00:00Z', 0],
      ['2026-12-09T12:00:00Z', 0],
      ['2026-12-10T06:01:00Z', 1],
      ['2026-12-10T20:00:00Z', 0],
      ['2026-12-11T12:00:00Z', 0],
    ] as const
    for (const [moment, count] of moments) expect([moment, await sentAt(moment)]).toEqual([moment, count])
    expect(house.post.sent.at(-1)?.text).toContain('Heute fällig.')
    expect(new Set(house.post.sent.map(({ id }) => id)).size).toBe(house.post.sent.length)
    const asking = house.post.sent.filter(({ subject }) => subject === 'Stellungnahme erbeten')
    expect(asking.every(({ to }) => to.address === 'amir@example.org')).toBe(true)
  })

  test('[V26] a body that has answered is left alone, as is one that is not asked any more, or too late', async () => {
    const stops = [
      ['amir', answered],
      ['ursula', asked('2026-12-10', ['RTGS'])],
      ['thomas', closed()[1]],
    ] as const
    for (const [who, event] of stops) {
      const { house, sentAt } = await withAsked()
      expect(await sentAt('2026-11-22T10:10:00Z')).toBe(1)
      await house.does('ursula', accepted()[1])
      await house.does(who, event)
      expect(await sentAt('2026-12-10T12:00:00Z')).toBe(0)
    }
  })

  test('[V26] after a crash nothing is told twice; a later day is reminded of anew', async () => {
    const { house, sentAt } = await withAsked()
    expect(await sentAt('2026-12-03T12:00:00Z')).toBe(1)
    await house.mailing().round()
    expect(house.post.sent.length).toBe(1)
    await house.does('ursula', asked('2026-12-20'))
    expect(await sentAt('2026-12-10T12:00:00Z')).toBe(0)
    expect(await sentAt('2026-12-13T12:00:00Z')).toBe(1)
  })

  test('[V26] who was asked before is reminded also where the question was changed on that very day', async () => {
    const { house, sentAt } = await withAsked()
    expect(await sentAt('2026-11-22T12:00:00Z')).toBe(1)
    expect(await sentAt('2026-12-03T12:00:00Z')).toBe(1)
    house.setClock('2026-12-10T00:30:00Z')
    await house.does('ursula', asked('2026-12-10', [linden, 'RTGS']))
    expect(await sentAt('2026-12-10T12:00:00Z')).toBe(1)
  })

  test('[V26] reminders wait for no Monday; who wants no mail gets none', async () => {
    const weekly = await withAsked('weekly')
    expect(await weekly.sentAt('2026-11-22T12:00:00Z')).toBe(0)
    expect(await weekly.sentAt('2026-11-23T12:00:00Z')).toBe(1)
    expect(await weekly.sentAt('2026-12-03T12:00:00Z')).toBe(1)
    const off = await withAsked('off')
    expect(await off.sentAt('2026-12-10T12:00:00Z')).toBe(0)
  })
})
