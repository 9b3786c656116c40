/** Which section is being looked at: the one that crosses a line in the upper part of the window. */
import { useEffect, useState } from 'react'
import type { SectionId } from '#shared/ids'

const line = '-25% 0px -74% 0px'

/** Its id; null before any crossed the line. */
export function useSectionInView(sections: readonly SectionId[]): string | null {
  const [inView, setInView] = useState<string | null>(null)
  const order = sections.join(' ')
  useEffect(() => {
    const observer = new IntersectionObserver(
      (changes) => {
        const entered = changes.find((change) => change.isIntersecting)
        if (entered !== undefined) setInView(entered.target.id)
      },
      { rootMargin: line },
    )
    for (const id of order.split(' ')) {
      const place = document.getElementById(id)
      if (place !== null) observer.observe(place)
    }
    return () => observer.disconnect()
  }, [order])
  return inView
}
