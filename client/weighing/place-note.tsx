/** Where a thread stands: section and paragraph, as they are numbered in the text and on paper. */
import type { Anchor } from '#shared/anchor'
import { placesIn, type Place } from '#shared/paragraphs'
import { isStanding, sectionNumber, type Section } from '#shared/records'
import type { Thread } from '#shared/thread'
import { useSyncExternalStore } from 'react'
import { blocksOf } from '../editor/blocks.ts'
import type { Block } from '../text/blocks.ts'
import { useRoomDoor } from '../sync/use-room.ts'
import { useWords } from '../words/words.ts'
import { useStory } from './story.ts'

export function PlaceNote({ thread }: { thread: Thread }) {
  const { t } = useWords('weighing')
  const { records } = useStory()
  const section = records.sections[thread.section]
  if (section === undefined) return null
  if (!isStanding(records, section.id)) return <p>{t('removedSection', { title: section.title })}</p>
  return (
    <>
      <p className="weigh-row__section">
        {sectionNumber(records, section)} <span lang="de">{section.title}</span>
      </p>
      {thread.anchor === null ? (
        <p>{t('place.section')}</p>
      ) : (
        <AnchorNote section={section} anchor={thread.anchor} />
      )}
    </>
  )
}

/** The text is asked for while the row is near, and read as it stands. */
function AnchorNote({ section, anchor }: { section: Section; anchor: Anchor }) {
  const { t } = useWords('weighing')
  const { room, synced } = useRoomDoor(section.id)
  const blocks = blocksOf(room.doc)
  const list = useSyncExternalStore(blocks.subscribe, () => blocks.list)
  if (!synced) return <p className="weigh-row__waiting">…</p>
  const place = placesFor(room.doc, list)(anchor)
  const number = place.kind === 'paragraph' ? place.number : undefined
  return <p>{t(`place.${place.kind}`, { number })}</p>
}

type PlaceOf = (anchor: Anchor | null) => Place
const known = new WeakMap<readonly Block[], PlaceOf>()

/** Counted once for each state of a text, however many rows ask. */
function placesFor(doc: Parameters<typeof placesIn>[0], list: readonly Block[]): PlaceOf {
  const placeOf =
    known.get(list) ??
    placesIn(
      doc,
      list.map(({ element }) => element),
    )
  known.set(list, placeOf)
  return placeOf
}
