/** What is suggested in a section goes out: each passage as a thread of its own. */
import { newId, type SectionId, type ThreadId } from '#shared/ids'
import { longestBody, longestPassage } from '#shared/thread-events'
import type { Proposal } from '../../editor/suggesting/scratch.ts'
import type { Letterbox } from '../../sync/letterbox.ts'
import type { Worded } from '../commands.ts'

/** Whether the server would take it. */
export const isShort = ({ original, replacement }: Proposal): boolean =>
  Math.max(original.length, replacement.length) <= longestPassage

/** @param emptyPlace says of words for a place without any, to which no suggestion can be anchored, what they are. */
export function sendAll(
  letterbox: Letterbox,
  section: SectionId,
  proposals: readonly Proposal[],
  { body, mentions }: Worded,
  emptyPlace: string,
): ThreadId[] {
  return proposals.map(({ anchor, original, replacement }) => {
    const thread = newId('thr', crypto.getRandomValues(new Uint8Array(16)))
    const suggestion = anchor === null ? null : { original, replacement }
    const said = anchor === null ? `${emptyPlace}\n${replacement}\n\n${body}`.slice(0, longestBody) : body
    letterbox.post({
      type: 'threadOpened',
      thread,
      section,
      anchor,
      suggestion,
      body: said,
      mentions: [...mentions],
    })
    return thread
  })
}
