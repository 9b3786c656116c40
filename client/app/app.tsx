/** The page: who comes without a session goes to the door, everyone else into the house. */
import { useEffect } from 'react'
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter'
import type { SessionView } from '#shared/api'
import { Announcer } from '../ui/announcer.tsx'
import { late } from '../ui/late.tsx'
import { Broken } from './broken.tsx'
import { Frame } from './frame.tsx'
import { NewBuild } from './new-build.tsx'
import { preloadRoom } from './preload.ts'
import { useSession, type SessionState } from './session.ts'
import { Loading, NotLoaded, Unavailable, Waiting } from './waiting.tsx'

const House = late(async () => (await import('./house.tsx')).House, {
  waiting: <Loading />,
  missing: (again) => (
    <Frame banner={<NewBuild saved />}>
      <NotLoaded onAgain={again} />
    </Frame>
  ),
})

const SignInPage = late(async () => (await import('../people/sign-in-page.tsx')).SignInPage, {
  waiting: <Waiting />,
  missing: (again) => <NotLoaded onAgain={again} />,
})

export function App() {
  const { state, ask, enter } = useSession()
  return (
    <Broken>
      <Announcer>
        <Switch>
          <Route path="/sign-in">
            <Door state={state} onSignedIn={enter} />
          </Route>
          <Route>
            <Inside state={state} onAgain={ask} />
          </Route>
        </Switch>
      </Announcer>
    </Broken>
  )
}

/** An address within this page to go on to after signing in; anything else leads to the overview. */
export function onwardPath(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? '/'
  return /^\/(?![/\\])/u.test(to) ? to : '/'
}

function Door({ state, onSignedIn }: { state: SessionState; onSignedIn: (session: SessionView) => void }) {
  const [, navigate] = useLocation()
  const onward = onwardPath(useSearch())
  if (state.kind === 'signedIn') return <Redirect to={onward} replace />
  const enter = (session: SessionView) => {
    onSignedIn(session)
    navigate(onward, { replace: true })
  }
  return (
    <Frame banner={<NewBuild saved />}>
      <SignInPage onSignedIn={enter} />
    </Frame>
  )
}

function Inside({ state, onAgain }: { state: SessionState; onAgain: () => void }) {
  const [path] = useLocation()
  const isIn = state.kind === 'signedIn'
  useEffect(() => {
    if (isIn) preloadRoom(location.pathname)
  }, [isIn])
  if (state.kind === 'asking') return <Loading />
  if (state.kind === 'failed') return <Unavailable failure={state.failure} onAgain={onAgain} />
  if (state.kind === 'signedOut')
    return <Redirect to={`/sign-in?to=${encodeURIComponent(path + location.hash)}`} replace />
  return <House session={state.session} asOf={state.asOf} />
}
