import { beforeAll, describe, expect, test } from 'vitest'
import type { RecordsView } from '#shared/api'
import { must } from '#shared/failure'
import { chapterId, sectionId } from '#shared/ids'
import { plainText } from '#shared/text'
import { readText } from '#shared/text-doc'
import * as Y from 'yjs'
import { openHouse, type House } from './house.fake.ts'

const bildung = chapterId.parse('cha_bildung')
const grundschulen = sectionId.parse('sec_grundschulen')

/** One of every role, and how they stand to chapter Bildung. */
const cast = ['aylin', 'olena', 'sabine', 'henrik', 'ursula', 'amir', 'thomas', 'nadine'] as const
const arranging = new Set<string>(['sabine'])
const seeingPeople = new Set<string>(['aylin', 'olena', 'sabine', 'henrik', 'ursula', 'nadine'])

type Command = readonly [method: 'POST' | 'PATCH' | 'DELETE', path: string, body: object | undefined]

const commands: readonly Command[] = [
  ['POST', `/api/chapters/${bildung}/sections`, { title: 'Neu', after: null }],
  ['PATCH', `/api/sections/${grundschulen}`, { title: 'Anders' }],
  ['POST', `/api/sections/${grundschulen}/move`, { after: null }],
  ['DELETE', `/api/sections/${grundschulen}`, undefined],
  ['POST', `/api/sections/${grundschulen}/restore`, { after: null }],
]

type Agent = Awaited<ReturnType<House['as']>>

const send = (agent: Agent, [method, path, body]: Command) => {
  const request = {
    POST: () => agent.post(path),
    PATCH: () => agent.patch(path),
    DELETE: () => agent.delete(path),
  }[method]()
  return body === undefined ? request : request.send(body)
}

describe.each(cast)('over HTTP, %s', (name) => {
  test.each(commands)(
    '[R10] %s %s: arranging sections is for the moderation of the chapter',
    async (...command) => {
      const house = await openHouse()
      const before = house.keeper.records
      const answer = await send(await house.as(name), command)
      if (arranging.has(name)) return expect(answer.status).toBeLessThan(300)
      expect(answer.status).toBe(403)
      expect(answer.body).toEqual({ failure: { kind: 'forbidden', action: 'arrangeSections' } })
      expect(house.keeper.records).toEqual(before)
    },
  )

  test('[R9] sees the structure, and of the people those that concern her', async () => {
    const house = await openHouse()
    const answer = await (await house.as(name)).get('/api/records').expect(200)
    const { records, people } = answer.body as RecordsView
    expect(Object.keys(records.chapters).length).toBe(6)
    const seen = people.map(({ id }) => id)
    if (seeingPeople.has(name)) return expect(seen.length).toBe(17)
    const beside = name === 'amir' ? ['per_leyla'] : []
    expect(seen.toSorted()).toEqual([`per_${name}`, 'per_henrik', 'per_sabine', ...beside].toSorted())
  })
})

describe('a chapter to read, over HTTP', () => {
  const reading = new Set<string>(['aylin', 'olena', 'sabine', 'henrik'])

  test.each(cast)('[R11] %s gets it as the table of rights says', async (name) => {
    const house = await openHouse()
    const answer = await (await house.as(name)).get(`/api/chapters/${bildung}/text`)
    if (reading.has(name)) return expect(answer.status).toBe(200)
    expect(answer.status).toBe(403)
    expect(answer.body).toEqual({ failure: { kind: 'forbidden', action: 'readDraft' } })
    expect(answer.headers['etag']).toMatch(/^W\//u)
  })

  test('[R11] and nobody with a tag of somebody else', async () => {
    const house = await openHouse()
    const path = `/api/chapters/${bildung}/text`
    const { headers } = await (await house.as('aylin')).get(path)
    const tag = headers['etag'] ?? ''
    await (await house.as('ursula')).get(path).set('If-None-Match', tag).expect(403)
  })
})

describe('no live text over HTTP', () => {
  let house: House
  let words: string[]

  beforeAll(async () => {
    house = await openHouse()
    const doc = new Y.Doc()
    for (const { section, record } of house.texts.appended) {
      if (section === grundschulen) Y.applyUpdate(doc, record.update)
    }
    words = plainText(readText(doc))
      .split('\n')
      .filter((line) => line.length > 40)
  })

  test.each(cast)('[R11] %s finds no word of a section on any other route', async (name) => {
    expect(words.length).toBeGreaterThan(2)
    const agent = await house.as(name)
    const paths = [
      '/api/records',
      '/api/session',
      `/api/sections/${grundschulen}`,
      `/api/sections/${grundschulen}/text`,
      `/sync/${grundschulen}`,
      '/api/demo/people',
      '/api/chapters/cha_soziales/threads',
    ]
    for (const path of paths) {
      const { text } = await agent.get(path)
      for (const line of words) expect(text).not.toContain(line)
    }
  })
})

describe('without a session', () => {
  test.each(commands)('[R12] %s %s is refused', async (...command) => {
    const house = await openHouse()
    const answer = await send(house.visitor, command)
    expect([answer.status, answer.body]).toEqual([401, { failure: { kind: 'signedOut' } }])
  })

  test.each(['/api/records', '/api/session', `/api/chapters/${bildung}/text`])(
    '[R12] GET %s is refused',
    async (path) => {
      const house = await openHouse()
      await house.visitor.get(path).expect(401, { failure: { kind: 'signedOut' } })
    },
  )

  test('[R3] and with a role withdrawn the next command is refused', async () => {
    const house = await openHouse()
    const sabine = await house.as('sabine')
    const held = must(
      house.keeper.records.grants[
        must(house.people.byEmail('sabine.krueger@demo.example'), 'she is there').id
      ],
      'roles',
    )
    const { id } = must(house.people.byEmail('sabine.krueger@demo.example'), 'she is there')
    await house.keeper.commit(null, () => ({
      ok: true,
      value: held.map((grant) => ({ type: 'roleWithdrawn', person: id, grant })),
    }))
    await sabine.patch(`/api/sections/${grundschulen}`).send({ title: 'Anders' }).expect(403)
  })
})
