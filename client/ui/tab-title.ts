/** What the browser's tab says, from the particular to the general, for example "1 Bildung · Werkstatt". */
import { useEffect } from 'react'

export function useTabTitle(...parts: readonly string[]): void {
  const title = parts.join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
}
