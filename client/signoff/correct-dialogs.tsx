/** "Redaktionelle Änderung": the moderation changes a few letters of the locked text in their place, and says why. */
import { changedWords, lettersIn, linesIn, mostLetters } from '#shared/correction'
import { must } from '#shared/failure'
import { longestBody } from '#shared/thread-events'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTyped } from '../sync/typed.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Radios } from '../ui/radios.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useWords } from '../words/words.ts'
import { Asking } from './asking.tsx'
import { WordList } from './changed-words.tsx'
import { correct, setCorrections } from './commands.ts'
import { Fetched } from './fetched.tsx'
import { letterChanges, whyNone } from './letter-changes.ts'
import { useSignedText } from './signed-texts.ts'
import { useStory, type SectionStory } from './story.ts'

interface CorrectDialogProps {
  one: SectionStory
  onClose: () => void
}

/** In the text as it was when it was asked for; the server refuses it for another one. */
export function CorrectDialog({ one: { section, number, signOff }, onClose }: CorrectDialogProps) {
  const { t } = useWords('signoff')
  const [hash] = useState(() => must(signOff.locked, 'a text that is up for sign-off'))
  const fetched = useSignedText(section.id, hash)
  const lines = useMemo(
    () => (fetched.text?.ok === true ? linesIn(fetched.text.value.doc) : []),
    [fetched.text],
  )
  const [edited, setEdited] = useState<ReadonlyMap<number, string>>(new Map())
  const [typed, type] = useTyped(`correct ${section.id}`)
  const [wasSent, setWasSent] = useState(false)
  const changes = useMemo(() => letterChanges(lines, edited), [lines, edited])
  const reason = (typed ?? '').trim()
  const command = () => {
    setWasSent(true)
    const isReady = reason !== '' && whyNone(lines, changes) === null
    return isReady ? () => correct(section.id, { hash, changes, reason }) : null
  }
  return (
    <Asking
      title={t('correct.title', { number })}
      note={t('correct.note', { most: mostLetters })}
      doing={t('correct.do')}
      command={command}
      said={() => t('correct.done')}
      onDone={() => type(null)}
      onClose={onClose}
    >
      <Fetched all={[fetched]}>
        {() => (
          <Lines
            lines={lines}
            edited={edited}
            onEdit={(line, words) => setEdited(new Map(edited).set(line, words))}
          />
        )}
      </Fetched>
      <Made lines={lines} changes={changes} wasSent={wasSent} />
      <TextArea
        label={t('correct.reason')}
        rows={2}
        lang="de"
        maxLength={longestBody}
        value={typed ?? ''}
        error={wasSent && reason === '' ? t('reopen.reasonMissing') : null}
        onChange={(event) => type(event.currentTarget.value)}
      />
    </Asking>
  )
}

interface LinesProps {
  lines: readonly string[]
  edited: ReadonlyMap<number, string>
  onEdit: (line: number, words: string) => void
}

function Lines({ lines, edited, onEdit }: LinesProps) {
  const { t } = useWords('signoff')
  return (
    <ol className="correct-lines" aria-label={t('text.title')}>
      {lines.map((line, at) => {
        const words = edited.get(at)
        if (line.trim() === '') return null
        return (
          <li key={at}>
            {words === undefined ? (
              <StillLine words={line} onChange={() => onEdit(at, line)} />
            ) : (
              <EditedLine words={words} onEdit={(next) => onEdit(at, next)} />
            )}
          </li>
        )
      })}
    </ol>
  )
}

function StillLine({ words, onChange }: { words: string; onChange: () => void }) {
  const { t } = useWords('signoff')
  const label = `${t('correct.change')}: ${words.slice(0, 60)}`
  return (
    <>
      <p lang="de">{words}</p>
      <Button small kind="quiet" aria-label={label} onClick={onChange}>
        {t('correct.change')}
      </Button>
    </>
  )
}

/** So many letters stand in a row of the field, about. */
const lettersInRow = 55

function EditedLine({ words, onEdit }: { words: string; onEdit: (words: string) => void }) {
  const { t } = useWords('signoff')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <TextArea
      ref={field}
      label={t('correct.line')}
      rows={Math.min(12, 1 + Math.ceil(words.length / lettersInRow))}
      lang="de"
      value={words}
      onChange={(event) => onEdit(event.currentTarget.value)}
    />
  )
}

interface MadeProps {
  lines: readonly string[]
  changes: ReturnType<typeof letterChanges>
  wasSent: boolean
}

/** What is changed so far, and what of it cannot be. */
function Made({ lines, changes, wasSent }: MadeProps) {
  const { t } = useWords('signoff')
  const why = whyNone(lines, changes)
  const isWrong = why !== null && (why !== 'nothing' || wasSent)
  return (
    <div className="correct-made">
      <p role="status">{t('correct.count', { count: lettersIn(changes), most: mostLetters })}</p>
      {why === null && <WordList words={changedWords(lines, changes)} />}
      {isWrong && (
        <p className="field__error" role="alert">
          {t(`correct.why.${why}`, { most: mostLetters })}
        </p>
      )}
    </div>
  )
}

/** How long signers can object when nothing else is said. */
const usualDays = 7
const mostDays = 60

/** Whether the chapter allows corrections, and for how many days signers can object. */
export function CorrectionsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords('signoff')
  const { chapter } = useStory()
  const [isAllowed, allow] = useState(chapter.objectionDays !== null)
  const [days, setDays] = useState(String(chapter.objectionDays ?? usualDays))
  const [wasSent, setWasSent] = useState(false)
  const count = Number(days)
  const isRight = /^\d+$/u.test(days) && count >= 1 && count <= mostDays
  const command = () => {
    setWasSent(true)
    if (isAllowed && !isRight) return null
    return () => setCorrections(chapter.id, { days: isAllowed ? count : null })
  }
  return (
    <Asking
      title={t('corrections.title')}
      note={t('corrections.note', { most: mostLetters })}
      doing={t('corrections.do')}
      command={command}
      onClose={onClose}
    >
      <Radios
        legend={t('corrections.label')}
        value={isAllowed ? 'allowed' : 'off'}
        options={(['off', 'allowed'] as const).map((value) => ({ value, label: t(`corrections.${value}`) }))}
        onChange={(value) => allow(value === 'allowed')}
      />
      {isAllowed && (
        <Field
          label={t('corrections.days')}
          type="number"
          min={1}
          max={mostDays}
          value={days}
          error={wasSent && !isRight ? t('corrections.daysWrong', { most: mostDays }) : null}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
      )}
    </Asking>
  )
}
