import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonicalJson, type Json } from '#shared/canonical'
import { must } from '#shared/failure'
import type { VersionsView } from '#shared/version-api'
import { manifestLetters, openingLetters } from '#shared/version'
import { qrSvg } from '../press/qr.ts'
import { openHouse, type House } from './house.fake.ts'
import { answers, at, idOf, section, withCall } from './signoff.fake.ts'
import { bildung, frozen, order, sectionsOf, textOf, verwaltung } from './versions.fake.ts'

const sha256 = (letters: string): string => createHash('sha256').update(letters).digest('hex')
/** One of every role, and how they stand to chapter Bildung. */
const cast = ['aylin', 'olena', 'sabine', 'henrik', 'ursula', 'amir', 'thomas', 'nadine'] as const

async function listFor(house: House, name: string): Promise<VersionsView> {
  return (await (await house.as(name)).get('/api/versions').expect(200)).body as VersionsView
}

describe('a version', () => {
  test('[V5] holds every text under its hash, with its number, paragraphs, threads and people; anyone can recompute it', async () => {
    const house = await openHouse()
    const { version, manifest, contents, threads, openings } = await textOf(
      house,
      await frozen(house, order('interim')),
    )
    expect(sha256(manifestLetters(manifest))).toBe(version.seal.fingerprint)
    expect(manifest).toMatchObject({ number: '0.1', ordinal: 1, previous: null, purpose: 'interim' })
    const [chapter] = manifest.chapters
    expect(chapter?.sections.map(({ id }) => id)).toEqual(sectionsOf(house))
    for (const { content, title, number, paragraphs } of chapter?.sections ?? []) {
      const text = must(contents[content], 'each text is there')
      expect(sha256(canonicalJson(text as Json))).toBe(content)
      expect(text.title).toBe(title)
      expect(number).toMatch(/^1\.\d$/u)
      expect(paragraphs).toBeGreaterThanOrEqual(0)
    }
    for (const [name, about] of Object.entries(threads))
      expect(sha256(canonicalJson(about as Json))).toBe(name)
    expect(Object.values(threads).flatMap((about) => about.threads).length).toBeGreaterThan(0)
    for (const [key, opening] of Object.entries(openings))
      expect(manifest.people[key]).toBe(sha256(openingLetters(opening)))
    expect(openings[manifest.by]).toMatchObject({ person: idOf('sabine'), name: 'Sabine Krüger' })
  })

  test('[V6] says who signed which text, as it stood; what happens afterwards changes nothing in it', async () => {
    const house = await withCall()
    for (const name of ['aylin', 'jonas', 'thimai']) await answers(house, name)
    const id = await frozen(house, order('interim'))
    const before = await textOf(house, id)
    const sections = must(before.manifest.chapters[0], 'one chapter').sections
    const one = must(
      sections.find((here) => here.id === section),
      'the signed one',
    )
    expect(one).toMatchObject({ stage: 'signedOff' })
    expect(one.signOffs.map(({ validity, answer }) => [validity, answer])).toEqual([
      ['valid', 'signed'],
      ['valid', 'signed'],
      ['valid', 'signed'],
    ])
    const first = before.openings[one.signOffs[0]?.signer ?? '']
    expect(first).toMatchObject({ person: idOf('aylin'), roles: ['expert'] })
    await (await house.as('aylin')).post(at('/revoke')).send({ reason: 'Doch nicht.' }).expect(200)
    const sabine = await house.as('sabine')
    await sabine.post(`/api/sections/${section}/reopen`).send({ reason: 'Neue Zahl' }).expect(200)
    expect(await textOf(house, id)).toEqual(before)
  })

  test('[V1] laid before the Lenkungsgruppe it closes its sections, and is refused while one is not signed off', async () => {
    const house = await openHouse()
    const sabine = await house.as('sabine')
    const [only] = house.keeper.records.chapters[verwaltung.chapter]?.sections ?? []
    const introduction = must(only, 'an introduction')
    const ordered = () => order('submission', { scope: verwaltung })
    const stage = () => house.keeper.records.sections[introduction]?.stage
    const refused = { failure: { kind: 'notSignedOff', sections: [introduction] } }
    await sabine.post('/api/versions').send(ordered()).expect(409, refused)
    const call = { sections: [introduction], due: null, message: null }
    await sabine.post(`/api/chapters/${verwaltung.chapter}/sign-offs/call`).send(call).expect(200)
    await frozen(house, ordered())
    expect(stage()).toBe('frozen')
    await sabine.post('/api/versions').send(ordered()).expect(201)
    await sabine.post(`/api/sections/${introduction}/reopen`).send({ reason: 'Neue Zahl' }).expect(200)
    expect(stage()).toBe('drafting')
    await sabine.post('/api/versions').send(ordered()).expect(409, refused)
    await frozen(house, order('interim', { scope: verwaltung }))
    const { versions } = await listFor(house, 'ursula')
    expect(versions.map(({ seal }) => seal.number)).toEqual(['1.0', '2.0', '2.1'])
  })

  test('[V2] each names the one before, of whatever chapter; asked for again nothing is doubled', async () => {
    const house = await openHouse()
    const [first, second] = [order('interim'), order('interim', { scope: verwaltung })]
    for (const one of [first, first, second]) await frozen(house, one)
    const { versions } = await listFor(house, 'ursula')
    expect(versions.map(({ seal }) => [seal.ordinal, seal.number, seal.version])).toEqual([
      [1, '0.1', first.id],
      [2, '0.1', second.id],
    ])
    expect(versions[1]?.seal.previous).toBe(versions[0]?.seal.fingerprint)
    const sabine = await house.as('sabine')
    await sabine
      .post('/api/versions')
      .send({ ...first, name: 'Anders' })
      .expect(400)
  })

  test('[V2] many asked for at once get a number each, in one chain', async () => {
    const house = await openHouse()
    const sabine = await house.as('sabine')
    await Promise.all(Array.from({ length: 5 }, () => sabine.post('/api/versions').send(order('interim'))))
    const { versions } = await listFor(house, 'sabine')
    expect(versions.map(({ seal }) => seal.number)).toEqual(['0.1', '0.2', '0.3', '0.4', '0.5'])
    for (const [place, { seal }] of versions.entries())
      expect(seal.previous).toBe(versions[place - 1]?.seal.fingerprint ?? null)
  })

  test('[V5] takes texts and titles of one moment: what is moved or renamed meanwhile refuses it', async () => {
    const house = await openHouse()
    const sabine = await house.as('sabine')
    house.openings.meanwhile = async () => {
      await sabine.patch(`/api/sections/${section}`).send({ title: 'Umbenannt' }).expect(200)
    }
    await sabine
      .post('/api/versions')
      .send(order('interim'))
      .expect(409, { failure: { kind: 'overtaken', why: 'otherText' } })
    house.openings.meanwhile = async () => {}
    const id = await frozen(house, order('interim'))
    expect((await textOf(house, id)).manifest).toMatchObject({ number: '0.1', ordinal: 1 })
  })

  test('[V7] what the disk refuses is no version, and uses up no number', async () => {
    const house = await openHouse()
    const sabine = await house.as('sabine')
    for (const part of [house.kept, house.openings]) {
      part.full = true
      await sabine.post('/api/versions').send(order('interim')).expect(503)
      part.full = false
    }
    expect((await listFor(house, 'sabine')).versions).toEqual([])
    const id = await frozen(house, order('interim'))
    expect((await textOf(house, id)).manifest).toMatchObject({ number: '0.1', ordinal: 1 })
  })
})

