/**
 * The banner's title in one line at the foot of what is seen, while the banner itself is out of sight: on a small
 * screen it stays at the page's head, and whoever writes far down must know all the same.
 */
import { useEffect, useRef, useState } from 'react'
import { must } from '#shared/failure'
import { uncover } from './uncover.ts'

/** Stands in the banner. */
export function LineStrip({ children }: { children: string }) {
  const strip = useRef<HTMLElement>(null)
  const [needed, setNeeded] = useState(false)
  const banner = () => must(strip.current?.parentElement, 'a strip stands in the banner')
  useEffect(() => {
    const sight = new IntersectionObserver((seen) => setNeeded(seen.at(-1)?.isIntersecting === false))
    sight.observe(banner())
    return () => sight.disconnect()
  }, [])
  useEffect(() => (needed && strip.current !== null ? keepAtFoot(strip.current) : undefined), [needed])
  return (
    <aside ref={strip} className="line-strip" hidden={!needed}>
      {needed && (
        <button type="button" onClick={() => banner().scrollIntoView({ block: 'center' })}>
          {children}
        </button>
      )}
    </aside>
  )
}

/** An on-screen keyboard covers the window's own foot. Returns the way to stop. */
function keepAtFoot(strip: HTMLElement): () => void {
  const view = window.visualViewport
  const follow = () => {
    const below = view === null ? 0 : document.documentElement.clientHeight - view.offsetTop - view.height
    strip.style.setProperty('--below', `${Math.max(0, below)}px`)
    uncover(strip.getBoundingClientRect())
  }
  follow()
  const changes = ['resize', 'scroll'] as const
  for (const change of changes) view?.addEventListener(change, follow)
  return () => changes.forEach((change) => view?.removeEventListener(change, follow))
}
