/** The order of a chapter: its moderation adds, renames, moves, removes and restores sections. */
import { randomBytes } from 'node:crypto'
import type { NewSection, Place, Rename } from '#shared/api'
import type { Entry, Event } from '#shared/events'
import { fail, ok, type Result } from '#shared/failure'
import { newId, type ChapterId, type PersonId, type SectionId } from '#shared/ids'
import { prefilledText } from '#shared/plan'
import { may } from '#shared/policy'
import { isStanding, type Chapter, type Records, type Section } from '#shared/records'
import { isOpenForWriting } from '#shared/stage'
import type { Texts } from '../store/texts.ts'
import type { Keeper } from './keeper.ts'
import { seedText } from './seed.ts'

type Committed = Promise<Result<readonly Entry[]>>

/**
 * A new section with the template's headings. Its text is on disk before anyone hears of it; should the event
 * fail after that, the text of a section nobody knows stays behind and harms nobody.
 * Fails: notFound (chapter), forbidden, invalid (place), storeUnavailable.
 */
export async function addSection(
  keeper: Keeper,
  texts: Texts,
  by: PersonId,
  chapter: ChapterId,
  { title, after }: NewSection,
): Committed {
  const section = newId('sec', randomBytes(16))
  const decide = (records: Records): Result<readonly Event[]> => {
    const allowed = mayPlace(records, by, chapter, after)
    return allowed.ok ? ok([{ type: 'sectionAdded', section, chapter, title, after }]) : allowed
  }
  const early = decide(keeper.records)
  if (!early.ok) return early
  const seeded = await seedText(texts, section, prefilledText)
  return seeded.ok ? keeper.commit(by, decide) : seeded
}

/** Fails: notFound, removed, forbidden, locked (what people sign keeps its title), storeUnavailable. */
export function renameSection(keeper: Keeper, by: PersonId, id: SectionId, { title }: Rename): Committed {
  return keeper.commit(by, (records) => {
    const found = openSection(records, by, id)
    if (!found.ok) return found
    return ok(found.value.title === title ? [] : [{ type: 'sectionRenamed', section: id, title }])
  })
}

/** Fails: notFound, removed, forbidden, invalid (place), storeUnavailable. */
export function moveSection(keeper: Keeper, by: PersonId, id: SectionId, { after }: Place): Committed {
  return keeper.commit(by, (records) => {
    const found = standingSection(records, by, id)
    if (!found.ok) return found
    if (after === id) return fail({ kind: 'invalid', issues: ['a section cannot stand behind itself'] })
    const allowed = mayPlace(records, by, found.value.chapter, after)
    if (!allowed.ok) return allowed
    const stays = predecessor(records.chapters[found.value.chapter], id) === after
    return ok(stays ? [] : [{ type: 'sectionMoved', section: id, after }])
  })
}

/** Takes the section out; its text stays and can come back. A chapter may become empty. Fails: as renameSection. */
export function removeSection(keeper: Keeper, by: PersonId, id: SectionId): Committed {
  return keeper.commit(by, (records) => {
    const found = openSection(records, by, id)
    if (found.ok) return ok([{ type: 'sectionRemoved', section: id }])
    return found.failure.kind === 'removed' ? ok([]) : found
  })
}

/** Puts a removed section back. Fails: notFound, forbidden, invalid (place), storeUnavailable. */
export function restoreSection(keeper: Keeper, by: PersonId, id: SectionId, { after }: Place): Committed {
  return keeper.commit(by, (records) => {
    const found = arrangedSection(records, by, id)
    if (!found.ok) return found
    if (isStanding(records, id)) return ok([])
    const allowed = mayPlace(records, by, found.value.chapter, after)
    return allowed.ok ? ok([{ type: 'sectionRestored', section: id, after }]) : allowed
  })
}

/** The section, if the person arranges its chapter. */
function arrangedSection(records: Records, by: PersonId, id: SectionId): Result<Section> {
  const section = records.sections[id]
  if (section === undefined) return fail({ kind: 'notFound', what: 'section' })
  const allowed = may(records, by, 'arrangeSections', section.chapter)
  return allowed.ok ? ok(section) : allowed
}

function standingSection(records: Records, by: PersonId, id: SectionId): Result<Section> {
  const found = arrangedSection(records, by, id)
  if (!found.ok || isStanding(records, id)) return found
  return fail({ kind: 'removed', section: id, chapter: found.value.chapter })
}

function openSection(records: Records, by: PersonId, id: SectionId): Result<Section> {
  const found = standingSection(records, by, id)
  if (!found.ok || isOpenForWriting(found.value.stage)) return found
  return fail({ kind: 'locked', section: id, stage: found.value.stage })
}

/** Whether the person may put a section behind `after`, which must stand in the same chapter. */
function mayPlace(records: Records, by: PersonId, chapter: ChapterId, after: SectionId | null): Result<void> {
  const allowed = may(records, by, 'arrangeSections', chapter)
  if (!allowed.ok || after === null || records.chapters[chapter]?.sections.includes(after)) return allowed
  return fail({ kind: 'invalid', issues: ['after: no section of this chapter'] })
}

function predecessor(chapter: Chapter | undefined, id: SectionId): SectionId | null {
  const place = chapter?.sections.indexOf(id) ?? -1
  return chapter?.sections[place - 1] ?? null
}
