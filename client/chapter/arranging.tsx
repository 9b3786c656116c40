/** What the moderation orders a chapter's sections with: it comes for the moderation alone, as a file of its own. */
import { late } from '../ui/late.tsx'
import { Button } from '../ui/button.tsx'
import { useWords } from '../words/words.ts'

const missing = (again: () => void) => <Missing onAgain={again} />

export const SectionMenu = late(async () => (await import('./section-menu.tsx')).SectionMenu, { missing })
export const ArrangeChapter = late(async () => (await import('./arrange-chapter.tsx')).ArrangeChapter, {
  missing,
})

/** Small: each stands where its menu would. */
function Missing({ onAgain }: { onAgain: () => void }) {
  const { t } = useWords('app')
  return (
    <Button small title={t('notLoaded.body')} onClick={onAgain}>
      {t('again')}
    </Button>
  )
}
