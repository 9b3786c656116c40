import { describe, expect, test } from 'vitest'
import type { RecordsView } from '#shared/api'
import type { ConsultationView, SectionName } from '#shared/consultation-api'
import { must, ok } from '#shared/failure'
import type { SectionId, VersionId } from '#shared/ids'
import type { VersionsView } from '#shared/version-api'
import { OutboxFolder } from '../store/outbox-folder.ts'
import { scratchFolder } from '../store/scratch.fake.ts'
import { erasePerson } from '../work/erasing.ts'
import { newsFor } from '../work/news.ts'
import { openHouse, type House } from './house.fake.ts'
import { calls, idOf } from './signoff.fake.ts'
import { frozen, order, textOf, verwaltung } from './versions.fake.ts'

const cast = ['aylin', 'olena', 'sabine', 'henrik', 'ursula', 'amir', 'miriam', 'thomas', 'nadine'] as const
const linden = 'Integrationsbeirat Linden-Limmer'
const rtgs = 'Runder Tisch für Gleichberechtigung und gegen Rassismus'
const asking = { bodies: [linden, rtgs], due: '2026-12-10', message: 'Bitte bis Mitte Dezember.' }
const said = (words: string) => [{ section: null, words }]
const drafting = (draft: string, replaces: readonly string[] = [], words = draft) => ({
  body: linden,
  draft,
  replaces,
  passages: said(words),
})
const handing = (words: string | null, seen: readonly string[] = [], body = linden) => ({
  body,
  passages: words === null ? null : said(words),
  seen,
})

/** A house in which chapter Verwaltung is laid before the Lenkungsgruppe: its moderation's call is its word. */
async function withSubmission(): Promise<readonly [House, VersionId]> {
  const house = await openHouse()
  const { chapter } = verwaltung
  const sections = must(house.keeper.records.chapters[chapter], 'it is there').sections as SectionId[]
  const call = { sections, due: null, message: null }
  const path = calls.replace('cha_bildung', chapter)
  await (await house.as('sabine')).post(path).send(call).expect(200)
  return [house, await frozen(house, order('submission', { scope: verwaltung }))]
}

/** And two bodies are asked. */
async function withConsultation(): Promise<readonly [House, VersionId]> {
  const [house, version] = await withSubmission()
  await (await house.as('ursula')).put(`/api/versions/${version}/consultation`).send(asking).expect(200)
  return [house, version]
}

const day = 24 * 60 * 60 * 1000

async function view(house: House, version: VersionId, name: string): Promise<ConsultationView> {
  const { body } = await (await house.as(name)).get(`/api/versions/${version}/consultation`).expect(200)
  return body as ConsultationView
}

