/** The inside for whoever is signed in: fetches the records, opens the one line, and shows the rooms. */
import { useEffect, useState } from 'react'
import type { RecordsView, SessionView } from '#shared/api'
import type { Failure } from '#shared/failure'
import { AccountMenu } from '../people/account-menu.tsx'
import { request } from '../sync/requests.ts'
import { connectWorkshop, useAllSaved, WorkshopProvider, type Workshop } from '../sync/workshop.tsx'
import { Frame } from './frame.tsx'
import { LineBanner } from './line-banner.tsx'
import { NewBuild } from './new-build.tsx'
import { Rooms } from './rooms.tsx'
import { signOut } from './session.ts'
import { Loading, Unavailable } from './waiting.tsx'

type HouseState =
  { kind: 'fetching' } | { kind: 'failed'; failure: Failure } | { kind: 'open'; workshop: Workshop }

export function House({ session }: { session: SessionView }) {
  const [state, setState] = useState<HouseState>({ kind: 'fetching' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => openHouse(session, setState), [session, attempt])
  if (state.kind === 'fetching') return <Loading />
  if (state.kind === 'failed') {
    return <Unavailable failure={state.failure} onAgain={() => setAttempt(attempt + 1)} />
  }
  return (
    <WorkshopProvider workshop={state.workshop}>
      <Frame
        demo={session.demo}
        aside={<AccountMenu onSignOut={() => void signOut()} />}
        banner={<Banners />}
      >
        <Rooms />
      </Frame>
    </WorkshopProvider>
  )
}

const Banners = () => (
  <>
    <LineBanner />
    <NewBuild saved={useAllSaved()} />
  </>
)

/** Returns the way to close it again. */
function openHouse(session: SessionView, show: (state: HouseState) => void): () => void {
  let wanted = true
  let workshop: Workshop | null = null
  void request<RecordsView>('GET', '/api/records').then((answer) => {
    if (!wanted) return
    if (!answer.ok) return show({ kind: 'failed', failure: answer.failure })
    workshop = connectWorkshop(session, answer.value)
    show({ kind: 'open', workshop })
  })
  return () => {
    wanted = false
    workshop?.close()
  }
}
