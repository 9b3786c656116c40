/** The ways through the comments by keyboard, each of which a button has too. */
import type { Thread } from '#shared/thread'
import { useEffect, useEffectEvent } from 'react'
import { typedIn } from '../sync/typed.ts'
import { useRecords } from '../sync/workshop.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import { useWords } from '../words/words.ts'
import { cardId } from './card-id.ts'
import { begin, closePanel, goToCard, goToText, marked, show } from './going.ts'
import { isBegun } from './kept-draft.ts'
import type { Draft } from './margin.ts'
import { useStory, type Story } from './story.tsx'

/** No browser takes these for itself, and none of them writes a letter on any keyboard. */
export const keys = { comment: 'Mod+Shift+Enter', next: 'Alt+PageDown', previous: 'Alt+PageUp' } as const

export interface Steps {
  /** To the next thread, or the one before; behind the last comes the first. */
  readonly next: (direction: 1 | -1) => void
  /** Begins a thread on the words that are marked, and says why where it cannot. */
  readonly comment: (kind: 'comment' | 'suggestion') => void
}

export function useSteps(shown: readonly Thread[]): Steps {
  const { t } = useWords('threads')
  const story = useStory()
  const announce = useAnnounce()
  const { records } = useRecords()
  const next = (direction: 1 | -1) => {
    const at = shown.findIndex(({ id }) => id === story.margin.state.active)
    const from = at < 0 && direction === -1 ? 0 : at
    const to = shown[(from + direction + shown.length) % shown.length]
    if (to === undefined) return
    story.margin.become({ isOpen: true })
    show(story, to)
  }
  const comment = (kind: 'comment' | 'suggestion') => {
    const words = marked(records.chapters[story.chapter]?.sections ?? [])
    if (words === 'none') announce(t('selectFirst'))
    else if (words === 'apart') announce(t('oneSection'))
    else if (words === 'copy') announce(t('suggesting.noComment'))
    else begin(story, words, kind)
  }
  return { next, comment }
}

export function useKeys(shown: readonly Thread[]): void {
  const story = useStory()
  const { next, comment } = useSteps(shown)
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const direction = directionOf(event)
    if (direction !== null) next(direction)
    else if (!isCommentKey(event)) return
    else if (!goToThreadHere(story)) comment('comment')
    event.preventDefault()
    event.stopPropagation()
  })
  useEscape(shown)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event)
    // Before the editor, for which Enter is a letter.
    document.addEventListener('keydown', listen, { capture: true })
    return () => document.removeEventListener('keydown', listen, { capture: true })
  }, [])
}

/** From a card back to its place in the text; from the panel to where it was opened. */
function useEscape(shown: readonly Thread[]): void {
  const story = useStory()
  const escaped = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null
    // What is open inside of a card takes the key for itself.
    if (event.key !== 'Escape' || event.defaultPrevented || target?.closest('dialog, .drop') != null) return
    if (target !== null && leave(story, shown, target)) event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => escaped(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

/** Returns whether there was something to leave. */
function leave(story: Story, shown: readonly Thread[], from: Element): boolean {
  const { draft } = story.margin.state
  const card = from.closest('.card')
  const thread = shown.find(({ id }) => card?.id === cardId(id))
  if (draft !== null && card?.id === cardId(draft.id)) leaveDraft(story, draft)
  else if (thread !== undefined) goToText(story, thread)
  else if (from.closest('.threads--panel') === null) return false
  else closePanel(story)
  return true
}

/** What was begun stays, for whoever comes back. */
function leaveDraft({ margin, desk, workshop }: Story, draft: Draft): void {
  if (!isBegun(typedIn(workshop), draft)) margin.become({ draft: null })
  desk.back(draft.section)
}

const directionOf = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): 1 | -1 | null => {
  if (!altKey || ctrlKey || metaKey) return null
  return key === 'PageDown' ? 1 : key === 'PageUp' ? -1 : null
}

const isCommentKey = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean =>
  key === 'Enter' && shiftKey && !altKey && (ctrlKey || metaKey)

/** From the caret to the thread whose words it stands in. Nothing may be marked: that is for a new one. */
function goToThreadHere(story: Story): boolean {
  const { desk, places, margin } = story
  const here = desk.active
  if (here === null || !here.editor.state.selection.empty) return false
  if (!here.editor.view.dom.contains(document.activeElement)) return false
  const thread = places.threadAt(here.section, here.editor.state.selection.head)
  if (thread === null) return false
  margin.become({ isOpen: true })
  goToCard(story, thread, here.section)
  return true
}
