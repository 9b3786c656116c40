/** Every door to a version, as data: who comes in, from the first look at it to what the committee may read. */
import { expect, test } from 'vitest'
import { must, ok } from '#shared/failure'
import type { Grant } from '#shared/grant'
import type { SectionId, VersionId } from '#shared/ids'
import { openHouse, type House } from './house.fake.ts'
import { calls, idOf } from './signoff.fake.ts'
import { frozen, order, verwaltung } from './versions.fake.ts'

/** Jonas, an expert, sits in the Lenkungsgruppe too; Amir's body is asked, Miriam's is not. */
const cast = [
  ...['aylin', 'olena', 'sabine', 'henrik', 'ursula', 'jonas', 'amir', 'miriam', 'thomas', 'nadine'],
] as const

const asking = { bodies: ['Integrationsbeirat Linden-Limmer'], due: '2026-12-10', message: null }
const accepting = { decision: 'accepted', note: null, corrects: null }

/** What is fetched of a version by everyone who may read it. */
const doors = ['', '/proof', '/decisions', '/bookmarks', '/odt/step', '/qr.svg'] as const

/** Each letter stands for one of the cast: `y` comes in. */
const table: Readonly<Record<string, readonly [texts: string, statements: string]>> = {
  //              ao sh uj am tn
  interim: ['    yy yy yy nn nn', 'nn yy yy nn nn'],
  asked: ['      yy yy yy yn nn', 'nn yy yy yn nn'],
  accepted: ['   yy yy yy yn yn', 'nn yy yy yn nn'],
  'interim again': ['yy yy ny nn nn', 'nn yy nn nn nn'],
  withdrawn: ['  yy yy ny nn yn', 'nn yy nn nn nn'],
}

const change = (house: House, type: 'roleGranted' | 'roleWithdrawn', name: string, grant: Grant) =>
  house.keeper.commit(null, () => ok([{ type, person: idOf(name), grant }]))

const sectionsOf = (house: House): readonly SectionId[] =>
  house.keeper.records.chapters[verwaltung.chapter]?.sections ?? []

async function submitted(house: House): Promise<VersionId> {
  const call = { sections: sectionsOf(house), due: null, message: null }
  await (
    await house.as('sabine')
  )
    .post(calls.replace('cha_bildung', verwaltung.chapter))
    .send(call)
    .expect(200)
  return frozen(house, order('submission', { scope: verwaltung }))
}

type Agent = Awaited<ReturnType<House['as']>>

async function comeIn(agents: readonly Agent[], path: string): Promise<string> {
  const answers = await Promise.all(agents.map(async (agent) => agent.get(path)))
  return answers.map(({ status }) => ({ 200: 'y', 403: 'n' })[status] ?? '?').join('')
}

/** Asks at each door. */
async function expectDoors(agents: readonly Agent[], moment: string, version: VersionId): Promise<void> {
  const [read = '', statements = ''] = (table[moment] ?? []).map((row) => row.replaceAll(' ', ''))
  for (const path of doors) {
    const came = await comeIn(agents, `/api/versions/${version}${path}`)
    expect([moment, path, came]).toEqual([moment, path, read])
  }
  const came = await comeIn(agents, `/api/versions/${version}/consultation`)
  expect([moment, came]).toEqual([moment, statements])
}

test('[V4] [V19] [V22] each door to a version opens to those whom the table names, at each moment of its life', async () => {
  const house = await openHouse()
  await change(house, 'roleGranted', 'jonas', { role: 'steering' })
  const agents = await Promise.all(cast.map((name) => house.as(name)))
  const interim = await frozen(house, order('interim', { scope: verwaltung }))
  await expectDoors(agents, 'interim', interim)
  const version = await submitted(house)
  const ursula = await house.as('ursula')
  await ursula.put(`/api/versions/${version}/consultation`).send(asking).expect(200)
  await expectDoors(agents, 'asked', version)
  for (const section of sectionsOf(house))
    await ursula.post(`/api/versions/${version}/sections/${section}/decision`).send(accepting).expect(201)
  await expectDoors(agents, 'accepted', version)
  for (const name of ['jonas', 'ursula', 'amir']) {
    const [lost] = (house.keeper.records.grants[idOf(name)] ?? []).filter(({ role }) => role !== 'expert')
    await change(house, 'roleWithdrawn', name, must(lost, 'a role'))
  }
  await expectDoors(agents, 'withdrawn', version)
  // What became readable by a decision opens nothing of before.
  await expectDoors(agents, 'interim again', interim)
}, 30_000)
