/** The fields of a statement: about all of the version, and about single sections of it. */
import { longestStatement } from '#shared/consultation-events'
import type { SectionId } from '#shared/ids'
import { withoutSection, withWords, wordsAbout, type Writing } from '#shared/statement-writing'
import type { Version } from '#shared/versions'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useWords } from '../../words/words.ts'
import { useSectionName } from './section-names.ts'

interface WritingFieldsProps {
  version: Version
  writing: Writing
  onChange: (writing: Writing) => void
  /** The focus leaves a field. */
  onRest: () => void
}

export function WritingFields({ version: { closes }, writing, onChange, onRest }: WritingFieldsProps) {
  const { t } = useWords('consultation')
  /** Those with a field: it stays while it is empty. */
  const [opened, setOpened] = useState<readonly SectionId[]>([])
  const open = (section: SectionId) =>
    setOpened((before) => (before.includes(section) ? before : [...before, section]))
  const written = writing.parts.flatMap(({ section }) => section ?? [])
  const here = inOrder([...written, ...opened], closes)
  return (
    <div className="consult__fields" onBlur={onRest}>
      <TextArea
        label={t('whole')}
        rows={5}
        lang="de"
        maxLength={longestStatement}
        value={wordsAbout(writing.parts, null)}
        onChange={(event) => onChange(withWords(writing, null, event.currentTarget.value))}
      />
      {here.map((section) => (
        <AboutSection
          key={section}
          section={section}
          words={wordsAbout(writing.parts, section)}
          onWords={(words) => {
            open(section)
            onChange(withWords(writing, section, words))
          }}
          onRemove={() => {
            setOpened((before) => before.filter((one) => one !== section))
            onChange(withoutSection(writing, section))
          }}
        />
      ))}
      <AddSection left={closes.filter((section) => !here.includes(section))} onAdd={open} />
    </div>
  )
}

const inOrder = (sections: readonly SectionId[], order: readonly SectionId[]): SectionId[] =>
  [...new Set(sections)].sort((one, other) => order.indexOf(one) - order.indexOf(other))

interface AboutSectionProps {
  section: SectionId
  words: string
  onWords: (words: string) => void
  onRemove: () => void
}

function AboutSection({ section, words, onWords, onRemove }: AboutSectionProps) {
  const { t } = useWords('consultation')
  const name = useSectionName()(section)
  return (
    <div className="consult__about-section">
      <TextArea
        label={t('about', { section: name })}
        rows={3}
        lang="de"
        maxLength={longestStatement}
        value={words}
        onChange={(event) => onWords(event.currentTarget.value)}
      />
      <Button small kind="quiet" aria-label={t('own.removeFor', { section: name })} onClick={onRemove}>
        {t('own.remove')}
      </Button>
    </div>
  )
}

function AddSection({ left, onAdd }: { left: readonly SectionId[]; onAdd: (section: SectionId) => void }) {
  const { t } = useWords('consultation')
  const nameOf = useSectionName()
  const add = (chosen: SectionId | '') => {
    if (chosen !== '') onAdd(chosen)
  }
  if (left.length === 0) return null
  return (
    <Choice<SectionId | ''>
      label={t('own.addTo')}
      value=""
      options={[
        { value: '', label: t('own.choose') },
        ...left.map((section) => ({ value: section, label: nameOf(section) })),
      ]}
      onChange={add}
    />
  )
}
