/** Asks for a link's address; only addresses that are safe to follow are taken. */
import type { Editor } from '@tiptap/core'
import { isSafeHref } from '#shared/grammar'
import { useState, type FormEvent } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { useWords } from '../words/words.ts'
import { wholeAddress } from './addresses.ts'
import './own-words.ts'

export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useWords('editor')
  const [before] = useState(() => String(editor.getAttributes('link')['href'] ?? ''))
  const [written, setWritten] = useState(before)
  const [wrong, setWrong] = useState(false)
  const save = (event: FormEvent) => {
    event.preventDefault()
    const href = wholeAddress(written)
    if (!isSafeHref(href)) return setWrong(true)
    editor.chain().extendMarkRange('link').setMark('link', { href }).run()
    onClose()
  }
  const remove = () => {
    editor.chain().extendMarkRange('link').unsetMark('link').run()
    onClose()
  }
  return (
    <Dialog title={t('link.title')} onClose={onClose}>
      <form className="link-form" onSubmit={save} noValidate>
        <Field
          label={t('link.address')}
          value={written}
          onChange={(event) => setWritten(event.target.value)}
          error={wrong ? t('link.wrong') : null}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
        />
        <DialogActions>
          <Button kind="primary" type="submit">
            {t('link.save')}
          </Button>
          {before !== '' && (
            <Button kind="secondary" onClick={remove}>
              {t('link.remove')}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {t('link.cancel')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
