/** Accepting a suggestion: the server first, then the one edit that makes it part of the text. */
import type { Failure } from '#shared/failure'
import type { Thread } from '#shared/thread'
import { suggestionEdit, wordsAt } from '../editor/anchors/suggestion-edit.ts'
import { atOnce } from './asking.ts'
import { accept } from './commands.ts'
import type { Story } from './story.tsx'

/** `suggesting`: one suggests in the section oneself. `late`: the server took it, but the text had moved on in the same moment. */
export type Accepted =
  | { readonly kind: 'done' | 'gone' | 'apart' | 'late' | 'suggesting' }
  | { readonly kind: 'conflict'; readonly now: string }
  | { readonly kind: 'refused'; readonly failure: Failure }

/** Only a text that it fits is changed; whatever else it is, nothing is changed and nothing is lost. */
export async function acceptSuggestion(story: Story, thread: Thread): Promise<Accepted> {
  const { id, section } = thread
  const hindrance = hindranceTo(story, thread)
  if (hindrance !== null) return hindrance
  // The news of it may be here before the answer, and a decided suggestion is shown no more.
  const unpin = story.places.anchors(section)?.pin(id)
  const answer = await atOnce(story, () => accept(id))
  const accepted = answer.ok ? putIn(story, thread) : answer
  unpin?.()
  return 'kind' in accepted ? accepted : { kind: 'refused', failure: accepted.failure }
}

/** As one edit, in the section's editor. */
function putIn({ desk, places }: Story, { id, section, suggestion }: Thread): Accepted {
  desk.open(section)
  const accepted = suggestion === null ? undefined : places.anchors(section)?.accept(id, suggestion)
  return { kind: accepted?.kind === 'accepted' ? 'done' : 'late' }
}

/** What speaks against it as the text stands; null: nothing. */
function hindranceTo({ desk, places, modes }: Story, { id, section, suggestion }: Thread): Accepted | null {
  // A copy stands there, and the text has no editor.
  if (modes.on.has(section)) return { kind: 'suggesting' }
  const editor = desk.open(section)
  const found = places.anchors(section)?.found.get(id)
  if (editor === null || suggestion === null || found === undefined || found.kind === 'gone')
    return { kind: 'gone' }
  const now = wordsAt(editor.state.doc, found)
  // Where they are only presumed to stand, a person has to say so first.
  if (found.kind === 'presumed') return { kind: 'conflict', now }
  const edit = suggestionEdit(editor.state, found, suggestion)
  return edit.kind === 'edit' ? null : edit.kind === 'apart' ? { kind: 'apart' } : { kind: 'conflict', now }
}
