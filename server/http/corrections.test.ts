import { describe, expect, test } from 'vitest'
import type { Content } from '#shared/content'
import { linesIn, mostCorrections } from '#shared/correction'
import { must, ok } from '#shared/failure'
import { sectionId } from '#shared/ids'
import { countOf } from '#shared/signoff-count'
import { validityOf } from '#shared/signoff'
import type { House } from './house.fake.ts'
import { answers, at, chapter, idOf, section, stage, view, withCall } from './signoff.fake.ts'
import { frozen, order, sectionsOf } from './versions.fake.ts'

const settings = `/api/chapters/${chapter}/corrections`

/** Two of three have signed, and the chapter allows corrections. */
async function signedHouse(days: number | null = 7): Promise<House> {
  const house = await withCall()
  await answers(house, 'aylin')
  await answers(house, 'jonas')
  await (await house.as('sabine')).put(settings).send({ days }).expect(200)
  return house
}

const lockedIn = (house: House) => must(house.keeper.signOffs[section]?.locked, 'it is locked')

/** The lines of a text that is kept. */
function linesOf(house: House, hash: string): string[] {
  const letters = must(house.kept.files.get(hash), 'it is kept').toString()
  return linesIn((JSON.parse(letters) as Content).doc)
}

/** The first letter of the text's first line becomes another one. */
async function correct(house: House, name = 'sabine', becomes = 'X', more: object = {}) {
  const hash = lockedIn(house)
  const was = linesOf(house, hash)[0]?.slice(0, 1)
  const changes = [{ line: 0, at: 0, was, becomes }]
  const body = { hash, changes, reason: 'Tippfehler', ...more }
  return (await house.as(name)).post(at('/correct')).send(body)
}

const worthOf = async (house: House, name: string) => {
  const { signOff } = await view(house)
  const newest = must(signOff.answers[idOf(name)]?.at(-1), 'an answer')
  return validityOf(signOff, newest, must(signOff.locked, 'locked'))
}

