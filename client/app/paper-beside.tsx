/** What comes late to the page of a paper: how sign-offs stand, and what looks after the versions on this device. */
import type { Paper } from '#shared/records'
import { PaperTallies } from '../signoff/tallies.tsx'
import { VersionsHere } from '../versions/versions-here.tsx'

export const PaperBeside = ({ paper }: { paper: Paper }) => (
  <>
    <PaperTallies paper={paper} />
    <VersionsHere />
  </>
)
