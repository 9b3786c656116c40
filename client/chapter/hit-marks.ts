/**
 * Marks what was found without touching the page: as highlights of the browser (CSS Custom Highlight API), which
 * work in still text and in editors alike. A browser without them gets a frame around the present one.
 */
const all = 'found'
const present = 'found-here'

export function markHits(hits: readonly StaticRange[], here: StaticRange | null): void {
  if (!('highlights' in CSS)) return frame(here)
  CSS.highlights.set(all, new Highlight(...hits))
  const one = new Highlight(...(here === null ? [] : [here]))
  one.priority = 1
  CSS.highlights.set(present, one)
}

export function unmarkHits(): void {
  if (!('highlights' in CSS)) return frame(null)
  CSS.highlights.delete(all)
  CSS.highlights.delete(present)
}

/** The range as one that can be measured; null when the text has changed under it. */
export function liveRange(hit: StaticRange): Range | null {
  const range = document.createRange()
  try {
    range.setStart(hit.startContainer, hit.startOffset)
    range.setEnd(hit.endContainer, hit.endOffset)
  } catch {
    return null
  }
  return hit.startContainer.isConnected ? range : null
}

function frame(hit: StaticRange | null): void {
  document.querySelector('.find-frame')?.remove()
  const box = hit === null ? undefined : liveRange(hit)?.getBoundingClientRect()
  if (box === undefined) return
  const drawn = document.createElement('div')
  drawn.className = 'find-frame'
  drawn.style.setProperty('inset-block-start', `${box.top + window.scrollY}px`)
  drawn.style.setProperty('inset-inline-start', `${box.left + window.scrollX}px`)
  drawn.style.setProperty('inline-size', `${box.width}px`)
  drawn.style.setProperty('block-size', `${box.height}px`)
  document.body.append(drawn)
}
