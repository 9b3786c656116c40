import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { DecisionsView } from '#shared/decision-api'
import { contentHash } from '#shared/content'
import { personId, versionId } from '#shared/ids'
import { frozenEvent } from '#shared/version.fake'
import { einleitung, houseView, sabine, scriptedHouse, ScriptedServer } from '../app/house.fake.ts'
import { WorkshopProvider } from '../sync/workshop.tsx'
import { speak } from '../words/words.ts'
import { DecisionsRoom } from './decisions-room.tsx'

beforeAll(() => speak('de'))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const version = versionId.parse('ver_0001')
const done = { seq: 7, at: '2026-11-23T10:00:00.000Z', by: personId.parse('per_gone') }
const said = { note: null, corrects: null }
const view: DecisionsView = {
  seq: 8,
  version,
  sections: [
    {
      section: einleitung,
      number: '1.1',
      title: 'Einleitung',
      chapter: { number: 1, title: 'Bildung' },
      standing: 'accepted',
      carried: null,
      decisions: [
        {
          ...done,
          ...said,
          kind: 'accepted',
          content: contentHash.parse('a'.repeat(64)),
          conditions: [],
        },
      ],
      notes: null,
      conditions: [],
      may: { note: false, decide: false, correct: false },
    },
  ],
  left: [],
  closings: [{ ...done, ...said, date: '2026-12-10', printedMatter: '15-1/2026', outcome: 'adopted' }],
  may: { close: false, correct: false },
}

test('[A20] whoever decided for the Lenkungsgruppe or the committee and was erased since is named as that', async () => {
  const { type: _type, ...frozen } = frozenEvent('submission')
  const versions = [{ ...frozen, by: sabine.id }]
  const server = new ScriptedServer({
    'GET /api/versions': { status: 200, body: { seq: 1, key: null, versions } },
    [`GET /api/versions/${version}/decisions`]: { status: 200, body: view },
  })
  vi.stubGlobal('fetch', server.fetch)
  const { workshop } = scriptedHouse(sabine, houseView())
  render(
    <WorkshopProvider workshop={workshop}>
      <DecisionsRoom of={version} />
    </WorkshopProvider>,
  )
  expect(await screen.findByText('angenommen: Gelöschte Person, 23. November 2026')).toBeTruthy()
  expect(screen.getByText('Gelöschte Person, 23. November 2026')).toBeTruthy()
  expect(screen.queryByText(/Name nicht sichtbar/u)).toBeNull()
  workshop.close()
})
