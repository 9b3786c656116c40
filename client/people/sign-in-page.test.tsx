import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { aylin, ScriptedServer, ursula } from '../app/house.fake.ts'
import { speak } from '../words/words.ts'
import { SignInPage } from './sign-in-page.tsx'

beforeAll(() => speak('de'))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const session = (person: typeof aylin, demo: boolean) => ({ status: 200, body: { person, demo } })
const noDemo = {
  'GET /api/demo/people': { status: 404, body: { failure: { kind: 'notFound', what: 'page' } } },
}
const demoPeople = {
  'GET /api/demo/people': {
    status: 200,
    body: {
      people: [
        { ...aylin, workingGroup: 'Bildung' },
        { ...ursula, workingGroup: null },
      ],
    },
  },
}

function openPage(answers: ConstructorParameters<typeof ScriptedServer>[0]) {
  const server = new ScriptedServer(answers)
  vi.stubGlobal('fetch', server.fetch)
  const onSignedIn = vi.fn()
  render(<SignInPage onSignedIn={onSignedIn} />)
  return { server, onSignedIn }
}

const fill = (email: string, password: string) => {
  fireEvent.change(screen.getByLabelText('E-Mail-Adresse'), { target: { value: email } })
  fireEvent.change(screen.getByLabelText('Passwort'), { target: { value: password } })
  fireEvent.click(screen.getByRole('button', { name: 'Anmelden' }))
}

describe('signing in', () => {
  test('[O1] with e-mail and password one is in', async () => {
    const { server, onSignedIn } = openPage({ ...noDemo, 'POST /api/session': session(aylin, false) })
    fill(' aylin.demir@example.org ', 'ein langes passwort')
    await waitFor(() => expect(onSignedIn).toHaveBeenCalledWith({ person: aylin, demo: false }))
    expect(server.asked.find(({ method }) => method === 'POST')?.body).toEqual({
      email: 'aylin.demir@example.org',
      password: 'ein langes passwort',
    })
  })

  test('[O1] wrong credentials are said plainly, and what was typed stays', async () => {
    const failure = { status: 401, body: { failure: { kind: 'wrongCredentials' } } }
    openPage({ ...noDemo, 'POST /api/session': failure })
    fill('aylin.demir@example.org', 'falsch')
    expect((await screen.findByRole('alert')).textContent).toContain('passen nicht zusammen')
    expect(screen.getByLabelText<HTMLInputElement>('E-Mail-Adresse').value).toBe('aylin.demir@example.org')
  })

  test('[O1] an empty field is named and nothing is sent', () => {
    const { server } = openPage(noDemo)
    fill('', '')
    expect(screen.getByText('Bitte geben Sie Ihre E-Mail-Adresse ein.')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByLabelText('E-Mail-Adresse'))
    expect(server.asked.filter(({ method }) => method === 'POST')).toEqual([])
  })
})

describe('the demo world', () => {
  test('[O2] says that all people are invented, and lists them by role', async () => {
    openPage(demoPeople)
    expect(await screen.findByText('Demo-Welt: alle Personen sind erfunden')).toBeTruthy()
    const experts = screen.getByRole('region', { name: 'Expert*innen der Arbeitsgemeinschaften' })
    expect(
      within(experts).getByRole('button', { name: 'Eintreten als Aylin Demir, AG Bildung' }),
    ).toBeTruthy()
    expect(
      screen.getByRole('button', { name: 'Eintreten als Dr. Ursula Behrens, Lenkungsgruppe (Vorsitz)' }),
    ).toBeTruthy()
  })

  test('[O2] one click and one is in', async () => {
    const { server, onSignedIn } = openPage({ ...demoPeople, 'POST /api/demo/session': session(aylin, true) })
    fireEvent.click(await screen.findByRole('button', { name: /Aylin Demir/u }))
    await waitFor(() => expect(onSignedIn).toHaveBeenCalledWith({ person: aylin, demo: true }))
    expect(server.asked.find(({ method }) => method === 'POST')?.body).toEqual({ person: aylin.id })
  })

  test('[O2] elsewhere there is no word of it', async () => {
    const { server } = openPage(noDemo)
    await waitFor(() => expect(server.asked).toHaveLength(1))
    expect(screen.queryByText(/Demo-Welt/u)).toBeNull()
  })
})