describe('a consultation', () => {
  test('[V23] [V24] [V25] one statement written by two at once, one Fehlanzeige too late, and who sees what', async () => {
    const [house, version] = await withConsultation()
    const path = `/api/versions/${version}/statement`
    const amir = await house.as('amir')
    await amir.post(`${path}/drafts`).send(drafting('dra_eins')).expect(201)
    for (const id of ['dra_zwei', 'dra_drei'])
      await amir
        .post(`${path}/drafts`)
        .send(drafting(id, ['dra_eins']))
        .expect(201)
    await amir.post(`${path}/drafts`).send(drafting('dra_eins')).expect(201)
    const mine = await view(house, version, 'amir')
    expect(mine.bodies.map(({ body, drafts }) => [body, drafts?.map(({ id }) => id)])).toEqual([
      [linden, ['dra_zwei', 'dra_drei']],
    ])
    expect(mine).toMatchObject({ asked: { by: idOf('ursula'), due: '2026-12-10' }, known: null })
    expect(mine.bodies[0]?.may).toEqual({ draft: true, handIn: true })

    const unseen = { failure: { kind: 'overtaken', why: 'otherText' } }
    await amir
      .post(path)
      .send(handing('Wir stimmen zu.', ['dra_zwei']))
      .expect(409, unseen)
    const statement = handing('Wir stimmen zu.', ['dra_zwei', 'dra_drei'])
    for (let again = 0; again < 2; again++) await amir.post(path).send(statement).expect(201)
    await amir.post(path).send(handing(null)).expect(409)
    await amir.post(`${path}/drafts`).send(drafting('dra_vier')).expect(409)
    house.pass(19 * day)
    const miriam = await house.as('miriam')
    await miriam
      .post(path)
      .send(handing(null, [], rtgs))
      .expect(201)

    for (const name of ['ursula', 'sabine', 'henrik']) {
      const { bodies } = await view(house, version, name)
      expect(bodies).toMatchObject([
        {
          body: linden,
          late: false,
          drafts: null,
          statement: { by: idOf('amir'), passages: said('Wir stimmen zu.') },
        },
        { body: rtgs, late: true, drafts: null, statement: { by: idOf('miriam'), passages: null } },
      ])
    }
    expect((await view(house, version, 'miriam')).bodies.map(({ body }) => body)).toEqual([rtgs])
    expect((await view(house, version, 'ursula')).known).toContain('Integrationsbeirat Ricklingen')
  })

  test('[V22] is changed by who opened it; a day that is over is refused, and what is said again is nothing new', async () => {
    const [house, version] = await withConsultation()
    const ursula = await house.as('ursula')
    const path = `/api/versions/${version}/consultation`
    const { seq } = house.keeper.records
    await ursula.put(path).send(asking).expect(200, { seq })
    await ursula
      .put(path)
      .send({ ...asking, due: '2026-11-01' })
      .expect(400)
    await ursula
      .put(path)
      .send({ ...asking, bodies: [] })
      .expect(400)
    await ursula
      .put(path)
      .send({ ...asking, bodies: [rtgs], due: '2026-12-24' })
      .expect(200)
    expect((await view(house, version, 'ursula')).bodies.map(({ body }) => body)).toEqual([rtgs])
    await (await house.as('amir')).get(`/api/versions/${version}`).expect(403)
  })
})

test('[V61] sections are named as the version names them, whatever they are called since; nothing is said about others', async () => {
  const [house, version] = await withConsultation()
  const before = (await view(house, version, 'amir')).sections
  const { manifest } = await textOf(house, version)
  const frozenNames = must(manifest.chapters[0], 'one chapter').sections
  expect(before).toEqual(frozenNames.map(({ id: section, number, title }) => ({ section, number, title })))
  const [{ section }] = before as [SectionName]
  await house.keeper.commit(idOf('sabine'), () => ok([{ type: 'sectionRenamed', section, title: 'Anders' }]))
  expect((await view(house, version, 'ursula')).sections).toEqual(before)
  const amir = await house.as('amir')
  const about = (one: string) => ({ ...drafting('dra_zwei'), passages: [{ section: one, words: 'Gut.' }] })
  const path = `/api/versions/${version}/statement`
  await amir.post(`${path}/drafts`).send(about('sec_grundschulen')).expect(400)
  await amir
    .post(path)
    .send({ body: linden, passages: about('sec_grundschulen').passages, seen: [] })
    .expect(400)
  await amir.post(`${path}/drafts`).send(about(section)).expect(201)
})

