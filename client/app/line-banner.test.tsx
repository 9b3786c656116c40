import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { PersonCard } from '#shared/person'
import { closeCode } from '#shared/protocol'
import { WorkshopProvider } from '../sync/workshop.tsx'
import { Announcer } from '../ui/announcer.tsx'
import { speak } from '../words/words.ts'
import { aylin, houseView, olena, scriptedHouse, ScriptedServer, type ScriptedHouse } from './house.fake.ts'
import { LineBanner } from './line-banner.tsx'

let house: ScriptedHouse

beforeAll(() => speak('de'))
afterEach(() => {
  cleanup()
  house.workshop.close()
  vi.unstubAllGlobals()
})

function openLine({ demo = false } = {}): void {
  house = scriptedHouse(aylin, houseView(), demo)
  render(
    <WorkshopProvider workshop={house.workshop}>
      <Announcer>
        <LineBanner />
      </Announcer>
    </WorkshopProvider>,
  )
}

const answerSignIn = (path: string, person: PersonCard) =>
  vi.stubGlobal(
    'fetch',
    new ScriptedServer({ [`POST ${path}`]: { status: 200, body: { person, demo: false } } }).fetch,
  )

const signInAgain = async () => {
  fireEvent.click(screen.getByRole('button', { name: 'Hier wieder anmelden' }))
  const dialog = within(screen.getByRole('dialog'))
  fireEvent.change(await dialog.findByLabelText('E-Mail-Adresse'), {
    target: { value: 'jemand@example.org' },
  })
  fireEvent.change(dialog.getByLabelText('Passwort'), { target: { value: 'ein langes passwort' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Anmelden' }))
}

describe('the state of the line', () => {
  test('[O7] nothing is said while all is well', () => {
    openLine()
    act(() => house.socket.hear({ kind: 'pong' }))
    expect(screen.queryByText(/Verbindung/u)).toBeNull()
  })

  test('[O7] a lost line says that the words stay in this tab', () => {
    openLine()
    act(() => house.socket.hear({ kind: 'pong' }))
    act(() => house.socket.end(closeCode.restart))
    expect(screen.getByText('Keine Verbindung zum Server')).toBeTruthy()
    expect(screen.getByText(/bleibt in diesem Tab/u)).toBeTruthy()
  })

  test('[O7] a server that cannot save says so', () => {
    openLine()
    act(() => house.socket.hear({ kind: 'store', writable: false }))
    expect(screen.getByText('Der Server kann gerade nicht speichern')).toBeTruthy()
  })

  test('[O7] a page that is too old asks to be loaded anew', () => {
    openLine()
    act(() => house.socket.end(closeCode.outdatedClient))
    expect(screen.getByRole('button', { name: 'Seite neu laden' })).toBeTruthy()
  })
})

describe('a session that ended while the tab was open', () => {
  test('[O8] the same person signs in again in place, and the line starts anew', async () => {
    answerSignIn('/api/session', aylin)
    openLine()
    act(() => house.socket.end(closeCode.signedOut))
    expect(await screen.findByText('Ihre Anmeldung ist beendet')).toBeTruthy()
    const resume = vi.spyOn(house.workshop, 'resume')
    await signInAgain()
    await waitFor(() => expect(resume).toHaveBeenCalledOnce())
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('[O8] somebody else does not send the words of the first under another name', async () => {
    answerSignIn('/api/session', olena)
    openLine()
    act(() => house.socket.end(closeCode.signedOut))
    const resume = vi.spyOn(house.workshop, 'resume')
    await signInAgain()
    expect(await screen.findByText('Sie haben sich als jemand anderes angemeldet')).toBeTruthy()
    expect(screen.getByText(/Wörter von Aylin Demir/u)).toBeTruthy()
    expect(resume).not.toHaveBeenCalled()
  })

  test('[O8] in a demo world one click leads back in', async () => {
    answerSignIn('/api/demo/session', aylin)
    openLine({ demo: true })
    act(() => house.socket.end(closeCode.signedOut))
    const resume = vi.spyOn(house.workshop, 'resume')
    fireEvent.click(await screen.findByRole('button', { name: 'Als Aylin Demir wieder eintreten' }))
    await waitFor(() => expect(resume).toHaveBeenCalledOnce())
  })
})
