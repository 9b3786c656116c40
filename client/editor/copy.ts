/** Copies words; where the browser lends no clipboard they are marked, to be copied by hand. */
import type { RefObject } from 'react'
import { useAnnounce } from '../ui/announcer.tsx'
import { mishap } from '../words/mishap.de.ts'
import { teach, useWords } from '../words/words.ts'

teach({ mishap })

/** @param shown the element in which the words stand. Returns what the button does. */
export function useCopy(words: () => string, shown: RefObject<HTMLElement | null>): () => void {
  const { t } = useWords('mishap')
  const announce = useAnnounce()
  const mark = () => {
    if (shown.current !== null) document.getSelection()?.selectAllChildren(shown.current)
    announce(t('copy.marked'))
  }
  return () => {
    // Browsers lend the clipboard to pages served securely only.
    if (!window.isSecureContext) return mark()
    navigator.clipboard.writeText(words()).then(() => announce(t('copy.copied')), mark)
  }
}
