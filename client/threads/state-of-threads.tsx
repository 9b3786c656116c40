/** What there is to say while there is no card. */
import { useWords } from '../words/words.ts'
import { useChapterThreads } from './story.tsx'

export function StateOfThreads({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useWords('threads')
  const { state } = useChapterThreads()
  if (state === 'missing') return <p className="threads__none">{t('missing')}</p>
  if (!isEmpty) return null
  return <p className="threads__none">{t(state === 'asking' ? 'asking' : 'none')}</p>
}
