import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ConsultationView } from '#shared/consultation-api'
import { versionId } from '#shared/ids'
import { amir, ScriptedServer, ursula } from '../../app/house.fake.ts'
import { KeptVersions } from '../kept-versions.ts'
import { ShelfFake } from '../shelf.fake.ts'
import { fetchStatements } from './fetched-statements.ts'

const version = versionId.parse('ver_0001')
const path = `GET /api/versions/${version}/consultation`
const at = '2026-11-23T10:00:00.000Z'
const view: ConsultationView = {
  seq: 1,
  version,
  sections: [],
  asked: { at, by: ursula.id, due: '2026-12-01', message: null },
  bodies: [
    {
      body: 'Linden',
      statement: { at, by: amir.id, passages: [{ section: null, words: 'Gut so.' }] },
      late: false,
      drafts: [],
      may: { draft: false, handIn: false },
    },
  ],
  known: null,
  mayAsk: false,
}
let kept: KeptVersions

beforeEach(() => {
  kept = new KeptVersions(new ShelfFake())
})
afterEach(() => void vi.unstubAllGlobals())

const said = view.bodies.map((body) => ({ ...body, drafts: null }))
const answers = (body: object, status = 200) =>
  vi.stubGlobal('fetch', new ScriptedServer({ [path]: { status, body } }).fetch)
const gone = () => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))

test('[V47] statements that were read beside a version are read there without the server too; drafts are not kept', async () => {
  gone()
  expect(await fetchStatements(kept, version)).toEqual({ kind: 'missing' })
  answers(view)
  const here = { kind: 'here', bodies: said, isAsked: true }
  expect(await fetchStatements(kept, version)).toEqual({ ...here, from: 'server' })
  gone()
  expect(await fetchStatements(kept, version)).toEqual({ ...here, from: 'device' })
})

test('[V47] whoever may not read them is shown none', async () => {
  answers({ failure: { kind: 'forbidden', action: 'readStatements' } }, 403)
  expect(await fetchStatements(kept, version)).toEqual({ kind: 'nothing' })
})
