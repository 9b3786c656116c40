/** What the moderation orders a chapter's sections with: it comes for the moderation alone, as a file of its own. */
import { late } from '../ui/late.tsx'
import { MissingPart } from './missing-part.tsx'

export const missing = (again: () => void) => <MissingPart onAgain={again} />

export const SectionMenu = late(async () => (await import('./section-menu.tsx')).SectionMenu, { missing })
export const ArrangeChapter = late(async () => (await import('./arrange-chapter.tsx')).ArrangeChapter, {
  missing,
})
