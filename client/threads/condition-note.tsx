/** With which version the Lenkungsgruppe made a condition, and the way to that decision. */
import type { ConditionOf, Thread } from '#shared/thread'
import { Link } from 'wouter'
import { useWords } from '../words/words.ts'

export function ConditionWords({ condition: { number, paragraph } }: { condition: ConditionOf }) {
  const { t } = useWords('threads')
  return paragraph === null
    ? t('card.condition', { number })
    : t('card.conditionAt', { number, paragraph: String(paragraph) })
}

export function ConditionNote({ thread: { condition, section } }: { thread: Thread }) {
  if (condition === undefined) return null
  return (
    <p className="card__condition">
      <Link href={`/decisions/${condition.version}#${section}`}>
        <ConditionWords condition={condition} />
      </Link>
    </p>
  )
}
