/** The pages about versions, by their addresses: each a file of its own, as the other rooms. */
import { Route, Switch } from 'wouter'
import { late } from '../ui/late.tsx'
import { NotFound } from './not-found.tsx'
import { NotLoaded, Waiting } from './waiting.tsx'

const meanwhile = {
  waiting: <Waiting />,
  missing: (again: () => void) => <NotLoaded onAgain={again} />,
}
const ComparisonPage = late(
  async () => (await import('../versions/comparison-page.tsx')).ComparisonPage,
  meanwhile,
)
const DecisionsRoom = late(
  async () => (await import('../versions/decisions-room.tsx')).DecisionsRoom,
  meanwhile,
)

const ConsultationRoom = late(
  async () => (await import('../versions/consultation/consultation-room.tsx')).ConsultationRoom,
  meanwhile,
)

const VersionsRoom = late(async () => (await import('../versions/versions-room.tsx')).VersionsRoom, meanwhile)

export const VersionRooms = () => (
  <Switch>
    <Route path="/versions/compare">
      <ComparisonPage />
    </Route>
    <Route path="/versions/:which">
      <VersionsRoom />
    </Route>
    <Route path="/versions/:version/consultation">
      {({ version }) => <ConsultationRoom key={version} version={version} />}
    </Route>
    <Route path="/decisions/:of">{({ of }) => <DecisionsRoom of={of} />}</Route>
    <Route>
      <NotFound />
    </Route>
  </Switch>
)
