/** Finding words in the whole chapter, while writing and while reading, by keyboard alone and without seeing it. */
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { must } from '#shared/failure'
import { useDesk } from '../editor/desk-context.ts'
import type { Desk } from '../editor/desk.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import { find } from '../words/find.de.ts'
import { teach, useWords, type Speaker } from '../words/words.ts'
import { Finding, type Found, type Hit } from './finding.ts'
import { liveRange } from './hit-marks.ts'
import './find.css'

teach({ find })

interface FindBoxProps {
  /** How often it was asked for: each time the field gets the focus again. */
  asked: number
  onClose: () => void
}

/** So long does one pause in typing before one is led somewhere, and before it is said. */
const typingMillis = 150
const sayingMillis = 700

const theChapter = (): Element =>
  must(document.querySelector('.chapter__sheet'), 'a find box stands over a chapter')

export function FindBox({ asked, onClose }: FindBoxProps) {
  const { t } = useWords('find')
  const desk = useDesk()
  const box = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [finding] = useState(() => new Finding(theChapter()))
  const [words, setWords] = useState(markedWords)
  const found = useSyncExternalStore(finding.subscribe, () => finding.found)
  useEffect(() => finding.follow(), [finding])
  useFocus(field, asked)
  useSearch(finding, words)
  useSaying(t, finding, found)
  const goToText = () => {
    const hit = finding.here
    onClose()
    if (hit !== null) goTo(desk, hit)
  }
  useKeys(box, (direction) => walk(finding, direction), goToText)
  return (
    <search ref={box} className="find">
      <input
        ref={field}
        type="text"
        className="find__field"
        aria-label={t('words')}
        autoComplete="off"
        spellCheck={false}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && walk(finding, event.shiftKey ? -1 : 1)}
      />
      <span className="find__count">{sayCount(t, found)}</span>
      <IconButton label={t('previous')} onUse={() => walk(finding, -1)} icon={ArrowUp} />
      <IconButton label={t('next')} onUse={() => walk(finding, 1)} icon={ArrowDown} />
      <button type="button" className="find__text" disabled={found.at === null} onClick={goToText}>
        {t('toText')}
      </button>
      <IconButton label={t('close')} onUse={onClose} icon={X} />
    </search>
  )
}

interface IconButtonProps {
  label: string
  icon: typeof X
  onUse: () => void
}

const IconButton = ({ label, icon: Icon, onUse }: IconButtonProps) => (
  <button type="button" className="tool" aria-label={label} onClick={onUse}>
    <Icon className="icon" aria-hidden="true" />
  </button>
)

/** Whoever has marked a few words looks for these. */
function markedWords(): string {
  const marked = document.getSelection()?.toString().trim() ?? ''
  return marked.length <= 60 && !marked.includes('\n') ? marked : ''
}

/** Takes the focus, and gives it back when the box closes and nobody took it elsewhere. */
function useFocus(field: { readonly current: HTMLInputElement | null }, asked: number): void {
  useLayoutEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement) queueMicrotask(() => giveBack(before))
    }
  }, [])
  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [field, asked])
}

function giveBack(before: HTMLElement): void {
  if (document.activeElement === document.body && before.isConnected) before.focus({ preventScroll: true })
}

function useSearch(finding: Finding, words: string): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      finding.find(words)
      show(finding.here)
    }, typingMillis)
    return () => clearTimeout(timer)
  }, [finding, words])
}

function sayCount(t: Speaker<'find'>, { wanted, count, isMore, at }: Found): string {
  if (wanted === '') return ''
  if (at === null) return t('none')
  return t(isMore ? 'atMore' : 'at', { at: at + 1, count })
}

/** What stands around the place is said too: the place itself is not where the focus is. */
function useSaying(t: Speaker<'find'>, finding: Finding, found: Found): void {
  const announce = useAnnounce()
  const { wanted, at, count } = found
  const say = useEffectEvent(() => {
    const words = finding.here === null ? '' : wordsAround(finding.here)
    announce(at === null ? t('none') : t('said', { at: at + 1, count, words }))
  })
  useEffect(() => {
    if (wanted === '') return undefined
    const timer = setTimeout(() => say(), sayingMillis)
    return () => clearTimeout(timer)
  }, [wanted, at, count])
}

function wordsAround({ range }: Hit): string {
  const { startContainer, startOffset } = range
  const words = startContainer.textContent ?? ''
  return words.slice(Math.max(0, startOffset - 40), startOffset + 60)
}

/** F3 and Shift+F3 walk, wherever the focus is; Escape leads from the box to the text. */
function useKeys(
  box: { readonly current: HTMLElement | null },
  go: (direction: 1 | -1) => void,
  goToText: () => void,
): void {
  const pressed = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const isInside = event.target instanceof Node && box.current?.contains(event.target) === true
    if (event.key === 'F3') go(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape' && isInside) goToText()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => pressed(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

function walk(finding: Finding, direction: 1 | -1): void {
  finding.step(direction)
  show(finding.here)
}

/** Brings the place into the window. What was not laid out yet gets its measure on the way: so look twice. */
function show(hit: Hit | null): void {
  const range = hit === null ? null : liveRange(hit.range)
  if (range === null) return
  bringIntoView(range)
  requestAnimationFrame(() => bringIntoView(range))
}

function bringIntoView(range: Range): void {
  const before = range.getBoundingClientRect()
  const bar = document.querySelector('.chapter-bar')?.getBoundingClientRect().bottom ?? 0
  const isSeen = before.height > 0 && before.top > bar + 60 && before.bottom < window.innerHeight - 60
  if (isSeen && before.left >= 0 && before.right <= window.innerWidth) return
  range.startContainer.parentElement?.scrollIntoView({
    block: 'nearest',
    inline: 'nearest',
    behavior: 'instant',
  })
  const top = range.getBoundingClientRect().top - window.innerHeight * 0.4
  window.scrollBy({ top, behavior: 'instant' })
}

/** The caret goes to the place, or what is found is marked where nothing can be written. */
function goTo(desk: Desk | null, { range }: Hit): void {
  const live = liveRange(range)
  if (live === null || desk?.goTo(live) === true) return
  document
    .getSelection()
    ?.setBaseAndExtent(live.startContainer, live.startOffset, live.endContainer, live.endOffset)
}
