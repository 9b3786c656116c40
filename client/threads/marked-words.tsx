/** The small buttons by the words that are marked: to comment on them, or to suggest others. */
import { MessageSquarePlus, SquarePen } from 'lucide-react'
import { useEffect, useState, type MouseEvent } from 'react'
import { useRecords } from '../sync/workshop.tsx'
import { useWords } from '../words/words.ts'
import { begin, marked, type Marked } from './going.ts'
import { useStory } from './story.tsx'

interface Shown extends Marked {
  readonly top: number
  readonly left: number
}

/** Until a selection that grows is followed. */
const settleMillis = 180

export function MarkedWords({ isWide }: { isWide: boolean }) {
  const { t } = useWords('threads')
  const story = useStory()
  const { shown, hide } = useMarked(isWide)
  if (shown === null) return null
  const start = (kind: 'comment' | 'suggestion') => {
    hide()
    begin(story, shown, kind)
  }
  return (
    <div
      ref={(element) => {
        if (element === null) return
        element.style.top = `${String(shown.top)}px`
        element.style.left = `${String(shown.left)}px`
      }}
      className={isWide ? 'marked-words marked-words--beside' : 'marked-words'}
      role="group"
      aria-label={t('commentHere')}
    >
      <button type="button" onMouseDown={keepMarked} onClick={() => start('comment')}>
        <MessageSquarePlus className="icon" aria-hidden="true" />
        {t('comment')}
      </button>
      <button type="button" onMouseDown={keepMarked} onClick={() => start('suggestion')}>
        <SquarePen className="icon" aria-hidden="true" />
        {t('suggest')}
      </button>
    </div>
  )
}

const keepMarked = (event: MouseEvent): void => event.preventDefault()

function useMarked(isWide: boolean): { shown: Shown | null; hide: () => void } {
  const { chapter } = useStory()
  const { records } = useRecords()
  const sections = records.chapters[chapter]?.sections
  const [shown, show] = useState<Shown | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isPressed = false
    const look = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const words = marked(sections ?? [])
        show(isPressed || typeof words === 'string' ? null : placed(words, isWide))
      }, settleMillis)
    }
    const press = (pressed: boolean) => () => {
      isPressed = pressed
      look()
    }
    const stop = new AbortController()
    const watched = { signal: stop.signal }
    document.addEventListener('selectionchange', look, watched)
    document.addEventListener('pointerdown', press(true), watched)
    document.addEventListener('pointerup', press(false), watched)
    document.addEventListener('pointercancel', press(false), watched)
    window.addEventListener('resize', look, watched)
    // Words may be marked before this part of the page is here.
    look()
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [sections, isWide])
  return { shown, hide: () => show(null) }
}

/** Beside the sheet where there is room, else below the words: above them a phone has its own menu. */
function placed(words: Marked, isWide: boolean): Shown | null {
  const page = document.querySelector('.chapter')?.getBoundingClientRect()
  const sheet = document.querySelector('.chapter__sheet')?.getBoundingClientRect()
  const lines = [...words.range.getClientRects()].filter(({ width }) => width > 0)
  const [first, last] = [lines[0], lines.at(-1)]
  if (page === undefined || sheet === undefined || first === undefined || last === undefined) return null
  if (isWide) return { ...words, top: first.top - page.top, left: sheet.right - page.left }
  return { ...words, top: last.bottom - page.top + 8, left: Math.max(0, sheet.left - page.left) + 12 }
}
