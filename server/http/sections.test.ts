import { describe, expect, test } from 'vitest'
import type { Done } from '#shared/api'
import { must } from '#shared/failure'
import { chapterId, sectionId } from '#shared/ids'
import { openHouse } from './house.fake.ts'

const bildung = chapterId.parse('cha_bildung')

describe('the moderation arranges a chapter', () => {
  test('[W30] every command answers with the sequence number to wait for', async () => {
    const house = await openHouse()
    const sabine = await house.as('sabine')
    const seqs: number[] = []
    const note = (answer: { body: unknown }) => seqs.push((answer.body as Done).seq)
    const at = house.keeper.records.seq
    note(
      await sabine
        .post(`/api/chapters/${bildung}/sections`)
        .send({ title: ' Sprache  lernen', after: null })
        .expect(201),
    )
    const added = sectionId.parse(house.keeper.records.chapters[bildung]?.sections[0])
    note(await sabine.patch(`/api/sections/${added}`).send({ title: 'Sprachen' }).expect(200))
    note(await sabine.post(`/api/sections/${added}/move`).send({ after: 'sec_grundschulen' }).expect(200))
    note(await sabine.delete(`/api/sections/${added}`).expect(200))
    note(await sabine.post(`/api/sections/${added}/restore`).send({ after: null }).expect(200))
    expect(seqs).toEqual([at + 1, at + 2, at + 3, at + 4, at + 5])
    expect(must(house.keeper.records.sections[added], 'it is known').title).toBe('Sprachen')
    expect(house.keeper.records.chapters[bildung]?.sections[0]).toBe(added)
  })

  test.each([
    ['an unknown chapter', '/api/chapters/cha_nowhere/sections', { title: 'Neu', after: null }, 404],
    ['what is no id', '/api/chapters/..%2f/sections', { title: 'Neu', after: null }, 404],
    ['no title', `/api/chapters/${bildung}/sections`, { after: null }, 400],
    ['an empty title', `/api/chapters/${bildung}/sections`, { title: '  ', after: null }, 400],
    [
      'a place in another chapter',
      `/api/chapters/${bildung}/sections`,
      { title: 'Neu', after: 'sec_frauen' },
      400,
    ],
    [
      'an unknown field',
      `/api/chapters/${bildung}/sections`,
      { title: 'Neu', after: null, stage: 'signedOff' },
      400,
    ],
    ['itself as its place', '/api/sections/sec_grundschulen/move', { after: 'sec_grundschulen' }, 400],
    ['an unknown section', '/api/sections/sec_nowhere/move', { after: null }, 404],
  ])('[H3] %s is refused', async (_what, path, body, status) => {
    const house = await openHouse()
    const before = house.keeper.records.seq
    await (await house.as('sabine')).post(path).send(body).expect(status)
    expect(house.keeper.records.seq).toBe(before)
  })

  test('[W31] a removed section is gone for every command but the one that brings it back', async () => {
    const house = await openHouse()
    const sabine = await house.as('sabine')
    await sabine.delete('/api/sections/sec_grundschulen').expect(200)
    const failure = { kind: 'removed', section: 'sec_grundschulen', chapter: bildung }
    await sabine.patch('/api/sections/sec_grundschulen').send({ title: 'X' }).expect(410, { failure })
    await sabine.post('/api/sections/sec_grundschulen/move').send({ after: null }).expect(410, { failure })
    await sabine.delete('/api/sections/sec_grundschulen').expect(200)
    await sabine.post('/api/sections/sec_grundschulen/restore').send({ after: null }).expect(200)
  })

  test('[H6] when the disk takes no writes the answer says so, without its paths', async () => {
    const house = await openHouse()
    house.texts.full = true
    const sabine = await house.as('sabine')
    const answer = await sabine
      .post(`/api/chapters/${bildung}/sections`)
      .send({ title: 'Neu', after: null })
      .expect(503)
    expect(answer.body).toEqual({
      failure: { kind: 'storeUnavailable', cause: 'the store takes no writes at the moment' },
    })
  })
})
