import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Draft } from '#shared/consultation'
import type { BodyView, ConsultationView } from '#shared/consultation-api'
import { must } from '#shared/failure'
import { draftId, personId, versionId } from '#shared/ids'
import type { PersonCard } from '#shared/person'
import { frozenEvent } from '#shared/version.fake'
import {
  amir,
  einleitung,
  houseView,
  sabine,
  scriptedHouse,
  ScriptedServer,
  ursula,
  type ScriptedHouse,
} from '../../app/house.fake.ts'
import { DeviceFake } from '../../sync/device.fake.ts'
import { WorkshopProvider } from '../../sync/workshop.tsx'
import { speak } from '../../words/words.ts'
import { ConsultationRoom } from './consultation-room.tsx'

const version = versionId.parse('ver_0001')
const [linden, rtgs] = ['Integrationsbeirat Linden-Limmer', 'RTGS']
const path = `/api/versions/${version}`
const at = '2026-11-23T10:00:00.000Z'

let house: ScriptedHouse
let server: ScriptedServer
let device: DeviceFake

beforeAll(() => speak('de'))
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T12:00:00Z'), toFake: ['Date'] })
  device = new DeviceFake()
  document.title = ''
  const { type: _type, ...frozen } = frozenEvent('submission')
  const versions = [{ ...frozen, closes: [einleitung], by: sabine.id }]
  server = new ScriptedServer({
    'GET /api/versions': { status: 200, body: { seq: 1, key: null, versions } },
    [`PUT ${path}/consultation`]: { status: 200, body: { seq: 2 } },
    [`POST ${path}/statement/drafts`]: { status: 201, body: { seq: 2 } },
    [`POST ${path}/statement`]: { status: 201, body: { seq: 2 } },
  })
  vi.stubGlobal('fetch', server.fetch)
})
afterEach(async () => {
  leave()
  // What is being asked is asked of this server still.
  await new Promise((resolve) => setTimeout(resolve))
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const draft = (number: number, words: string): Draft => ({
  id: draftId.parse(`dra_000${number}`),
  at,
  by: amir.id,
  passages: [{ section: null, words }],
})
const body = (more: Partial<BodyView> = {}): BodyView => ({
  body: linden,
  statement: null,
  late: false,
  drafts: null,
  may: { draft: false, handIn: false },
  ...more,
})
const own = (drafts: readonly Draft[] = [], handIn = true): BodyView =>
  body({ drafts, may: { draft: true, handIn } })
const asked = { at, by: ursula.id, due: '2026-12-10', message: 'Bitte zu den Mitteln.' }

/** What the server says of the consultation from now on. */
function says(more: Partial<ConsultationView>): void {
  const view: ConsultationView = {
    seq: 1,
    version,
    // By another name and in another place than it has by now.
    sections: [{ section: einleitung, number: '1.2', title: 'Vorwort' }],
    asked,
    bodies: [],
    known: null,
    mayAsk: false,
    ...more,
  }
  server.answers.set(`GET ${path}/consultation`, { status: 200, body: view })
}

function come(person: PersonCard): void {
  house = scriptedHouse(person, houseView(), false, device)
  render(
    <WorkshopProvider workshop={house.workshop}>
      <ConsultationRoom version={version} />
    </WorkshopProvider>,
  )
}

async function enter(person: PersonCard): Promise<void> {
  come(person)
  // Named as the last thing: by then it listens to what is typed.
  await waitFor(() => expect(document.title).toMatch(/^Stellungnahmen zu/u))
}
function leave(): void {
  cleanup()
  house.workshop.close()
}

/** By their words: looking for roles takes long among so many boxes. */
const click = (name: string) =>
  fireEvent.click(must(screen.getByText(name, { selector: 'button *' }).closest('button'), name))
const box = (name: string | RegExp) => screen.getByLabelText<HTMLInputElement>(name)
const whole = () => screen.getByLabelText<HTMLTextAreaElement>('Zum Ganzen')
const type = (words: string) => fireEvent.change(whole(), { target: { value: words } })
const sent = (method: string, end: string): unknown[] =>
  server.asked.filter((one) => one.method === method && one.path === path + end).map((one) => one.body)

describe('asking bodies', () => {
  const known = [linden, rtgs]

  test('[V60] bodies and the last day are asked for, and what is missing is named', async () => {
    says({ asked: null, known, mayAsk: true })
    await enter(ursula)
    click('Fragen')
    expect(screen.getByText('Bitte wählen Sie mindestens ein Gremium.')).toBeTruthy()
    expect(screen.getByText('Bitte nennen Sie den letzten Tag.')).toBeTruthy()
    fireEvent.click(box(linden))
    fireEvent.change(screen.getByLabelText('Weiteres Gremium'), { target: { value: '  Frauen  rat ' } })
    click('Dazunehmen')
    expect(box(/^Frauen rat/u).checked).toBe(true)
    expect(screen.getByText(/kommt keine Frage an/u)).toBeTruthy()
    fireEvent.change(screen.getByLabelText('Letzter Tag'), { target: { value: '2026-11-22' } })
    expect(screen.getByText('Dieser Tag ist schon vorbei.')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('Letzter Tag'), { target: { value: '2026-12-10' } })
    click('Fragen')
    await waitFor(() =>
      expect(sent('PUT', '/consultation')).toEqual([
        { bodies: [linden, 'Frauen rat'], due: '2026-12-10', message: null },
      ]),
    )
  })

  test('[V60] a change leaves what others changed meanwhile; who has answered stays asked', async () => {
    const statement = { at, by: amir.id, passages: null }
    says({ bodies: [body({ statement }), body({ body: rtgs })], known, mayAsk: true })
    await enter(ursula)
    click('Gremien, Frist oder Nachricht ändern')
    expect(box(/Linden-Limmer/u).disabled).toBe(true)
    fireEvent.click(box(rtgs))
    says({
      bodies: [body({ statement }), body({ body: rtgs }), body({ body: 'Seniorenrat' })],
      known,
      mayAsk: true,
    })
    await screen.findByLabelText(/^Seniorenrat/u, {}, { timeout: 3000 })
    click('Änderung festhalten')
    await waitFor(() =>
      expect(sent('PUT', '/consultation')).toEqual([
        { bodies: [linden, 'Seniorenrat'], due: '2026-12-10', message: 'Bitte zu den Mitteln.' },
      ]),
    )
  })

  test('[V60] one sees what came in, by whom, what was late and what is open', async () => {
    const words = [{ section: einleitung, words: 'Mehr Plätze.' }]
    says({
      bodies: [
        body({ statement: { at, by: amir.id, passages: words } }),
        body({ body: rtgs, late: true, statement: { at, by: amir.id, passages: null } }),
        body({ body: 'Seniorenrat' }),
      ],
    })
    await enter(sabine)
    expect(screen.getByText(/^2 von 3 haben geantwortet: 1 mit Stellungnahme, 1 mit Fehl/u)).toBeTruthy()
    expect([...document.querySelectorAll('.consult__row')].map((row) => row.textContent)).toEqual([
      `${linden} Stellungnahme vom 23. November 2026abgegeben von Amir RezaeiStellungnahme lesenZu 1.2 VorwortMehr Plätze.`,
      `${rtgs} Fehlanzeige vom 23. November 2026, verspätetabgegeben von Amir Rezaei`,
      'Seniorenrat noch offen',
    ])
    expect(screen.getByText('Bis zum 10. Dezember 2026: noch 17 Tage')).toBeTruthy()
    expect(document.querySelector('button')).toBeNull()
  })

  test('[A20] whoever handed in and was erased since is named as that', async () => {
    says({ bodies: [body({ statement: { at, by: personId.parse('per_gone'), passages: null } })] })
    await enter(sabine)
    expect(screen.getByText('abgegeben von Gelöschte Person')).toBeTruthy()
  })
})

describe("a body's statement", () => {
  test('[V61] is saved in the place of the draft that it was written on', async () => {
    says({ bodies: [own([draft(1, 'Wir stimmen zu.')], false)] })
    await enter(amir)
    expect(whole().value).toBe('Wir stimmen zu.')
    expect(screen.getByText(/^Gespeichert von Amir Rezaei/u)).toBeTruthy()
    expect(screen.queryByText('Fehlanzeige')).toBeNull()
    type('Wir stimmen zu. ')
    expect(whole().value).toBe('Wir stimmen zu. ')
    expect(screen.getByText(/^Gespeichert von Amir Rezaei/u)).toBeTruthy()
    type('Wir stimmen gern zu.')
    fireEvent.change(screen.getByLabelText('Auch zu einem einzelnen Abschnitt schreiben'), {
      target: { value: einleitung },
    })
    fireEvent.change(screen.getByLabelText('Zu 1.2 Vorwort'), { target: { value: 'Mehr Plätze.' } })
    click('Als Entwurf speichern')
    await waitFor(() => expect(sent('POST', '/statement/drafts')).toHaveLength(1))
    expect(sent('POST', '/statement/drafts')[0]).toMatchObject({
      body: linden,
      replaces: ['dra_0001'],
      passages: [
        { section: null, words: 'Wir stimmen gern zu.' },
        { section: einleitung, words: 'Mehr Plätze.' },
      ],
    })
  })

  test('[V61] half typed it survives a refusal and a reload', async () => {
    says({ bodies: [own()] })
    server.answers.set(`POST ${path}/statement/drafts`, {
      status: 503,
      body: { failure: { kind: 'storeUnavailable' } },
    })
    await enter(amir)
    type('Wir stimmen')
    click('Als Entwurf speichern')
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect(whole().value).toBe('Wir stimmen')
    await waitFor(async () => expect((await device.typed()).size).toBe(1))
    leave()
    await enter(amir)
    await waitFor(() => expect(whole().value).toBe('Wir stimmen'))
    expect(screen.getByText('Ihre Änderungen stehen bisher nur auf diesem Gerät.')).toBeTruthy()
  })

  test('[V61] a draft that came meanwhile stands beside; nothing is handed in before it was seen to', async () => {
    says({ bodies: [own([draft(1, 'Wir stimmen zu.')])] })
    await enter(amir)
    type('Wir stimmen gern zu. ')
    says({ bodies: [own([draft(2, 'Wir haben Fragen.')])] })
    expect(await screen.findByText('Wir haben Fragen.', {}, { timeout: 3000 })).toBeTruthy()
    expect(whole().value).toBe('Wir stimmen gern zu. ')
    click('Stellungnahme abgeben')
    expect(screen.getByText(/Es stehen noch andere Entwürfe daneben/u)).toBeTruthy()
    click('Dazunehmen')
    expect(whole().value).toBe('Wir stimmen gern zu. \n\nWir haben Fragen.')
    click('Stellungnahme abgeben')
    click('Abgeben')
    const words = 'Wir stimmen gern zu. \n\nWir haben Fragen.'
    await waitFor(() =>
      expect(sent('POST', '/statement')).toEqual([
        { body: linden, passages: [{ section: null, words }], seen: ['dra_0002', 'dra_0001'] },
      ]),
    )
  })

  test('[V61] drafts that stand side by side are put together', async () => {
    says({ bodies: [own([draft(1, 'Ja.'), draft(2, 'Aber mit Mitteln.')])] })
    await enter(amir)
    expect(screen.queryByLabelText('Zum Ganzen')).toBeNull()
    click('In einem zusammenbringen')
    expect(whole().value).toBe('Ja.\n\nAber mit Mitteln.')
    expect(screen.queryByText('Weitere Entwürfe')).toBeNull()
  })

  test('[V61] Fehlanzeige takes one click, asked about once', async () => {
    says({ bodies: [own()] })
    await enter(amir)
    click('Fehlanzeige')
    click('Fehlanzeige melden')
    await waitFor(() =>
      expect(sent('POST', '/statement')).toEqual([{ body: linden, passages: null, seen: [] }]),
    )
  })

  test('[V61] what one had not saved when the chair handed in, or the body was not asked any more, is still there, and can go', async () => {
    says({ bodies: [own()] })
    await enter(amir)
    type('Noch ein Satz.')
    says({ bodies: [body({ drafts: [], statement: { at, by: amir.id, passages: null } })] })
    expect(await screen.findByText('Noch ein Satz.', { selector: 'p' }, { timeout: 3000 })).toBeTruthy()
    expect(screen.getByText(/^Ihr Gremium hat am 23. November 2026/u)).toBeTruthy()
    server.answers.set(`GET ${path}/consultation`, {
      status: 403,
      body: { failure: { kind: 'forbidden', action: 'readVersion' } },
    })
    leave()
    come(amir)
    expect(await screen.findByText('Noch ein Satz.')).toBeTruthy()
    click('Löschen')
    expect(screen.queryByText('Noch ein Satz.')).toBeNull()
  })
})
