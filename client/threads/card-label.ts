/** How a thread is called where it is not read out: a comment, a suggestion, or a condition of the Lenkungsgruppe, and by whom. */
import type { Thread } from '#shared/thread'
import { useWords } from '../words/words.ts'
import { useNameOf } from './names.ts'

export function useCardLabel(): (thread: Thread) => string {
  const { t } = useWords('threads')
  const nameOf = useNameOf()
  return (thread) => t(`card.${kindOf(thread)}`, { name: nameOf(thread.by) })
}

function kindOf({ suggestion, condition }: Thread) {
  if (condition !== undefined) return 'labelCondition'
  return suggestion === null ? 'label' : 'labelSuggestion'
}
