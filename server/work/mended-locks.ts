/**
 * Whether each locked text is the one that was locked. A server that runs sees to it. It may have ended between a
 * correction's event and its change of the text: then the event has the change. And a backup may hold a text that is
 * newer than the journal beside it: then what is on disk is not what people signed, and the section is open again.
 */
import * as Y from 'yjs'
import type { Entry, Event } from '#shared/events'
import { ok, type Result } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { Section } from '#shared/records'
import { signOffOf, type SignOff } from '#shared/signoff'
import type { Texts } from '../store/texts.ts'
import { contentOnDisk } from './contents.ts'
import { textWith } from './corrected-text.ts'
import type { Keeper } from './keeper.ts'

const reason =
  'Der Text ist nicht der, der zur Mitzeichnung gesperrt wurde: Er kam mit einer Sicherung zurück, die beim Schreiben entstand. Mitzeichnungen gelten wieder, sobald er der alte ist.'

/** What happened, from an entry on. */
interface Past {
  read(fromSeq: number): Promise<Result<Entry[]>>
}

/**
 * Finishes corrections, reopens what is another text, and returns which. A text that cannot be read stays locked: nobody
 * can write in it either. Only before anyone is let in. Fails: storeUnavailable.
 */
export async function mendLocks(
  keeper: Keeper,
  texts: Texts,
  past: Past,
): Promise<Result<readonly SectionId[]>> {
  const other: SectionId[] = []
  for (const section of Object.values(keeper.records.sections)) {
    const signOff = signOffOf(keeper.signOffs, section.id)
    const isOther = signOff.locked !== null && (await isAnother(texts, section, signOff))
    if (!isOther) continue
    const finished = await finishCorrections(texts, past, section, signOff)
    if (!finished.ok) return finished
    if (!finished.value) other.push(section.id)
  }
  if (other.length === 0) return ok([])
  const events = other.map((section): Event => ({ type: 'sectionReopened', section, reason }))
  const mended = await keeper.commit(null, () => ok(events))
  return mended.ok ? ok(other) : mended
}

async function isAnother(texts: Texts, { id, title }: Section, { locked }: SignOff): Promise<boolean> {
  const onDisk = await contentOnDisk(texts, id, title)
  return onDisk.ok && onDisk.value.hash !== locked
}

/** False, and nothing is changed, when corrections are not what the text on disk lacks. */
async function finishCorrections(
  texts: Texts,
  past: Past,
  { id, title }: Section,
  { call, locked }: SignOff,
): Promise<Result<boolean>> {
  const entries = call === null ? ok([]) : await past.read(call.seq)
  if (!entries.ok) return entries
  const updates = entries.value.flatMap(({ event }) =>
    event.type === 'sectionCorrected' && event.section === id ? [Buffer.from(event.update, 'base64')] : [],
  )
  const whole = updates.length === 0 ? null : await textWith(texts, id, title, updates)
  if (whole?.ok !== true || whole.value.hash !== locked) return ok(false)
  for (const update of updates) {
    const done = await texts.append(id, { update, claims: ownClients(update) })
    if (!done.ok) return done
  }
  return ok(true)
}

/** What the house wrote belongs to nobody. */
const ownClients = (update: Uint8Array) =>
  [...Y.parseUpdateMeta(update).to.keys()].map((client) => [client, null] as const)
