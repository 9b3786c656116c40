/** What happened to a sign-off, in a sentence, with the day until which something can be done. */
import type { ChangedWords } from '#shared/correction'
import type { SignOffTold } from '#shared/signoff-notices'
import { useRecords } from '../sync/workshop.tsx'
import { sayDay } from '../words/dates.ts'
import { useWords, type Speaker } from '../words/words.ts'

export function useSayingTold(): (told: SignOffTold) => string {
  const { t, language } = useWords('tasks')
  const { people } = useRecords()
  return (told) => {
    const name = told.by === null ? t('somebody') : (people.get(told.by)?.name ?? t('erased'))
    return [sentence(t, told, name), until(t, told, language)].flat().join(' ')
  }
}

function sentence(t: Speaker<'tasks'>, told: SignOffTold, name: string): string {
  if (told.kind === 'entered') return t('told.entered', { name, answer: t(`answers.${told.answer}`) })
  if (told.kind === 'corrected') return t('told.corrected', { name, changes: sayChanges(t, told.changes) })
  if (told.kind !== 'quorumReached' && told.kind !== 'quorumLost') return t(`told.${told.kind}`, { name })
  const counted = t(`told.${told.kind}`, { ...told.tally })
  return told.because === null ? counted : `${counted} ${t(`because.${told.because}`)}`
}

function until(t: Speaker<'tasks'>, told: SignOffTold, language: string): string[] {
  if (!('due' in told) || told.due === null) return []
  const date = sayDay(new Date(`${told.due}T00:00`), language)
  return [t(told.kind === 'corrected' ? 'until.object' : 'until.answer', { date })]
}

const sayChanges = (t: Speaker<'tasks'>, changes: readonly ChangedWords[]): string =>
  changes.map(({ before, after }) => t('changedWords', { before, after })).join('; ')
