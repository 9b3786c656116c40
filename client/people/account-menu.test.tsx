import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Event } from '#shared/events'
import { chapterId, paperId } from '#shared/ids'
import {
  aylin,
  houseView,
  sabine,
  scriptedHouse,
  ScriptedServer,
  ursula,
  type ScriptedHouse,
} from '../app/house.fake.ts'
import { WorkshopProvider } from '../sync/workshop.tsx'
import { speak } from '../words/words.ts'
import { AccountMenu } from './account-menu.tsx'

let house: ScriptedHouse
let server: ScriptedServer

beforeAll(() => speak('de'))
afterEach(() => {
  cleanup()
  house.workshop.close()
  vi.unstubAllGlobals()
})

type Answers = ConstructorParameters<typeof ScriptedServer>[0]

interface Menu {
  person?: typeof aylin
  demo?: boolean
  answers?: Answers
  events?: readonly Event[]
}

function openMenu({ person = aylin, demo = false, answers = {}, events = [] }: Menu = {}): void {
  server = new ScriptedServer(answers)
  vi.stubGlobal('fetch', server.fetch)
  house = scriptedHouse(person, houseView(...events), demo)
  render(
    <WorkshopProvider workshop={house.workshop}>
      <AccountMenu onSignOut={() => {}} />
    </WorkshopProvider>,
  )
  fireEvent.click(screen.getByRole('button', { name: `Konto von ${person.name}` }))
}

async function openDialog(answers: Answers = {}) {
  openMenu({ answers })
  fireEvent.click(await screen.findByRole('button', { name: 'Passwort ändern' }))
  return within(await screen.findByRole('dialog', { name: 'Passwort ändern' }))
}

type Dialog = Awaited<ReturnType<typeof openDialog>>

function fill(dialog: Dialog, current: string, next: string, again: string): void {
  const labels = ['Jetziges Passwort', 'Neues Passwort (mindestens 12 Zeichen)', 'Neues Passwort wiederholen']
  for (const [at, value] of [current, next, again].entries())
    fireEvent.change(dialog.getByLabelText(labels[at] ?? ''), { target: { value } })
  fireEvent.click(dialog.getByRole('button', { name: 'Passwort ändern' }))
}

const path = 'POST /api/account/password'

describe("changing one's password", () => {
  test('[O11] it is asked for with the present one, and done', async () => {
    const dialog = await openDialog({ [path]: { status: 204 } })
    fill(dialog, 'das alte Passwort', 'ein ganz neues', 'ein ganz neues')
    await waitFor(() => expect(dialog.getByText('Ihr Passwort ist geändert')).toBeTruthy())
    expect(server.asked.at(-1)?.body).toEqual({ current: 'das alte Passwort', next: 'ein ganz neues' })
    fireEvent.click(dialog.getByRole('button', { name: 'Schließen' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test.each([
    ['', 'ein ganz neues', 'ein ganz neues', 'Bitte geben Sie Ihr jetziges Passwort ein.'],
    ['das alte Passwort', 'zu kurz', 'zu kurz', 'Ein Passwort hat mindestens 12 Zeichen'],
    ['das alte Passwort', 'x'.repeat(129), 'x'.repeat(129), 'höchstens 128 Zeichen'],
    ['das alte Passwort', 'ein ganz neues', 'ein ganz neuse', 'nicht dasselbe neue Passwort'],
  ])(
    '[O11] a slip is named at its field before anything is sent (%#)',
    async (current, next, again, said) => {
      const dialog = await openDialog()
      fill(dialog, current, next, again)
      expect(dialog.getByText(new RegExp(said, 'u'))).toBeTruthy()
      expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true')
      expect(server.asked.filter(({ method }) => method === 'POST')).toEqual([])
    },
  )

  test('[O11] a wrong present password is named at its field, and the line comes back', async () => {
    const refusal = { status: 401, body: { failure: { kind: 'wrongCredentials' } } }
    const dialog = await openDialog({ [path]: refusal })
    fill(dialog, 'geraten und falsch', 'ein ganz neues', 'ein ganz neues')
    await waitFor(() => expect(dialog.getByText('Das ist nicht Ihr jetziges Passwort.')).toBeTruthy())
    expect(document.activeElement).toBe(dialog.getByLabelText('Jetziges Passwort'))
  })

  test('[O11] any other refusal is said in the dialog', async () => {
    const refusal = { status: 429, body: { failure: { kind: 'tooMany', retryAfterSeconds: 30 } } }
    const dialog = await openDialog({ [path]: refusal })
    fill(dialog, 'das alte Passwort', 'ein ganz neues', 'ein ganz neues')
    expect((await dialog.findByRole('alert')).textContent).toContain('30 Sekunden')
  })

  test('[O11] the people of a demo world are not asked for passwords', async () => {
    openMenu({ demo: true })
    expect(await screen.findByRole('button', { name: 'Abmelden' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Passwort ändern' })).toBeNull()
  })
})

test('[N13] whoever reads in English gets mails in English', async () => {
  openMenu({ answers: { 'PUT /api/account/mail': { status: 204 } } })
  fireEvent.change(await screen.findByLabelText('Sprache der Oberfläche'), { target: { value: 'en' } })
  await screen.findByLabelText('Language of the interface')
  expect(server.asked).toMatchObject([{ path: '/api/account/mail', body: { language: 'en' } }])
  await speak('de')
})

test('[O14] who has the chair reads it beside her role', async () => {
  openMenu({ person: ursula })
  const held = within(await screen.findByRole('list', { name: 'Ihre Rollen' }))
  expect(held.getByText('Lenkungsgruppe (Vorsitz)')).toBeTruthy()
})

test('[O15] who moderates a chapter in two papers reads it once', async () => {
  const [paper, chapter] = [paperId.parse('pap_katalog'), chapterId.parse('cha_katalog1')]
  openMenu({
    person: sabine,
    events: [
      { type: 'paperFounded', paper, title: 'Maßnahmenkatalog' },
      { type: 'chapterAdded', chapter, paper, title: 'Bildung', workingGroup: null },
      { type: 'roleGranted', person: sabine.id, grant: { role: 'moderator', chapter } },
    ],
  })
  const held = within(await screen.findByRole('list', { name: 'Ihre Rollen' })).getAllByRole('listitem')
  const roles = held.map(({ textContent }) => textContent)
  expect(roles).toContain('Moderation, Handlungsfeld 1')
  expect(new Set(roles).size).toBe(roles.length)
})