describe('the doors to versions', () => {
  const readers = new Set<string>(['aylin', 'olena', 'sabine', 'henrik', 'ursula'])

  test('[V4] are open as the table of rights says; who may not read one does not see it in the list', async () => {
    const house = await openHouse()
    const id = await frozen(house, order('interim'))
    const forbidden = { failure: { kind: 'forbidden', action: 'readVersion' } }
    for (const name of cast) {
      const agent = await house.as(name)
      for (const path of [`/api/versions/${id}`, `/api/versions/${id}/proof`]) {
        const answer = await agent.get(path)
        expect([name, answer.status]).toEqual([name, readers.has(name) ? 200 : 403])
        if (!readers.has(name)) expect(answer.body).toEqual(forbidden)
      }
      expect((await listFor(house, name)).versions.length).toBe(readers.has(name) ? 1 : 0)
    }
  })

  test('[V48] its QR code has address and fingerprint, is kept for good by the browser of who may read it, and can do nothing', async () => {
    const house = await openHouse()
    const id = await frozen(house, order('interim'))
    const { fingerprint } = must(house.keeper.versions[0], 'it is frozen').seal
    const path = `/api/versions/${id}/qr.svg`
    const { headers, body } = await (await house.as('ursula')).get(path).buffer().expect(200)
    const url = new URL(`/versions/${id}`, house.config.baseUrl).href
    expect(String(body)).toBe(qrSvg({ version: { url, fingerprint } }))
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    expect(headers['vary']).toContain('Cookie')
    const refused = await (await house.as('amir')).get(path).expect(403)
    expect(refused.headers['cache-control']).toBe('no-store')
    await house.visitor.get(path).expect(401)
  })

  test('[V3] nobody but its moderation freezes a chapter, and what is refused leaves no file', async () => {
    const house = await openHouse()
    const before = house.kept.files.size
    for (const name of cast.filter((one) => one !== 'sabine'))
      await (
        await house.as(name)
      )
        .post('/api/versions')
        .send(order('interim'))
        .expect(403, { failure: { kind: 'forbidden', action: 'freeze' } })
    expect(house.keeper.versions).toEqual([])
    expect(house.kept.files.size).toBe(before)
  })

  test('[V4] without a session there is nothing, and what is no version is not found', async () => {
    const house = await openHouse()
    const id = await frozen(house, order('interim', { scope: bildung }))
    for (const path of ['/api/versions', `/api/versions/${id}`, `/api/versions/${id}/proof`])
      await house.visitor.get(path).expect(401)
    await house.visitor.post('/api/versions').send(order('interim')).expect(401)
    const ursula = await house.as('ursula')
    for (const path of ['/api/versions/ver_unknown', '/api/versions/..%2Fpeople', '/api/versions/x/proof'])
      await ursula.get(path).expect(404, { failure: { kind: 'notFound', what: 'version' } })
  })

  test('[V7] no route and no role changes or deletes one', async () => {
    const house = await openHouse()
    const id = await frozen(house, order('interim'))
    const [versions, text] = [house.keeper.versions, await textOf(house, id)]
    const kept = new Map(house.kept.files)
    for (const name of cast) {
      const agent = await house.as(name)
      for (const method of ['put', 'patch', 'delete'])
        expect((await ask(agent, method, `/api/versions/${id}`).send({ name: 'Anders' })).status).toBe(404)
    }
    const sabine = await house.as('sabine')
    for (const [method, route] of routesOf(house)) {
      const path = route.replaceAll(/:[a-z]+/gu, (param) => (param === ':version' ? id : param.slice(1)))
      if (!/session|account/u.test(path)) await ask(sabine, method, path).send({ id, version: id })
    }
    expect(house.keeper.versions).toEqual(versions)
    expect(await textOf(house, id)).toEqual(text)
    for (const [hash, bytes] of kept) expect(house.kept.files.get(hash)).toEqual(bytes)
  })
})

type Agent = Awaited<ReturnType<House['as']>>
const ask = (agent: Agent, method: string, path: string) => {
  if (method === 'post') return agent.post(path)
  if (method === 'put') return agent.put(path)
  return method === 'patch' ? agent.patch(path) : agent.delete(path)
}

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> }
  readonly handle: { readonly stack?: readonly Layer[] }
}

/** Every route that is there to change something. */
function routesOf({ app }: House): (readonly [method: string, path: string])[] {
  const inside = (layers: readonly Layer[]): (readonly [string, string])[] =>
    layers.flatMap(({ route, handle }) => {
      if (route === undefined) return inside(handle.stack ?? [])
      const methods = Object.keys(route.methods).filter((method) => method !== 'get')
      return methods.map((method) => [method, `/api${route.path}`] as const)
    })
  const routes = inside((app.router as unknown as { stack: readonly Layer[] }).stack)
  expect(routes.length).toBeGreaterThan(30)
  return routes
}
