/** Whether cards have a margin of their own beside the text. The same measure stands in the style of the chapter. */
import { useSyncExternalStore } from 'react'

const wide = '(min-width: 1100px)'

function watch(watcher: () => void): () => void {
  const asked = matchMedia(wide)
  asked.addEventListener('change', watcher)
  return () => asked.removeEventListener('change', watcher)
}

export const useIsWide = (): boolean => useSyncExternalStore(watch, () => matchMedia(wide).matches)
