/**
 * An address may name a section (`#sec_…`), but the texts above it come in after the page is drawn. So the page
 * keeps the section in view while it grows, until the person does something herself or a few seconds have passed.
 */
import { useEffect } from 'react'

const patienceMillis = 5000
const ownDoing = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const

export function useHashArrival(): void {
  useEffect(() => {
    const place = document.getElementById(location.hash.slice(1))
    return place === null ? undefined : keepInView(place)
  }, [])
}

/** Returns the way to stop. */
function keepInView(place: HTMLElement): () => void {
  const stop = new AbortController()
  const growth = new ResizeObserver(() => place.scrollIntoView({ behavior: 'instant' }))
  growth.observe(document.body)
  const timer = setTimeout(() => stop.abort(), patienceMillis)
  stop.signal.addEventListener('abort', () => {
    growth.disconnect()
    clearTimeout(timer)
  })
  for (const kind of ownDoing)
    window.addEventListener(kind, () => stop.abort(), { signal: stop.signal, passive: true })
  return () => stop.abort()
}
