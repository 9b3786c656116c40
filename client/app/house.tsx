/** The inside for whoever is signed in: fetches the records, opens the one line, and shows the rooms. */
import { useEffect, useState } from 'react'
import type { RecordsView, SessionView } from '#shared/api'
import { ok, type Failure, type Result } from '#shared/failure'
import { AccountMenu } from '../people/account-menu.tsx'
import { IndexedDevice } from '../sync/indexed-device.ts'
import { request } from '../sync/requests.ts'
import { useAllSaved } from '../sync/saved.ts'
import { askForPersistence } from '../sync/storage.ts'
import { connectWorkshop, WorkshopProvider, type Workshop } from '../sync/workshop.tsx'
import { late } from '../ui/late.tsx'
import { NewsBell } from './bell.tsx'
import { Frame } from './frame.tsx'
import { KeptHere } from './kept-here.tsx'
import { LineBanner } from './line-banner.tsx'
import { NewBuild } from './new-build.tsx'
import { Rooms } from './rooms.tsx'
import { Loading, Unavailable } from './waiting.tsx'

const Leave = late(async () => (await import('./leave.tsx')).Leave)

type HouseState =
  { kind: 'fetching' } | { kind: 'failed'; failure: Failure } | { kind: 'open'; workshop: Workshop }

interface HouseProps {
  session: SessionView
  /** Set when the server could not be asked: what this device has kept is shown, as of then. */
  asOf: number | null
}

export function House({ session, asOf }: HouseProps) {
  const [state, setState] = useState<HouseState>({ kind: 'fetching' })
  const [attempt, setAttempt] = useState(0)
  const [leaving, setLeaving] = useState(false)
  useEffect(() => openHouse({ session, asOf }, setState), [session, asOf, attempt])
  if (state.kind === 'fetching') return <Loading />
  if (state.kind === 'failed') {
    return <Unavailable failure={state.failure} onAgain={() => setAttempt(attempt + 1)} />
  }
  return (
    <WorkshopProvider workshop={state.workshop}>
      <Frame
        demo={session.demo}
        aside={
          <>
            <NewsBell />
            <AccountMenu onSignOut={() => setLeaving(true)} />
          </>
        }
        banner={<Banners />}
      >
        <Rooms />
      </Frame>
      {leaving && <Leave onStay={() => setLeaving(false)} />}
    </WorkshopProvider>
  )
}

const Banners = () => (
  <>
    <LineBanner />
    <KeptHere />
    <NewBuildOnceSaved />
  </>
)

const NewBuildOnceSaved = () => <NewBuild saved={useAllSaved()} />

/** Returns the way to close it again. */
function openHouse({ session, asOf }: HouseProps, show: (state: HouseState) => void): () => void {
  const device = new IndexedDevice(session.world, session.person.id)
  let wanted = true
  let workshop: Workshop | null = null
  void fetchRecords(device, asOf).then((answer) => {
    if (!wanted) return
    if (!answer.ok) return show({ kind: 'failed', failure: answer.failure })
    workshop = connectWorkshop(session, answer.value.view, undefined, { device, asOf: answer.value.asOf })
    show({ kind: 'open', workshop })
    askForPersistence()
  })
  return () => {
    wanted = false
    device.close()
    workshop?.close()
  }
}

interface Fetched {
  view: RecordsView
  asOf: number | null
}

/** From the server; from this device when the server cannot be reached. */
async function fetchRecords(device: IndexedDevice, asOf: number | null): Promise<Result<Fetched>> {
  const known = asOf === null ? null : await device.records()
  if (known !== null) return ok({ view: known, asOf })
  const answer = await request<RecordsView>('GET', '/api/records')
  if (answer.ok) return ok({ view: answer.value, asOf: null })
  const kept = answer.failure.kind === 'unreachable' ? await device.records() : null
  return kept === null ? answer : ok({ view: kept, asOf: Date.now() })
}
