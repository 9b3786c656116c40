/** What the moderation is asked before a command goes out: a title, a place, a confirmation. */
import { useState, type ReactNode } from 'react'
import { longestTitle } from '#shared/events'
import type { SectionId } from '#shared/ids'
import { foldLine } from '#shared/one-line'
import type { Chapter } from '#shared/records'
import { useTelling, type Told } from '../sync/telling.ts'
import { useRecords } from '../sync/workshop.tsx'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { arranging } from '../words/arranging.de.ts'
import { useFormWords } from '../words/form.ts'
import { teach, useWords } from '../words/words.ts'
import { addSection, moveSection, removeSection, renameSection } from './arrange.ts'
import { numberedSections, type NumberedSection } from './numbered.ts'

teach({ arranging })

interface CommandDialogProps {
  title: string
  /** The word on the button that sends the command. */
  doing: string
  danger?: boolean
  /** The command, or null when something is still to be filled in. */
  command: () => (() => Told) | null
  onClose: () => void
  children: ReactNode
}

function CommandDialog(props: CommandDialogProps) {
  const [words, telling] = [useFormWords(), useTelling()]
  return <FormDialog {...{ ...props, words, telling }} />
}

type TitleError = 'titleMissing' | 'titleLong' | null

const titleError = (text: string): TitleError => {
  const { length } = foldLine(text)
  if (length === 0) return 'titleMissing'
  return length > longestTitle ? 'titleLong' : null
}

interface TitleFieldProps {
  value: string
  error: TitleError
  onChange: (value: string) => void
}

function TitleField({ value, error, onChange }: TitleFieldProps) {
  const { t } = useWords('arranging')
  return (
    <Field
      label={t('title')}
      value={value}
      error={error === null ? null : t(error)}
      lang="de"
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** A title being typed: judged when it is sent, and from then on while it is mended. */
function useTitle(first: string) {
  const [value, setValue] = useState(first)
  const [sent, setSent] = useState(false)
  const judge = (): boolean => {
    setSent(true)
    return titleError(value) === null
  }
  return { value, setValue, judge, error: sent ? titleError(value) : null }
}

const first = 'first'

interface PlaceChoiceProps {
  sections: readonly NumberedSection[]
  after: SectionId | null
  onChange: (after: SectionId | null) => void
}

function PlaceChoice({ sections, after, onChange }: PlaceChoiceProps) {
  const { t } = useWords('arranging')
  const options = sections.map(({ section, number }) => ({
    value: section.id,
    label: t('after', { number, title: section.title }),
  }))
  return (
    <Choice<SectionId | typeof first>
      label={t('position')}
      value={after ?? first}
      options={[{ value: first, label: t('first') }, ...options]}
      onChange={(chosen) => onChange(chosen === first ? null : chosen)}
    />
  )
}

export function AddDialog({ chapter, onClose }: { chapter: Chapter; onClose: () => void }) {
  const { t } = useWords('arranging')
  const { records } = useRecords()
  const title = useTitle('')
  const [after, setAfter] = useState<SectionId | null>(chapter.sections.at(-1) ?? null)
  const command = () => (title.judge() ? () => addSection(chapter.id, { title: title.value, after }) : null)
  return (
    <CommandDialog title={t('addTitle')} doing={t('addDo')} command={command} onClose={onClose}>
      <TitleField value={title.value} error={title.error} onChange={title.setValue} />
      <PlaceChoice sections={numberedSections(records, chapter)} after={after} onChange={setAfter} />
    </CommandDialog>
  )
}

export interface SectionDialogProps extends NumberedSection {
  onClose: () => void
}

export function RenameDialog({ section, number, onClose }: SectionDialogProps) {
  const { t } = useWords('arranging')
  const title = useTitle(section.title)
  const command = () => (title.judge() ? () => renameSection(section.id, { title: title.value }) : null)
  return (
    <CommandDialog
      title={t('renameTitle', { number })}
      doing={t('renameDo')}
      command={command}
      onClose={onClose}
    >
      <TitleField value={title.value} error={title.error} onChange={title.setValue} />
    </CommandDialog>
  )
}

export function MoveDialog({ chapter, section, number, onClose }: SectionDialogProps & { chapter: Chapter }) {
  const { t } = useWords('arranging')
  const { records } = useRecords()
  const others = numberedSections(records, chapter).filter((one) => one.section.id !== section.id)
  const [after, setAfter] = useState(chapter.sections[chapter.sections.indexOf(section.id) - 1] ?? null)
  return (
    <CommandDialog
      title={t('moveTitle', { number, title: section.title })}
      doing={t('moveDo')}
      command={() => () => moveSection(section.id, { after })}
      onClose={onClose}
    >
      <PlaceChoice sections={others} after={after} onChange={setAfter} />
    </CommandDialog>
  )
}

export function RemoveDialog({ section, number, onClose }: SectionDialogProps) {
  const { t } = useWords('arranging')
  return (
    <CommandDialog
      title={t('removeTitle', { number, title: section.title })}
      doing={t('removeDo')}
      danger
      command={() => () => removeSection(section.id)}
      onClose={onClose}
    >
      <p>{t('removeBody')}</p>
    </CommandDialog>
  )
}
