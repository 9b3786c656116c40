/** Where decisions stand: of a paper as a whole, or on one version, as the address names it. */
import { decisions } from '../words/decisions.de.ts'
import { teach } from '../words/words.ts'
import { PaperDecisions } from './paper-decisions.tsx'
import { VersionDecisions } from './version-decisions.tsx'
import './decisions.css'

teach({ decisions })

export const DecisionsRoom = ({ of: id }: { of: string }) =>
  id.startsWith('pap_') ? <PaperDecisions id={id} /> : <VersionDecisions id={id} />
