/** The moderator's table: all threads of a chapter, to filter, to work through, to weigh, and to hand out. */
import type { Chapter } from '#shared/records'
import { useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useThreads } from '../sync/threads-mirror.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { Notice } from '../ui/notice.tsx'
import { useTabTitle } from '../ui/tab-title.ts'
import { roles } from '../words/roles.de.ts'
import { weighing } from '../words/weighing.de.ts'
import { teach, useWords } from '../words/words.ts'
import { AlikeNotice } from './alike-notice.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { Downloads } from './downloads.tsx'
import { FilterBar } from './filter-bar.tsx'
import { isFiltering, matches, noFilters, readFilters, writeFilters, type Filters } from './filters.ts'
import { rowsOf } from './rows.ts'
import { useSelection } from './selection.ts'
import { dayOf, StoryContext, type Story } from './story.ts'
import { ThreadTable } from './thread-table.tsx'
import './weighing.css'

teach({ roles, weighing })

export function Weighing({ chapter }: { chapter: Chapter }) {
  const { records } = useRecords()
  const { person } = useWorkshop().session
  const [today] = useState(() => dayOf(new Date()))
  const story = useMemo<Story>(
    () => ({ chapter, me: person.id, today, records }),
    [chapter, person.id, today, records],
  )
  return (
    <StoryContext value={story}>
      <div className="comments-room">
        <Head chapter={chapter} />
        <Table story={story} />
      </div>
    </StoryContext>
  )
}

function Head({ chapter }: { chapter: Chapter }) {
  const { t } = useWords('weighing')
  useTabTitle(t('tabTitle', { chapter: chapter.title }), t('app:name'))
  return (
    <header className="comments-room__head">
      <h1>{t('tabTitle', { chapter: chapter.title })}</h1>
      <p>
        {t('lead')} <span className="comments-room__keys">{t('keys')}</span>
      </p>
    </header>
  )
}

function Table({ story }: { story: Story }) {
  const { t } = useWords('weighing')
  const { state, threads } = useThreads(story.chapter.id)
  const [filters, setFilters] = useFilters(story)
  const all = useMemo(() => rowsOf(threads, story.chapter), [threads, story.chapter])
  const rows = useMemo(() => all.filter((row) => matches(row, filters, story)), [all, filters, story])
  const selection = useSelection(rows)
  return (
    <div className="weighing">
      <FilterBar filters={filters} onChange={setFilters} />
      <div className="weighing__line">
        <p className="weighing__count" role="status">
          {t(isFiltering(filters) ? 'countOf' : 'count', { count: rows.length, all: all.length })}
        </p>
        <Downloads chapter={story.chapter} />
      </div>
      {state === 'missing' && (
        <Notice tone="warning" title={t('missing.title')} role="status">
          <p>{t('missing.body')}</p>
        </Notice>
      )}
      <AlikeNotice rows={all} />
      {state === 'asking' && <p className="weighing__none">{t('asking')}</p>}
      {state !== 'asking' && rows.length === 0 && (
        <p className="weighing__none">{t(all.length === 0 ? 'none' : 'noneFound')}</p>
      )}
      {rows.length > 0 && <ThreadTable rows={rows} selection={selection} />}
      <BulkBar selection={selection} all={all} />
    </div>
  )
}

/** The filters stand in the address; typing in them makes no history. */
function useFilters({ records }: Story): [Filters, (change: Partial<Filters> | null) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const filters = useMemo(() => readFilters(search, { records }), [search, records])
  const change = (to: Partial<Filters> | null) =>
    navigate(path + writeFilters(to === null ? noFilters : { ...filters, ...to }), { replace: true })
  return [filters, change]
}
