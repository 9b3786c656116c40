import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { at, idOf, section, view, withCall } from './signoff.fake.ts'

describe('on paper and by phone', () => {
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj')
  const entry = (house: Awaited<ReturnType<typeof withCall>>, scan: object | null = null) => ({
    person: idOf('aylin'),
    answer: 'signed',
    words: null,
    hash: house.keeper.signOffs[section]?.locked,
    way: 'paper',
    givenOn: '2026-11-20',
    scan,
  })

  test('[Q8] the moderation enters it with its scan, and the person can object', async () => {
    const house = await withCall()
    const [sabine, aylin, jonas] = [
      await house.as('sabine'),
      await house.as('aylin'),
      await house.as('jonas'),
    ]
    const scans = `/api/sections/${section}/scans`
    const brought = await sabine.post(scans).set('Content-Type', 'application/pdf').send(pdf).expect(201)
    const scan = brought.body as { hash: string; type: string }
    expect(scan).toEqual({ hash: createHash('sha256').update(pdf).digest('hex'), type: 'application/pdf' })
    await sabine.post(at('/enter')).send(entry(house, scan)).expect(201)
    await sabine.post(at('/enter')).send(entry(house, scan)).expect(201)
    const given = (await view(house)).signOff.answers[idOf('aylin')]
    expect(given).toMatchObject([{ kind: 'signed', entered: { by: idOf('sabine'), way: 'paper', scan } }])
    const shown = await aylin.get(`${scans}/${scan.hash}`).expect(200)
    expect([shown.headers['content-type'], shown.headers['content-disposition']]).toEqual([
      'application/pdf',
      `attachment; filename="Mitzeichnung-${scan.hash.slice(0, 8)}.pdf"`,
    ])
    await jonas.get(`${scans}/${scan.hash}`).expect(404)
    await aylin.post(at('/dispute')).send({ words: 'Das habe ich nicht gesagt.' }).expect(200)
    await aylin.post(at('/dispute')).send({ words: null }).expect(409)
    expect((await view(house)).signOff.answers[idOf('aylin')]?.[0]?.entered?.dispute?.words).toContain(
      'nicht gesagt',
    )
  })

  test('[Q22] a scan is what its bytes say, at most 10 MB, from who may enter', async () => {
    const house = await withCall()
    const [sabine, jonas] = [await house.as('sabine'), await house.as('jonas')]
    const scans = `/api/sections/${section}/scans`
    const bring = (bytes: Buffer, type = 'application/pdf') =>
      sabine.post(scans).set('Content-Type', type).send(bytes)
    await jonas.post(scans).set('Content-Type', 'application/pdf').send(pdf).expect(403)
    await house.visitor.post(scans).set('Content-Type', 'application/pdf').send(pdf).expect(401)
    for (const bytes of ['<html>', 'PK\u0003\u0004', '', '%PDF'].map((text) => Buffer.from(text)))
      expect((await bring(bytes)).status).toBe(400)
    const jpeg = await bring(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]), 'application/pdf')
    expect(jpeg.body).toMatchObject({ type: 'image/jpeg' })
    const large = await bring(Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]))
    expect([large.status, large.body]).toEqual([
      413,
      { failure: { kind: 'tooLarge', limitBytes: 10 * 1024 * 1024 } },
    ])
    const { hash } = jpeg.body as { hash: string }
    for (const scan of [
      { hash, type: 'application/pdf' },
      { hash: '0'.repeat(64), type: 'image/png' },
    ])
      await sabine.post(at('/enter')).send(entry(house, scan)).expect(404)
    // What was signed is no scan.
    const signed = { hash: house.keeper.signOffs[section]?.locked, type: 'application/pdf' }
    await sabine.post(at('/enter')).send(entry(house, signed)).expect(404)
    await sabine
      .post(at('/enter'))
      .send({ ...entry(house), givenOn: '2027-01-01' })
      .expect(400)
  })
})
