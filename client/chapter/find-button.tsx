/** The way to the find box: a button in the bar, and a shortcut from anywhere on the page. */
import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ariaKeys, sayKeys } from '../editor/shortcut.ts'
import { late } from '../ui/late.tsx'
import { useWords } from '../words/words.ts'

const FindBox = late(async () => (await import('./find-box.tsx')).FindBox)

/** Ctrl+F stays the browser's; this one no browser takes. */
const keys = 'Mod+Shift+F'

export function FindButton() {
  const { t } = useWords('chapter')
  // How often it was asked for; 0: it is closed.
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!isFindKey(event)) return
      event.preventDefault()
      setAsked((before) => before + 1)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
  return (
    <>
      <button
        type="button"
        className="tool find-button"
        aria-label={t('find.open')}
        aria-keyshortcuts={ariaKeys(keys)}
        aria-expanded={asked > 0}
        onClick={() => setAsked(asked > 0 ? 0 : 1)}
      >
        <Search className="icon" aria-hidden="true" />
        <span className="tool__tip" aria-hidden="true">
          {t('find.open')} <kbd>{sayKeys(t('app:keys.control'), t('app:keys.shift'), keys)}</kbd>
        </span>
      </button>
      {asked > 0 && <FindBox asked={asked} onClose={() => setAsked(0)} />}
    </>
  )
}

const isFindKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey && event.key.toLowerCase() === 'f'
