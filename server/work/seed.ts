/** The first text of a section, written by the server before anyone can open it. */
import * as Y from 'yjs'
import { ok, type Result } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { TextElement } from '#shared/text'
import { writeText } from '#shared/text-doc'
import type { Texts } from '../store/texts.ts'

/**
 * Appends `elements` as the text of a section that has none yet; one that has text stays as it is, so that an
 * interrupted founding can be taken up again. Fails: storeUnavailable.
 */
export async function seedText(
  texts: Texts,
  section: SectionId,
  elements: readonly TextElement[],
): Promise<Result<void>> {
  const stored = await texts.load(section)
  if (!stored.ok) return stored
  if (stored.value.base !== null || stored.value.updates.length > 0) return ok(undefined)
  const doc = new Y.Doc()
  writeText(doc, elements)
  return texts.append(section, { update: Y.encodeStateAsUpdate(doc), claims: [[doc.clientID, null]] })
}
