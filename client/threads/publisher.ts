/** What the anchors of a section kept goes to the server; what does not get through waits, the newest of each thread. */
import type { Failure } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { Thread } from '#shared/thread'
import { threadsIn } from '#shared/threads'
import type { Kept } from '../editor/anchor-door.ts'
import { threadsOf } from '../sync/threads-mirror.ts'
import { keepAnchors } from './commands.ts'
import type { Story } from './story.tsx'

/** So many at once the server takes. */
const together = 100
const againMillis = 5000

const passing: readonly Failure['kind'][] = [
  'unreachable',
  'storeUnavailable',
  'serverError',
  'tooMany',
  'signedOut',
]

export function publisher(story: Story, section: SectionId): (kept: readonly Kept[]) => void {
  const waiting = new Map<string, Kept>()
  let isSending = false
  const send = async (): Promise<void> => {
    if (isSending) return
    const some = [...waiting.values()].flatMap((kept) => sendable(story, section, kept)).slice(0, together)
    if (some.length === 0) return void (waiting.size > 0 && again())
    isSending = true
    const answer = await keepAnchors(
      section,
      some.map(({ thread, kept: { anchor } }) => ({ thread: thread.id, anchor })),
      false,
    )
    isSending = false
    if (!answer.ok && passing.includes(answer.failure.kind)) return again()
    for (const { kept } of some) if (waiting.get(kept.id) === kept) waiting.delete(kept.id)
    void send()
  }
  const again = (): void => void setTimeout(() => void send(), againMillis)
  return (all) => {
    for (const kept of all) if (!keptDraft(story, kept)) waiting.set(kept.id, kept)
    void send()
  }
}

/** A thread that is on its way to the server is not known there yet. */
function sendable(
  { workshop, chapter }: Story,
  section: SectionId,
  kept: Kept,
): { thread: Thread; kept: Kept }[] {
  const { threads, letters } = threadsOf(workshop, chapter).view
  const thread = threadsIn(threads, section).find(({ id }) => id === kept.id)
  return thread === undefined || letters.has(thread.id) ? [] : [{ thread, kept }]
}

/** What is still being written goes along with its words. */
function keptDraft({ margin }: Story, { id, anchor }: Kept): boolean {
  const { draft } = margin.state
  if (draft?.id !== id) return false
  margin.become({ draft: { ...draft, anchor } })
  return true
}