test('[A20] [V9] whoever decided, closed or handed in and was erased since is an id that leads to no name', async () => {
  const [house, version] = await withConsultation()
  const path = `/api/versions/${version}`
  const section = must(house.keeper.records.chapters[verwaltung.chapter]?.sections[0], 'it has one')
  const post = async (name: string, to: string, body: object) =>
    (await house.as(name)).post(`${path}${to}`).send(body).expect(201)
  await post('amir', '/statement', handing('Wir stimmen zu.'))
  const decision = { decision: 'accepted', note: null, corrects: null }
  await post('ursula', `/sections/${section}/decision`, decision)
  const closing = { date: '2026-12-10', printedMatter: '15-1/2026', outcome: 'adopted' }
  await post('thomas', '/closing', { ...closing, note: null, corrects: null })

  const gone = ['amir', 'ursula', 'thomas'].map(idOf)
  const surnames = gone.map((id) => must(house.people.byId(id)?.name.split(' ').at(-1), 'a name'))
  const { keeper, people, sessions, kept, marks, openings } = house
  const outbox = new OutboxFolder(scratchFolder())
  const store = { people, sessions, kept, outbox, personal: [marks, openings] }
  for (const id of gone) expect((await erasePerson({ keeper, store }, id)).ok).toBe(true)

  const sabine = await house.as('sabine')
  const read = async (from: string) => (await sabine.get(from).expect(200)).body as object
  const told = [
    await read(`${path}/decisions`),
    await read(`${path}/consultation`),
    await read(path),
    await read('/api/records'),
  ]
  const [decided, asked, , records] = told
  expect(decided).toMatchObject({
    sections: [{ standing: 'accepted', decisions: [{ by: idOf('ursula') }] }],
    closings: [{ by: idOf('thomas'), outcome: 'adopted' }],
  })
  const bodies = [{ statement: { by: idOf('amir'), passages: said('Wir stimmen zu.') } }, { statement: null }]
  expect(asked).toMatchObject({ asked: { by: idOf('ursula') }, bodies })
  const cards = (records as RecordsView).people.map(({ id }) => id)
  expect([cards.includes(idOf('sabine')), gone.filter((id) => cards.includes(id))]).toEqual([true, []])
  for (const surname of surnames) expect(JSON.stringify(told)).not.toContain(surname)
})

describe('the doors to consultations', () => {
  test('[V22] [V25] each opens to those whom the table of rights names', async () => {
    const [house, version] = await withSubmission()
    const path = `/api/versions/${version}/consultation`
    const told = async (asked: (agent: Awaited<ReturnType<House['as']>>) => Promise<{ status: number }>) => {
      const statuses: (readonly [string, number])[] = []
      for (const name of cast) statuses.push([name, (await asked(await house.as(name))).status])
      return statuses.filter(([, status]) => status < 300).map(([name]) => name)
    }
    expect(await told(async (agent) => agent.get(`/api/versions/${version}`))).toEqual([
      ...['aylin', 'olena', 'sabine', 'henrik', 'ursula'],
    ])
    expect(await told(async (agent) => agent.put(path).send(asking))).toEqual(['ursula'])
    const advisors = ['amir', 'miriam']
    expect(await told(async (agent) => agent.get(path))).toEqual(['sabine', 'henrik', 'ursula', ...advisors])
    expect(await told(async (agent) => agent.get(`/api/versions/${version}`))).toEqual([
      ...['aylin', 'olena', 'sabine', 'henrik', 'ursula'],
      ...advisors,
    ])
    const statement = `/api/versions/${version}/statement`
    expect(await told(async (agent) => agent.post(`${statement}/drafts`).send(drafting('dra_eins')))).toEqual(
      ['amir'],
    )
    expect(await told(async (agent) => agent.post(statement).send(handing(null, ['dra_eins'])))).toEqual([
      'amir',
    ])
    for (const name of advisors) {
      const { body } = await (await house.as(name)).get('/api/versions').expect(200)
      expect((body as VersionsView).versions.length).toBe(1)
    }
    await house.visitor.get(path).expect(401)
    await house.visitor.post(statement).send(handing(null)).expect(401)
  })

  test('[V25] the news tell nobody a word of what a body drafts', async () => {
    const [house, version] = await withConsultation()
    const done = await house.keeper.commit(idOf('amir'), () =>
      ok([
        {
          type: 'statementDrafted',
          version,
          ...must(drafting('dra_eins'), 'a draft'),
          replaces: [],
        } as never,
      ]),
    )
    const entries = must(done.ok ? done.value : null, 'it happened')
    for (const name of cast)
      expect(newsFor(house.keeper, idOf(name), entries)).toEqual([{ seq: entries[0]?.seq, event: null }])
  })
})
