/** Brings what takes files in, with its words. */
import { intake } from '../../words/intake.de.ts'
import { teach } from '../../words/words.ts'

teach({ intake })

export { IntakeDialog } from './intake-dialog.tsx'
