/** At the foot of a chapter, for its moderation: add a section, bring removed ones back. */
import { Plus, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Chapter, Section } from '#shared/records'
import { useTelling } from '../sync/telling.ts'
import { useRecords } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { arrange } from '../words/arrange.de.ts'
import { teach, useWords } from '../words/words.ts'
import { restoreSection } from './arrange.ts'
import { AddDialog, Refused } from './arrange-late.tsx'

teach({ arrange })

export function ArrangeChapter({ chapter }: { chapter: Chapter }) {
  const { t } = useWords('arrange')
  const [adding, setAdding] = useState(false)
  return (
    <footer className="arrange-chapter">
      <Button icon={<Plus className="icon" aria-hidden="true" />} onClick={() => setAdding(true)}>
        {t('add')}
      </Button>
      {adding && <AddDialog chapter={chapter} onClose={() => setAdding(false)} />}
      {chapter.removed.length > 0 && <RemovedSections chapter={chapter} />}
    </footer>
  )
}

function RemovedSections({ chapter }: { chapter: Chapter }) {
  const { t } = useWords('arrange')
  const { records } = useRecords()
  const removed = chapter.removed.flatMap((id) => records.sections[id] ?? [])
  return (
    <details className="removed-sections">
      <summary>
        {t('removed')} ({removed.length})
      </summary>
      <p>{t('removedLead')}</p>
      <ul>
        {removed.map((section) => (
          <RemovedSection key={section.id} chapter={chapter} section={section} />
        ))}
      </ul>
    </details>
  )
}

function RemovedSection({ chapter, section }: { chapter: Chapter; section: Section }) {
  const { t } = useWords('arrange')
  const { waiting, failure, tell } = useTelling()
  const restore = () => tell(() => restoreSection(section.id, { after: chapter.sections.at(-1) ?? null }))
  return (
    <li>
      <span lang="de">{section.title}</span>
      <Button
        small
        icon={<Undo2 className="icon" aria-hidden="true" />}
        disabled={waiting}
        aria-label={t('restoreLabel', { title: section.title })}
        onClick={restore}
      >
        {t('restore')}
      </Button>
      {failure !== null && <Refused failure={failure} />}
    </li>
  )
}
