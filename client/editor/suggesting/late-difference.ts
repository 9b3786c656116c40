/** How a section's text would read with words of this device in it that came after the lock. */
import { linesMissing } from '../../sync/lines-of-text.ts'
import type { Late } from '../../sync/late-words.ts'
import type { SectionRoom } from '../../sync/section-room.ts'
import { Scratch, type Proposal } from './scratch.ts'
import * as Y from 'yjs'

export interface Compared {
  /** Passage by passage; none where only the shape of the text differs. */
  readonly proposals: readonly Proposal[]
  /** Words of another history than the text's, which cannot be put into it: lines that it lacks. */
  readonly foreign: readonly string[]
  /** Those of which everything is in the text. */
  readonly known: readonly Late[]
}

export function compareLate(
  { doc, epoch }: Pick<SectionRoom, 'doc' | 'epoch'>,
  all: readonly Late[],
): Compared {
  const kin = all.filter((one) => one.epoch === epoch)
  const known = kin.filter((one) => isIn(doc, one))
  const scratch = new Scratch(doc)
  for (const { updates } of kin) for (const update of updates) Y.applyUpdate(scratch.doc, update)
  const { proposals } = scratch
  scratch.close()
  const strange = all.filter((one) => one.epoch !== epoch).flatMap(({ updates }) => updates)
  return { proposals, known, foreign: strange.length === 0 ? [] : linesMissing(doc, strange) }
}

/** Whether the updates change nothing, not even a letter's look. */
function isIn(doc: Y.Doc, { updates }: Late): boolean {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  let isAll = true
  copy.on('update', () => (isAll = false))
  for (const update of updates) Y.applyUpdate(copy, update)
  copy.destroy()
  return isAll
}
