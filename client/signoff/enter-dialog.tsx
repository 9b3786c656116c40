/** "Im Auftrag": an answer that came on paper or by phone, entered in the name of who gave it. */
import type { PersonId } from '#shared/ids'
import { must } from '#shared/failure'
import { signersOf } from '#shared/quorum'
import { hasWords, scanBytes, scanTypes, type AnswerKind, type EntryWay } from '#shared/signoff-events'
import { mayEnter } from '#shared/signoff-rights'
import { useState } from 'react'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import { Radios } from '../ui/radios.tsx'
import { useWords } from '../words/words.ts'
import { AnswerFields } from './answer-fields.tsx'
import { Asking } from './asking.tsx'
import { enter } from './commands.ts'
import { useNames, useStory, type SectionStory, type Story } from './story.ts'
import { today } from './today.ts'

/** In whose name something can be entered: who has not said anything to this text. */
export function enterable({ records, chapter, me }: Story, { section, signOff }: SectionStory): PersonId[] {
  const { locked } = signOff
  if (locked === null) return []
  return signersOf(records, chapter.id).filter(
    (person) => mayEnter(records, me, section.id, signOff, { person, seen: locked }).ok,
  )
}

/** Both are days by the person's own calendar, "2026-11-30". */

const isScan = ({ size, type }: File): boolean =>
  size <= scanBytes && scanTypes.some((known) => known === type)

export function EnterDialog({ one, onClose }: { one: SectionStory; onClose: () => void }) {
  const { t } = useWords('signoff')
  const given = useEntering(one)
  const { person, way, givenOn, file } = given
  const nameOf = useNames()
  const people = enterable(useStory(), one).map((id) => ({ value: id, label: nameOf(id) }))
  return (
    <Asking
      title={t('enter.title', { number: one.number })}
      note={t('enter.note')}
      doing={t('enter.do')}
      command={given.command}
      onClose={onClose}
    >
      <Choice label={t('enter.person')} value={person} options={people} onChange={given.choosePerson} />
      <AnswerFields
        kind={given.kind}
        words={given.words}
        wasSent={given.wasSent}
        onKind={given.chooseKind}
        onWords={given.type}
      />
      <Radios
        legend={t('enter.way')}
        value={way}
        options={(['paper', 'phone'] as const).map((value) => ({ value, label: t(`enter.ways.${value}`) }))}
        onChange={given.chooseWay}
      />
      <Field
        label={t('enter.givenOn')}
        type="date"
        max={today()}
        value={givenOn}
        error={given.wasSent && !isPast(givenOn) ? t('enter.givenOnMissing') : null}
        onChange={(event) => given.setDay(event.currentTarget.value)}
      />
      <Field
        label={t('enter.scan')}
        type="file"
        accept={scanTypes.join(',')}
        error={file !== null && !isScan(file) ? t('enter.scanWrong') : null}
        onChange={(event) => given.setFile(event.currentTarget.files?.[0] ?? null)}
      />
    </Asking>
  )
}

const isPast = (day: string): boolean => day !== '' && day <= today()

/** What is being entered, and the command once nothing is missing. */
function useEntering(one: SectionStory) {
  const story = useStory()
  const [person, choosePerson] = useState(() => must(enterable(story, one)[0], 'somebody to enter for'))
  const [kind, chooseKind] = useState<AnswerKind | null>(null)
  const [words, type] = useState('')
  const [way, chooseWay] = useState<EntryWay>('paper')
  const [givenOn, setDay] = useState(today)
  const [file, setFile] = useState<File | null>(null)
  const [wasSent, setWasSent] = useState(false)
  const [hash] = useState(() => must(one.signOff.locked, 'a text that is up for sign-off'))
  const command = () => {
    setWasSent(true)
    const said = words.trim()
    const isWordless = kind !== null && hasWords(kind) && said === ''
    if (kind === null || isWordless || !isPast(givenOn) || (file !== null && !isScan(file))) return null
    const answer = { answer: kind, words: hasWords(kind) ? said : null, hash }
    return () => enter(one.section.id, { ...answer, person, way, givenOn, scan: null }, file)
  }
  const fields = { person, kind, words, way, givenOn, file, wasSent }
  return { ...fields, choosePerson, chooseKind, type, chooseWay, setDay, setFile, command }
}
