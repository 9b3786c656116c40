/** Gives the page of a version its reader's bookmarks, and opens the one that she asks for. */
import { mostBookmarks, samePlace, type CitedPlace } from '#shared/bookmark'
import type { VersionText } from '#shared/version-api'
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useWorkshop } from '../sync/workshop.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import { useWords } from '../words/words.ts'
import { BookmarkBox } from './bookmark-box.ts'
import { BookmarkDialog } from './bookmark-dialog.tsx'
import { isFull, MarkingContext, MarksContext, WordsContext, type Marking } from './marks-context.ts'
import { wordsAt } from './words-at.ts'

/** The page is drawn anew for each version. */
export function Bookmarking({ text, children }: { text: VersionText; children: ReactNode }) {
  const { t } = useWords('versions')
  const announce = useAnnounce()
  const workshop = useWorkshop()
  const [box] = useState(() => new BookmarkBox(workshop, text.version.seal.version))
  useEffect(() => box.begin(), [box])
  const marks = useSyncExternalStore(box.subscribe, () => box.now)
  const [opened, setOpened] = useState<CitedPlace | null>(null)
  const marking = useMemo<Marking>(
    () => ({
      mark: ({ section, paragraph }) => {
        if (isFull(box.now)) return announce(t('bookmarks.full', { count: mostBookmarks }))
        box.put({ section, paragraph, note: null })
        announce(t('bookmarks.marked', { section, paragraph }))
      },
      open: setOpened,
    }),
    [box, announce, t],
  )
  const words = useMemo(() => (place: CitedPlace) => wordsAt(text, place), [text])
  const found = opened && marks.list?.find((one) => samePlace(one, opened))
  return (
    <MarkingContext value={marking}>
      <MarksContext value={marks}>
        <WordsContext value={words}>{children}</WordsContext>
      </MarksContext>
      {found && <BookmarkDialog box={box} bookmark={found} onClose={() => setOpened(null)} />}
    </MarkingContext>
  )
}
