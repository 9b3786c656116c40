/** Threads that say the same, word for word: proposed to the moderation, which decides. */
import type { Thread } from '#shared/thread'
import { mayArrange } from '#shared/thread-rights'
import { alike } from '#shared/weighing'
import { useMemo, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useWords } from '../words/words.ts'
import { JoinDialog } from './bulk-dialogs.tsx'
import type { Row } from './rows.ts'
import { useStory } from './story.ts'

/** More are shown once these are done. */
const most = 3

export function AlikeNotice({ rows }: { rows: readonly Row[] }) {
  const { t } = useWords('weighing')
  const { records, me } = useStory()
  const [asked, setAsked] = useState<readonly Thread[] | null>(null)
  const groups = useMemo(() => {
    const own = rows.map(({ thread }) => thread).filter((one) => mayArrange(records, me, one).ok)
    return alike(own)
  }, [rows, records, me])
  if (groups.length === 0) return null
  return (
    <Notice tone="info" title={t('alike.title', { count: groups.length })}>
      <ul className="alike">
        {groups.slice(0, most).map((group) => (
          <li key={group[0]?.id}>
            <span className="alike__words" lang="de">
              {group[0]?.remarks[0]?.body}
            </span>
            <Button small onClick={() => setAsked(group)}>
              {t('alike.join', { count: group.length })}
            </Button>
          </li>
        ))}
      </ul>
      {asked !== null && (
        <JoinDialog threads={asked} all={rows} onDone={() => setAsked(null)} onClose={() => setAsked(null)} />
      )}
    </Notice>
  )
}
