/** What the moderation is asked before it orders a chapter, and why it was refused: fetched when it comes to that. */
import { late } from '../ui/late.tsx'
import { MissingPart } from './missing-part.tsx'

const meanwhile = { missing: (again: () => void) => <MissingPart onAgain={again} /> }
const dialogs = () => import('./arrange-dialogs.tsx')

export const AddDialog = late(async () => (await dialogs()).AddDialog, meanwhile)
export const MoveDialog = late(async () => (await dialogs()).MoveDialog, meanwhile)
export const RemoveDialog = late(async () => (await dialogs()).RemoveDialog, meanwhile)
export const RenameDialog = late(async () => (await dialogs()).RenameDialog, meanwhile)
export const Refused = late(async () => (await import('./refused.tsx')).Refused, meanwhile)
