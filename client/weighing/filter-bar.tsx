/** What is looked at: by section, state, kind, group, who sees to it, and words. */
import { chapterNumber } from '#shared/records'
import { useId, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { useWords } from '../words/words.ts'
import { isFiltering, kinds, states, type Filters } from './filters.ts'
import { useReaders, useStory } from './story.ts'

interface FilterBarProps {
  filters: Filters
  /** null: none at all. */
  onChange: (change: Partial<Filters> | null) => void
}

export function FilterBar({ filters, onChange }: FilterBarProps) {
  const { t } = useWords('weighing')
  return (
    <form
      className="filters"
      role="search"
      aria-label={t('filter.title')}
      onSubmit={(event) => event.preventDefault()}
    >
      <WordsFilter words={filters.words} onChange={onChange} />
      <SectionFilter filters={filters} onChange={onChange} />
      <Pick
        label={t('filter.state')}
        value={filters.state}
        options={states.map((id) => ({ id, name: t(`state.${id}`) }))}
        onPick={(state) => onChange({ state })}
      />
      <Pick
        label={t('filter.kind')}
        value={filters.kind}
        options={kinds.map((id) => ({ id, name: t(`kind.${id}`) }))}
        onPick={(kind) => onChange({ kind })}
      />
      <GroupFilter filters={filters} onChange={onChange} />
      <AssignedFilter filters={filters} onChange={onChange} />
      <div className="filters__checks">
        <Check isOn={filters.unanswered} onTurn={(unanswered) => onChange({ unanswered })}>
          {t('filter.unanswered')}
        </Check>
        <Check isOn={filters.overdue} onTurn={(overdue) => onChange({ overdue })}>
          {t('filter.overdue')}
        </Check>
        {isFiltering(filters) && (
          <Button kind="quiet" small onClick={() => onChange(null)}>
            {t('filter.clear')}
          </Button>
        )}
      </div>
    </form>
  )
}

function WordsFilter({ words, onChange }: { words: string; onChange: FilterBarProps['onChange'] }) {
  const { t } = useWords('weighing')
  const id = useId()
  return (
    <div className="filters__one filters__one--words">
      <label htmlFor={id}>{t('filter.words')}</label>
      <input
        id={id}
        type="search"
        value={words}
        maxLength={200}
        onChange={(event) => onChange({ words: event.currentTarget.value })}
      />
    </div>
  )
}

function SectionFilter({ filters, onChange }: FilterBarProps) {
  const { t } = useWords('weighing')
  const { chapter, records } = useStory()
  const number = chapterNumber(records, chapter)
  const standing = chapter.sections.map((id, at) => ({
    id,
    name: `${number}.${at + 1} ${records.sections[id]?.title ?? ''}`,
  }))
  const removed = chapter.removed.map((id) => ({
    id,
    name: t('removedSection', { title: records.sections[id]?.title ?? '' }),
  }))
  return (
    <Pick
      label={t('filter.section')}
      value={filters.section}
      options={[...standing, ...removed]}
      onPick={(section) => onChange({ section })}
    />
  )
}

function GroupFilter({ filters, onChange }: FilterBarProps) {
  const { t } = useWords('weighing')
  const { records } = useStory()
  const groups = Object.values(records.workingGroups).map(({ id, number, name }) => ({
    id,
    name: t('paper:group', { number, name }),
  }))
  const moderation = { id: 'moderation' as const, name: t('roles:role.moderator') }
  return (
    <Pick
      label={t('filter.group')}
      value={filters.group}
      options={[...groups, moderation]}
      onPick={(group) => onChange({ group })}
    />
  )
}

function AssignedFilter({ filters, onChange }: FilterBarProps) {
  const { t } = useWords('weighing')
  const { me } = useStory()
  const others = useReaders().filter(({ id }) => id !== me)
  return (
    <Pick
      label={t('filter.assigned')}
      value={filters.assigned}
      options={[{ id: 'me', name: t('filter.me') }, { id: 'nobody', name: t('filter.nobody') }, ...others]}
      onPick={(assigned) => onChange({ assigned })}
    />
  )
}

interface PickProps<T extends string> {
  label: string
  value: T | null
  options: readonly { id: T; name: string }[]
  onPick: (value: T | null) => void
}

function Pick<T extends string>({ label, value, options, onPick }: PickProps<T>) {
  const { t } = useWords('weighing')
  const id = useId()
  return (
    <div className="filters__one">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ currentTarget }) =>
          onPick(options.find((one) => one.id === currentTarget.value)?.id ?? null)
        }
      >
        <option value="">{t('filter.all')}</option>
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  )
}

function Check({
  isOn,
  onTurn,
  children,
}: {
  isOn: boolean
  onTurn: (isOn: boolean) => void
  children: ReactNode
}) {
  return (
    <label className="filters__check">
      <input type="checkbox" checked={isOn} onChange={(event) => onTurn(event.currentTarget.checked)} />
      {children}
    </label>
  )
}
