/** An address may name a section (`#sec_…`): the page is drawn after the browser looked for it, so we go there. */
import { useEffect } from 'react'

export function useHashArrival(): void {
  useEffect(() => {
    if (location.hash === '') return
    document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [])
}
