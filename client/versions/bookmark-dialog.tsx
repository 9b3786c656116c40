/** One bookmark: its note, for the person alone, and the way to take it away. */
import { longestBookmarkNote } from '#shared/bookmark'
import { useState, type FormEvent } from 'react'
import { useAnnounce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { useWords } from '../words/words.ts'
import type { BookmarkBox, ShownBookmark } from './bookmark-box.ts'

interface BookmarkDialogProps {
  box: BookmarkBox
  bookmark: ShownBookmark
  onClose: () => void
}

export function BookmarkDialog({ box, bookmark, onClose }: BookmarkDialogProps) {
  const { t } = useWords('versions')
  const announce = useAnnounce()
  const { section, paragraph } = bookmark
  const [note, setNote] = useState(bookmark.note ?? '')
  const [home] = useState(() => homeOf(document.activeElement))
  const save = (event: FormEvent) => {
    event.preventDefault()
    const words = note.trim()
    if (words !== (bookmark.note ?? '')) box.put({ section, paragraph, note: words === '' ? null : words })
    onClose()
  }
  const remove = () => {
    box.remove(bookmark)
    announce(t('bookmarks.removed', { section, paragraph }))
    onClose()
    setTimeout(() => document.activeElement === document.body && home?.focus({ preventScroll: true }))
  }
  return (
    <Dialog title={t('bookmarks.titleOf', { section, paragraph })} onClose={onClose}>
      <form className="dialog__form" onSubmit={save} noValidate>
        <Field
          label={t('bookmarks.note')}
          lang="de"
          value={note}
          maxLength={longestBookmarkNote}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <p>{t('bookmarks.private')}</p>
        <DialogActions>
          <Button kind="quiet" onClick={onClose}>
            {t('app:cancel')}
          </Button>
          <Button onClick={remove}>{t('bookmarks.remove')}</Button>
          <Button kind="primary" type="submit">
            {t('bookmarks.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** Where the focus goes when the button that it came from is gone with the bookmark: to its paragraph, or to the list. */
function homeOf(button: Element | null): HTMLElement | null {
  const place = button?.closest<HTMLElement>('.version__block, .version__bookmarks')
  return place?.querySelector('summary') ?? place ?? null
}
