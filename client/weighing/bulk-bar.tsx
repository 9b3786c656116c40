/** What can be done to all that is chosen. Offered is what the person may do, with how many of the chosen it is. */
import type { Result } from '#shared/failure'
import type { PersonId } from '#shared/ids'
import type { Records } from '#shared/records'
import type { Thread } from '#shared/thread'
import { mayArrange, mayAssign, mayResolve } from '#shared/thread-rights'
import { useState } from 'react'
import { useAnnounce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { useWords } from '../words/words.ts'
import { AssignDialog, JoinDialog, ResolveDialog, TagDialog } from './bulk-dialogs.tsx'
import type { Row } from './rows.ts'
import type { Selection } from './selection.ts'
import { useStory } from './story.ts'

const deeds = ['resolve', 'assign', 'tag', 'join'] as const
type Deed = (typeof deeds)[number]

type Right = (records: Records, person: PersonId, thread: Thread) => Result<void>
const rights: Readonly<Record<Deed, Right>> = {
  resolve: mayResolve,
  assign: mayAssign,
  tag: mayArrange,
  join: mayArrange,
}
/** Of fewer there is nothing to be joined. */
const least: Readonly<Record<Deed, number>> = { resolve: 1, assign: 1, tag: 1, join: 2 }

const dialogs = { resolve: ResolveDialog, assign: AssignDialog, tag: TagDialog, join: JoinDialog } as const

interface BulkBarProps {
  selection: Selection
  all: readonly Row[]
}

export function BulkBar({ selection, all }: BulkBarProps) {
  const { t } = useWords('weighing')
  const announce = useAnnounce()
  const { records, me } = useStory()
  // Those that it is asked of stay the same, whatever the others do meanwhile.
  const [asked, setAsked] = useState<{ deed: Deed; threads: readonly Thread[] } | null>(null)
  const count = selection.threads.length
  if (count === 0 && asked === null) return null
  const offered = deeds
    .map((deed) => ({ deed, threads: selection.threads.filter((one) => rights[deed](records, me, one).ok) }))
    .filter(({ deed, threads }) => threads.length >= least[deed])
  const Asking = asked === null ? null : dialogs[asked.deed]
  const done = () => {
    announce(t('done', { count: asked?.threads.length }))
    setAsked(null)
    selection.clear()
  }
  return (
    <section className="bulk-bar" aria-label={t('bulk.title')}>
      <p role="status">{t('bulk.chosen', { count })}</p>
      {offered.map(({ deed, threads }) => (
        <Button key={deed} small onClick={() => setAsked({ deed, threads })}>
          {threads.length === count
            ? t(`bulk.${deed}`)
            : t('bulk.some', { doing: t(`bulk.${deed}`), some: threads.length, all: count })}
        </Button>
      ))}
      {offered.length === 0 && <p>{t('bulk.nothing')}</p>}
      <Button kind="quiet" small onClick={selection.clear}>
        {t('bulk.clear')}
      </Button>
      {Asking !== null && asked !== null && (
        <Asking threads={asked.threads} all={all} onDone={done} onClose={() => setAsked(null)} />
      )}
    </section>
  )
}
