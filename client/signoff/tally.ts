/** How a section's sign-off stands, in a few words: "4 von 6, 1 Hinweis". */
import { countOf, type Count } from '#shared/signoff-count'
import type { Speaker } from '../words/words.ts'
import type { SectionStory, Story } from './story.ts'

/** null where the section is open, or nothing is known yet. */
export function countIn({ records, chapter }: Story, { signOff }: SectionStory): Count | null {
  return signOff.locked === null ? null : countOf(records, chapter.id, signOff, signOff.locked)
}

export function sayCount(t: Speaker<'signoff'>, { signed, members, notes, objections }: Count): string {
  if (members === 0) return t('tally.byModeration')
  const parts = [
    t('tally.signed', { signed, members }),
    notes === 0 ? [] : t('tally.notes', { count: notes }),
    objections.length === 0 ? [] : t('tally.objections', { count: objections.length }),
  ]
  return parts.flat().join(', ')
}
