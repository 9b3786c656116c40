/**
 * Whether each locked text is the one that was locked. A server that runs sees to it; a backup may hold a text that is
 * newer than the journal beside it. Then what is on disk is not what people signed, and the section is open again.
 */
import type { Event } from '#shared/events'
import { ok, type Result } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { Texts } from '../store/texts.ts'
import { contentOnDisk } from './contents.ts'
import type { Keeper } from './keeper.ts'

const reason =
  'Der Text ist nicht der, der zur Mitzeichnung gesperrt wurde: Er kam mit einer Sicherung zurück, die beim Schreiben entstand. Mitzeichnungen gelten wieder, sobald er der alte ist.'

/**
 * Reopens them, and returns which. A text that cannot be read stays locked: nobody can write in it either.
 * Fails: storeUnavailable.
 */
export async function mendLocks(keeper: Keeper, texts: Texts): Promise<Result<readonly SectionId[]>> {
  const other: SectionId[] = []
  for (const { id, title } of Object.values(keeper.records.sections)) {
    const locked = keeper.signOffs[id]?.locked ?? null
    const onDisk = locked === null ? null : await contentOnDisk(texts, id, title)
    if (onDisk?.ok === true && onDisk.value.hash !== locked) other.push(id)
  }
  if (other.length === 0) return ok([])
  const events = other.map((section): Event => ({ type: 'sectionReopened', section, reason }))
  const mended = await keeper.commit(null, () => ok(events))
  return mended.ok ? ok(other) : mended
}
