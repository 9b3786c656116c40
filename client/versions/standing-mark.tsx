/** How a section of a version stands: a word, with a sign before it. */
import type { Standing } from '#shared/decision'
import { CircleCheck, CircleDashed, Undo2 } from 'lucide-react'
import { useWords } from '../words/words.ts'

const icons = { undecided: CircleDashed, accepted: CircleCheck, returned: Undo2 } as const

export function StandingMark({ standing }: { standing: Standing }) {
  const { t } = useWords('decisions')
  const Icon = icons[standing]
  return (
    <span className="decisions__standing">
      <Icon className="icon" aria-hidden="true" />
      {t(`standing.${standing}`)}
    </span>
  )
}
