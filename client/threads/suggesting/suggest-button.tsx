/** At the head of a section: the way to suggest changes to its text by making them. */
import { SquarePen } from 'lucide-react'
import type { SectionId } from '#shared/ids'
import { sectionNumber } from '#shared/records'
import { mayOpen } from '#shared/thread-rights'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import type { InsteadProps } from '../../editor/anchor-door.ts'
import type { Caret } from '../../editor/suggesting/scratch-text.tsx'
import { draftsOf, type Draft } from '../../sync/drafts.ts'
import { useRoomDoor } from '../../sync/use-room.ts'
import { useRecords } from '../../sync/workshop.tsx'
import { useAnnounce } from '../../ui/announcer.tsx'
import { useWords } from '../../words/words.ts'
import { StoryContext, useStory, type Story } from '../story.tsx'
import type { Mode } from './mode.ts'
import { SuggestingText } from './suggesting-text.tsx'

export function SuggestButton({ section, number }: { section: SectionId; number: string }) {
  const { t } = useWords('threads')
  const { synced } = useRoomDoor(section)
  const story = useStory()
  const announce = useAnnounce()
  const isOn = useIsOn(section)
  const begin = () => {
    story.modes.begin(section, textOf(story), caretIn(story, section))
    announce(t('suggesting.started', { number }))
  }
  return (
    <button
      type="button"
      className="section-suggest"
      aria-label={t('suggesting.startOn', { number })}
      aria-pressed={isOn}
      disabled={!synced}
      // What is marked stays marked.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => (isOn ? back(section) : begin())}
    >
      <SquarePen className="icon" aria-hidden="true" />
      <span className="section-suggest__word">{t('suggesting.start')}</span>
    </button>
  )
}

/** Whoever presses it again is led to what is going on. */
const back = (section: SectionId): void =>
  document.getElementById(section)?.querySelector<HTMLElement>('.text--scratch')?.focus()

function useIsOn(section: SectionId): boolean {
  const { modes } = useStory()
  return useSyncExternalStore(modes.subscribe, () => modes.on.has(section))
}

/** Drawn in the text's place, it needs what the comments share. */
const textOf = (story: Story) => (mode: Mode) =>
  function Suggesting(props: InsteadProps) {
    return (
      <StoryContext value={story}>
        <SuggestingText {...props} mode={mode} />
      </StoryContext>
    )
  }

/** Where one was in the text, or its beginning. */
function caretIn({ desk }: Story, section: SectionId): Caret {
  const { active } = desk
  return active?.section === section ? active.editor.state.selection : { from: 1, to: 1 }
}

/** What was suggested before a reload and not sent is there again, in the sections that the person sees. */
export function Restored({ sections }: { sections: readonly SectionId[] }) {
  const { workshop, modes } = useStory()
  const [drafts, show] = useState<ReadonlyMap<SectionId, Draft>>(new Map())
  useEffect(() => {
    let wanted = true
    void draftsOf(workshop)
      .find()
      .then((found) => wanted && show(new Map(found)))
    return () => {
      wanted = false
      modes.close()
    }
  }, [workshop, modes])
  return sections.map((section) => {
    const draft = drafts.get(section)
    return draft === undefined ? null : <Restoring key={section} section={section} draft={draft} />
  })
}

function Restoring({ section, draft }: { section: SectionId; draft: Draft }) {
  const { t } = useWords('threads')
  const story = useStory()
  const { records } = useRecords()
  const { synced } = useRoomDoor(section)
  const announce = useAnnounce()
  const found = records.sections[section]
  const isWanted = synced && found !== undefined && mayOpen(records, story.me, section).ok
  const begin = useEffectEvent(() => {
    story.modes.begin(section, textOf(story), null, draft)
    const number = found === undefined ? '' : (sectionNumber(records, found) ?? '')
    announce(t('suggesting.restored', { number }))
  })
  useEffect(() => {
    if (isWanted) begin()
  }, [isWanted])
  return null
}
