/** A chapter's sign-offs as this tab knows them. */
import type { ContentHash } from '#shared/content'
import type { Entry } from '#shared/events'
import type { ChapterId, SectionId } from '#shared/ids'
import { noSignOffs, signOffOf, type SignOffs } from '#shared/signoff'
import type { SignOffsView } from '#shared/signoff-api'
import { isSignOffEvent } from '#shared/signoff-events'
import { foldSignOffs } from '#shared/signoff-fold'
import { useEffect, useSyncExternalStore } from 'react'
import { Follower, type Following } from './follower.ts'
import { perChapter } from './per-chapter.ts'
import { useWorkshop } from './workshop.tsx'

interface Known {
  readonly signOffs: SignOffs
  /** The hashes of the texts: of a locked one what was locked, of an open one as it was when it was asked for. */
  readonly texts: ReadonlyMap<SectionId, ContentHash>
}

export interface ChapterSignOffs extends Known {
  readonly state: Following
}

const signOffsOf = perChapter((workshop, chapter) => {
  const isHere = (section: SectionId) => workshop.mirror.view.records.sections[section]?.chapter === chapter
  return new Follower<SignOffsView, Known>(workshop, {
    address: `/api/chapters/${chapter}/sign-offs`,
    nothing: { signOffs: noSignOffs, texts: new Map() },
    take,
    fold: (known, entry) => foldKnown(known, entry, isHere),
  })
})

const take = ({ sections }: SignOffsView): Known => ({
  signOffs: Object.fromEntries(sections.map(({ section, signOff }) => [section, signOff])),
  texts: new Map(sections.flatMap(({ section, onDisk }) => (onDisk === null ? [] : [[section, onDisk]]))),
})

function foldKnown(known: Known, entry: Entry, isHere: (section: SectionId) => boolean): Known {
  if (!isSignOffEvent(entry.event) || !isHere(entry.event.section)) return known
  const { section } = entry.event
  const signOffs = foldSignOffs(known.signOffs, entry)
  const { locked } = signOffOf(signOffs, section)
  const texts = locked === null ? known.texts : new Map([...known.texts, [section, locked] as const])
  return { signOffs, texts }
}

/** The chapter's sign-offs; held while the component is there. */
export function useSignOffs(chapter: ChapterId): ChapterSignOffs {
  const follower = signOffsOf(useWorkshop(), chapter)
  useEffect(() => follower.hold(), [follower])
  return useSyncExternalStore(follower.subscribe, () => follower.view)
}
