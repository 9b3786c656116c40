/** The cards where they have no margin: a panel over the text, on a phone a sheet from below. Opened by a person only. */
import { MessageSquare } from 'lucide-react'
import type { Thread } from '#shared/thread'
import { createPortal } from 'react-dom'
import { useLayoutEffect, useRef } from 'react'
import { sectionNumber } from '#shared/records'
import { useRecords } from '../sync/workshop.tsx'
import { useWords } from '../words/words.ts'
import { Button } from '../ui/button.tsx'
import { Composer } from './composer.tsx'
import { closePanel, goToCard, panelButtonId } from './going.ts'
import { StateOfThreads } from './state-of-threads.tsx'
import { useMargin, useStory } from './story.tsx'
import { ThreadCard } from './thread-card.tsx'
import { ThreadsHead, useOpenCount } from './threads-head.tsx'

/** In the bar: how many there are, and the way to them. */
export function PanelButton({ at }: { at: HTMLElement | null }) {
  const { t } = useWords('threads')
  const { margin } = useStory()
  const { isOpen } = useMargin()
  const count = useOpenCount()
  if (at === null) return null
  return createPortal(
    <button
      type="button"
      id={panelButtonId}
      className="threads-button"
      aria-expanded={isOpen}
      onClick={() => margin.become({ isOpen: !isOpen })}
    >
      <MessageSquare className="icon" aria-hidden="true" />
      <span aria-hidden="true">{count}</span>
      <span className="unseen">{t('count', { count })}</span>
    </button>,
    at,
  )
}

/** Who clicked on words that are commented finds the way to the comment; nothing opens by itself. */
export function WayToCard() {
  const { t } = useWords('threads')
  const story = useStory()
  const { active, isOpen } = useMargin()
  if (isOpen || active === null) return null
  const go = () => {
    story.margin.become({ isOpen: true })
    goToCard(story, active, story.margin.cameFrom)
  }
  return (
    <div className="threads-here">
      <Button kind="primary" small onClick={go}>
        {t('openHere')}
      </Button>
    </div>
  )
}

export function ThreadsPanel({ shown }: { shown: readonly Thread[] }) {
  const { t } = useWords('threads')
  const story = useStory()
  const { margin } = story
  const { draft, active } = useMargin()
  const panel = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    // Whoever opened it to look is at its beginning; who came to write or to a card is there.
    const { draft: begun, active: at } = margin.state
    if (at === null && (begun === null || begun.isKept === true))
      panel.current?.focus({ preventScroll: true })
  }, [margin])
  useActiveInSight(active)
  return (
    <aside ref={panel} tabIndex={-1} className="threads threads--panel" aria-label={t('title')}>
      <ThreadsHead shown={shown} onClose={() => closePanel(story)} />
      <div className="threads__list">
        {draft !== null && <Composer draft={draft} />}
        <StateOfThreads isEmpty={shown.length === 0 && draft === null} />
        <Grouped shown={shown} />
      </div>
    </aside>
  )
}

/** The panel scrolls to the card that one is at; the text does not. */
function useActiveInSight(active: Thread['id'] | null): void {
  useLayoutEffect(() => {
    if (active === null) return
    const card = document.querySelector('.threads--panel .card--active')
    const list = card?.closest('.threads__list')
    if (card == null || list == null) return
    const [inner, outer] = [card.getBoundingClientRect(), list.getBoundingClientRect()]
    if (inner.top < outer.top || inner.bottom > outer.bottom) list.scrollTop += inner.top - outer.top - 12
  }, [active])
}

function Grouped({ shown }: { shown: readonly Thread[] }) {
  const { records } = useRecords()
  const { places } = useStory()
  const sections = [...new Set(shown.map(({ section }) => section))].flatMap(
    (id) => records.sections[id] ?? [],
  )
  return sections.map((section) => (
    <section key={section.id} className="threads__section">
      <h3 lang="de">
        {sectionNumber(records, section)} {section.title}
      </h3>
      {shown
        .filter((thread) => thread.section === section.id)
        .map((thread) => (
          <ThreadCard key={thread.id} thread={thread} standing={places.standing(thread)} />
        ))}
    </section>
  ))
}
