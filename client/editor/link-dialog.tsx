/** Asks for a link's address; only addresses that are safe to follow are taken. */
import type { Editor } from '@tiptap/core'
import { isSafeHref } from '#shared/grammar'
import { useState, type FormEvent } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { useWords } from '../words/words.ts'

/** The address as people write it, made whole: "example.org" becomes https, "a@b.de" a mail address. */
export function wholeAddress(written: string): string {
  const address = written.trim()
  if (/^[a-z][a-z0-9+.-]*:/iu.test(address) && !/^[^/]+:\d+(?:\/|$)/u.test(address)) return address
  if (/^[^\s/@]+@[^\s/@]+\.[^\s/@]+$/u.test(address)) return `mailto:${address}`
  return `https://${address}`
}

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
