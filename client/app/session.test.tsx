import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepSession, keptSession, setLeaving } from '../sync/kept-session.ts'
import { aylin, olena, ScriptedServer } from './house.fake.ts'
import { useSession } from './session.ts'

const hers = { person: aylin, demo: false, world: 'w0' }

beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** What the page knows once it has asked: who is in, and whether that is only remembered. */
async function start(): Promise<string | null> {
  const Page = () => {
    const { state } = useSession()
    if (state.kind === 'asking') return null
    const who =
      state.kind === 'signedIn'
        ? `${state.session.person.name}${state.asOf === null ? '' : ', kept'}`
        : state.kind
    return <p role="status">{who}</p>
  }
  render(<Page />)
  return (await screen.findByRole('status')).textContent
}

const noNetwork = () => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
const serverSays = (answers: ConstructorParameters<typeof ScriptedServer>[0]) => {
  const server = new ScriptedServer(answers)
  vi.stubGlobal('fetch', server.fetch)
  return server
}
const signedOut = { status: 401, body: { failure: { kind: 'signedOut' } } }

test('[O13] without a network, whoever was in last is in, as of then', async () => {
  keepSession(hers)
  noNetwork()
  expect(await start()).toBe('Aylin Demir, kept')
})

test('[O13] without a network and with nobody kept, the page says so', async () => {
  noNetwork()
  expect(await start()).toBe('failed')
})

test('[O13] the server decides who is in, and is believed', async () => {
  keepSession(hers)
  serverSays({ 'GET /api/session': { status: 200, body: { ...hers, person: olena } } })
  expect(await start()).toBe('Olena Kovalenko')
  expect(keptSession()?.session.person.id).toBe(olena.id)
})

test('[O13] whom the server does not know is out, also for the next start without it', async () => {
  keepSession(hers)
  serverSays({ 'GET /api/session': signedOut })
  expect(await start()).toBe('signedOut')
  expect(keptSession()).toBe(null)
})

test('[O12] whoever left without a network stays out, and the server is told before anything else', async () => {
  keepSession(hers)
  setLeaving(true)
  noNetwork()
  expect(await start()).toBe('signedOut')
  cleanup()
  const server = serverSays({ 'DELETE /api/session': { status: 204 }, 'GET /api/session': signedOut })
  expect(await start()).toBe('signedOut')
  expect(server.asked.map(({ method }) => method)).toEqual(['DELETE', 'GET'])
})
