/** What others (and oneself) did to the chapter's order, said once in a sentence, and remembered by whom. */
import { useEffect, useState } from 'react'
import { isTold, type Entry, type Event } from '#shared/events'
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import { sectionNumber, type Section } from '#shared/records'
import type { RecordsAndPeople } from '../sync/mirror.ts'
import { useWorkshop } from '../sync/workshop.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import { useWords, type Speaker } from '../words/words.ts'

/** Announces the chapter's news politely. Returns who removed which section since the page was opened. */
export function useChapterNews(chapter: ChapterId): ReadonlyMap<SectionId, PersonId | null> {
  const { t } = useWords('chapter')
  const { line, mirror } = useWorkshop()
  const announce = useAnnounce()
  const [removers, setRemovers] = useState<ReadonlyMap<SectionId, PersonId | null>>(new Map())
  useEffect(
    () =>
      line.on('news', ({ entries }) => {
        const told = entries.filter(isTold)
        const sentences = told.flatMap((entry) => sayEntry(t, mirror.view, chapter, entry) ?? [])
        if (sentences.length > 0) announce(sentences.join(' '))
        const removals = told.flatMap(readRemoval)
        if (removals.length > 0) setRemovers((known) => new Map([...known, ...removals]))
      }),
    [line, mirror, chapter, announce, t],
  )
  return removers
}

function readRemoval({ by, event }: Entry): [SectionId, PersonId | null][] {
  return event.type === 'sectionRemoved' ? [[event.section, by]] : []
}

const verbs = {
  sectionAdded: 'news.added',
  sectionRenamed: 'news.renamed',
  sectionMoved: 'news.moved',
  sectionRemoved: 'news.removed',
  sectionRestored: 'news.restored',
} as const

/** Whether it happened to the order of a chapter. */
const isOfOrder = (event: Event): event is Extract<Event, { type: keyof typeof verbs }> => event.type in verbs

/** The entry as a sentence; null when it is not about this chapter's sections. `view` has it folded in already. */
export function sayEntry(
  t: Speaker<'chapter'>,
  { records, people }: RecordsAndPeople,
  chapter: ChapterId,
  { by, event }: Entry,
): string | null {
  if (!isOfOrder(event)) return null
  const section: Section | undefined = records.sections[event.section]
  if (section?.chapter !== chapter) return null
  const name = (by === null ? undefined : people.get(by)?.name) ?? t('news.someone')
  return t(verbs[event.type], { name, title: section.title, number: sectionNumber(records, section) ?? '' })
}
