/**
 * What is sent again because its answer was lost: the same id with the same content by the same person is one thing.
 * Compared is what was said first; meanwhile it may have been edited, withdrawn, or moved with its words.
 */
import type { NewReply, NewThread } from '#shared/api'
import type { PersonId, SectionId } from '#shared/ids'
import type { Remark, Thread } from '#shared/thread'

/** Whether the thread was opened by this person, here, with this. */
export function wasOpenedWith(thread: Thread, by: PersonId, section: SectionId, written: NewThread): boolean {
  const [opening] = thread.remarks
  const { anchor, suggestion } = written
  return (
    opening !== undefined &&
    thread.section === section &&
    thread.quote === (anchor?.quote ?? null) &&
    thread.suggestion?.original === suggestion?.original &&
    thread.suggestion?.replacement === suggestion?.replacement &&
    saysTheSame(thread, opening, by, written)
  )
}

/** Whether the remark was made by this person with these words. Of one that was withdrawn nothing is left to compare. */
export function saysTheSame(
  thread: Thread,
  remark: Remark,
  by: PersonId,
  { body, mentions }: Pick<NewReply, 'body' | 'mentions'>,
): boolean {
  if (remark.by !== by) return false
  if (remark.body === null) return true
  if (remark.editedAt === null && remark.mentions.join(' ') !== mentions.join(' ')) return false
  return firstWording(thread, remark) === body
}

function firstWording({ history }: Thread, { reply, body }: Remark): string | null {
  const first = history.find(({ deed }) => deed.kind === 'edited' && deed.reply === reply)
  return first?.deed.kind === 'edited' ? first.deed.before : body
}
