/** Ways between the text and what is said about it. */
import { newId, type SectionId, type ThreadId } from '#shared/ids'
import type { Thread } from '#shared/thread'
import { makeAnchor } from '../editor/anchors/making.ts'
import { isWalled } from '../editor/anchors/passage.ts'
import { SectionText } from '../editor/anchors/section-text.ts'
import { wordsAt } from '../editor/anchors/suggestion-edit.ts'
import { typedIn } from '../sync/typed.ts'
import { cardId } from './card-id.ts'
import type { Draft } from './margin.ts'
import { fieldOf } from './fields.ts'
import type { Story } from './story.tsx'

/** To the thread's card; the text stays where it is. */
export function goToCard({ margin }: Story, id: ThreadId, cameFrom: SectionId | null = null): void {
  margin.go(id, cameFrom)
  focusCard(id)
}

/** Once it is drawn: it may come with the next frames. */
function focusCard(id: ThreadId, attempts = 10): void {
  requestAnimationFrame(() => {
    const card = document.getElementById(cardId(id))
    const first = card?.querySelector<HTMLElement>('[data-first]') ?? card
    if (first != null) first.focus({ preventScroll: true })
    else if (attempts > 0) focusCard(id, attempts - 1)
  })
}

/** Brings the thread's words and its card into the window, and goes to the card. */
export function show(story: Story, thread: Thread): void {
  goToCard(story, thread.id)
  bringIntoView(story, thread)
  // What was not laid out yet gets its measure on the way: so look twice.
  requestAnimationFrame(() => bringIntoView(story, thread))
}

function bringIntoView({ places }: Story, thread: Thread): void {
  const section = document.getElementById(thread.section)
  const isGone = places.standing(thread) === 'gone'
  const place = places.rangeOf(thread)?.getClientRects()[0] ?? section?.getBoundingClientRect()
  if (place === undefined) return
  const line = isGone ? (section?.getBoundingClientRect().bottom ?? place.top) : place.top
  const bar = document.querySelector('.chapter-bar')?.getBoundingClientRect().bottom ?? 0
  const isSeen = line > bar + 20 && line < window.innerHeight * 0.6
  if (!isSeen)
    window.scrollBy({ top: line - Math.max(bar + 40, window.innerHeight * 0.25), behavior: 'instant' })
}

/** The button that opens the panel. */
export const panelButtonId = 'threads-button'

export function closePanel({ margin }: Story): void {
  margin.become({ isOpen: false })
  document.getElementById(panelButtonId)?.focus()
}

/** Back to the text: to the caret one left there, or ahead of the words that the thread is about; what is typed replaces none. */
export function goToText(story: Story, thread: Pick<Thread, 'id' | 'section' | 'anchor'>): void {
  const { margin, desk, places } = story
  const range = margin.cameFrom === thread.section ? null : places.rangeOf(thread)
  const ahead = range?.cloneRange() ?? null
  ahead?.collapse(true)
  if (ahead === null || !desk.goTo(ahead)) desk.back(thread.section)
}

/** The words that are marked on the page, and the section they stand in. */
export interface Marked {
  readonly section: SectionId
  readonly range: Range
}

/** `none`: nothing is marked; `apart`: in several sections; `copy`: in what is being suggested. */
export function marked(sections: readonly SectionId[]): Marked | 'none' | 'apart' | 'copy' {
  const selection = document.getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return 'none'
  const range = selection.getRangeAt(0)
  const [from, to] = [sectionAt(range.startContainer), sectionAt(range.endContainer)]
  if (from === null || range.toString().trim() === '') return 'none'
  if (from.querySelector('.text--scratch') !== null) return 'copy'
  const section = sections.find((one) => one === from.id)
  return from !== to || section === undefined ? 'apart' : { section, range }
}

function sectionAt(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest('.text') == null ? null : element.closest('.section')
}

/** Begins a thread on marked words. Returns whether there are words to begin one on. */
export function begin(story: Story, { section, range }: Marked, kind: 'comment' | 'suggestion'): boolean {
  const { desk, workshop } = story
  if (!desk.goTo(range)) return false
  const editor = desk.open(section)
  if (editor === null) return false
  const { from, to } = editor.state.selection
  const original = kind === 'suggestion' ? wordsAt(editor.state.doc, { from, to }).trim() : null
  const anchor = makeAnchor(new SectionText(workshop.room(section).doc), from, to)
  if (anchor === null) return false
  write(story, section, { anchor, original, isWalled: isWalled(editor.state.doc, from, to) })
  return true
}

export const beginOnSection = (story: Story, section: SectionId): void =>
  write(story, section, { anchor: null, original: null, isWalled: false })

function write(
  { margin, workshop }: Story,
  section: SectionId,
  about: Pick<Draft, 'anchor' | 'original' | 'isWalled'>,
): void {
  const id = newId('thr', crypto.getRandomValues(new Uint8Array(16)))
  const before = margin.state.draft
  // Another passage has another wording; what was said of the one before stays with its section.
  if (before !== null) typedIn(workshop).set(fieldOf.wording(before.id), null)
  margin.cameFrom = section
  margin.become({ draft: { id, section, ...about }, active: null, isOpen: true })
}