describe('a correction', () => {
  test('[Q12] changes the letters, leaves sign-offs in force and says until when one can object', async () => {
    const house = await signedHouse()
    const from = lockedIn(house)
    expect((await correct(house)).status).toBe(201)
    const { signOff, onDisk } = await view(house)
    const to = lockedIn(house)
    expect([signOff.locked, onDisk, stage(house)]).toEqual([to, to, 'signedOff'])
    const word = linesOf(house, from)[0]?.split(' ')[0] ?? ''
    expect(signOff.corrections).toMatchObject([
      {
        from,
        to,
        by: idOf('sabine'),
        reason: 'Tippfehler',
        until: '2026-11-29',
        words: [{ before: word, after: `X${word.slice(1)}` }],
      },
    ])
    const text = await (await house.as('aylin')).get(`/api/sections/${section}/signed/${to}`).expect(200)
    expect(linesIn((text.body as Content).doc)[0]).toBe(`X${linesOf(house, from)[0]?.slice(1)}`)
    expect([await worthOf(house, 'aylin'), await worthOf(house, 'jonas')]).toEqual(['corrected', 'corrected'])
    const { records } = house.keeper
    expect(countOf(records, chapter, signOff, to).signed).toBe(2)
  })

  test('[Q12] that somebody objects to is held up by it, until it is answered; back to the old letters, sign-offs simply hold', async () => {
    const house = await signedHouse()
    await correct(house)
    await answers(house, 'jonas', 'objection', 'Das ändert den Sinn.')
    expect([stage(house), await worthOf(house, 'jonas')]).toEqual(['signing', 'valid'])
    const reply = { person: idOf('jonas'), reason: 'Wird zurückgenommen.' }
    const sabine = await house.as('sabine')
    await sabine.post(at('/answer-objection')).send(reply).expect(200)
    const first = linesOf(house, must(house.keeper.signOffs[section]?.call, 'called').hash)[0] ?? ''
    expect((await correct(house, 'sabine', first.slice(0, 1))).status).toBe(201)
    expect(await worthOf(house, 'aylin')).toBe('valid')
    expect(house.keeper.signOffs[section]?.corrections).toHaveLength(2)
  })

  test('[Q12] is for chapters that allow it, and a few from one call to the next', async () => {
    const house = await signedHouse(null)
    expect((await correct(house)).body).toEqual({ failure: { kind: 'forbidden', action: 'correct' } })
    const sabine = await house.as('sabine')
    for (const days of [0, 61, 1.5, '7']) await sabine.put(settings).send({ days }).expect(400)
    await sabine.put(settings).send({ days: 1 }).expect(200)
    for (let time = 0; time < mostCorrections; time++)
      expect((await correct(house, 'sabine', time % 2 === 0 ? 'X' : 'Y')).status).toBe(201)
    expect((await correct(house, 'sabine', 'Z')).status).toBe(403)
  })

  test('[Q23] is refused to all others, and the setting too, with nothing on record', async () => {
    const house = await signedHouse()
    const before = house.keeper.records.seq
    for (const name of ['aylin', 'olena', 'henrik', 'ursula', 'amir', 'thomas', 'nadine']) {
      expect([name, (await correct(house, name)).status]).toEqual([name, 403])
      await (await house.as(name)).put(settings).send({ days: 3 }).expect(403)
    }
    const hash = lockedIn(house)
    const changes = [{ line: 0, at: 0, was: '', becomes: 'X' }]
    await house.visitor.post(at('/correct')).send({ hash, changes, reason: 'x' }).expect(401)
    expect(house.keeper.records.seq).toBe(before)
  })

  test('[Q40] is refused for another text than the one that was shown, for more than a few letters, and without a reason', async () => {
    const house = await signedHouse()
    const { seq } = house.keeper.records
    const stored = house.texts.appended.length
    const other = await correct(house, 'sabine', 'X', { hash: '0'.repeat(64) })
    expect([other.status, other.body]).toEqual([409, { failure: { kind: 'overtaken', why: 'otherText' } }])
    const none = { line: 9999, at: 0, was: '', becomes: 'x' }
    expect((await correct(house, 'sabine', 'X', { changes: [none] })).status).toBe(400)
    expect((await correct(house, 'sabine', 'x'.repeat(40))).status).toBe(400)
    expect((await correct(house, 'sabine', '\n')).status).toBe(400)
    expect((await correct(house, 'sabine', 'X', { reason: ' ' })).status).toBe(400)
    expect((await correct(house, 'sabine', 'X', { update: 'AAA=' })).status).toBe(400)
    expect([house.keeper.records.seq, house.texts.appended.length]).toEqual([seq, stored])
  })

  test('[Q42] of two at once is one, and nothing comes of it where the new text cannot be kept', async () => {
    const house = await signedHouse()
    const both = await Promise.all([correct(house, 'sabine', 'X'), correct(house, 'sabine', 'Y')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    const before = lockedIn(house)
    house.kept.full = true
    expect((await correct(house, 'sabine', 'Z')).status).toBe(503)
    expect((await view(house)).onDisk).toBe(before)
  })

  test('[Q42] is no way into a section that is open, and one that is reopened has it in its text', async () => {
    const house = await signedHouse()
    const hash = lockedIn(house)
    await correct(house)
    const sabine = await house.as('sabine')
    await sabine.post(`/api/sections/${section}/reopen`).send({ reason: 'Zwei Sätze.' }).expect(200)
    const changes = [{ line: 0, at: 0, was: '', becomes: 'X' }]
    const refused = await sabine.post(at('/correct')).send({ hash, changes, reason: 'x' })
    expect(refused.body).toEqual({ failure: { kind: 'overtaken', why: 'notCalled' } })
    expect((await view(house)).onDisk).not.toBe(hash)
    expect((await view(house)).signOff.corrections).toHaveLength(1)
  })
})

test('[V27] what was corrected is laid before nobody until the last day to object is over; an interim version does not wait', async () => {
  const house = await signedHouse()
  const gone = sectionsOf(house).filter((id) => id !== section)
  await house.keeper.commit(null, () =>
    ok(gone.map((id) => ({ type: 'sectionRemoved', section: sectionId.parse(id) }))),
  )
  await correct(house)
  const sabine = await house.as('sabine')
  const refused = { failure: { kind: 'objectionOpen', sections: [section], until: '2026-11-29' } }
  await sabine.post('/api/versions').send(order('submission')).expect(409, refused)
  await frozen(house, order('interim'))
  const day = 24 * 60 * 60 * 1000
  house.pass(7 * day)
  await (await house.as('sabine')).post('/api/versions').send(order('submission')).expect(409, refused)
  house.pass(day)
  await frozen(house, order('submission'))
  expect(stage(house)).toBe('frozen')
})
