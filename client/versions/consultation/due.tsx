/** The last day, and how long it is until then, in words. */
import { sayDay } from '../../words/dates.ts'
import { useWords, type Speaker } from '../../words/words.ts'
import { daysBetween, today } from './days.ts'

export function Due({ due }: { due: string }) {
  const { t, language } = useWords('consultation')
  return (
    <p className="consult__due">
      {t('due', { date: sayDay(new Date(`${due}T00:00`), language) })}: {left(t, daysBetween(today(), due))}
    </p>
  )
}

function left(t: Speaker<'consultation'>, days: number): string {
  if (days === 0) return t('lastDay')
  return days > 0 ? t('left', { count: days }) : t('over', { count: -days })
}
