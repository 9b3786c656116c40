/** Where a new comment or suggestion is written, at the words it is about. */
import { useId } from 'react'
import type { Draft } from './margin.ts'
import { sectionNumber } from '#shared/records'
import { useTyped } from '../sync/typed.ts'
import { useLineState, useRecords } from '../sync/workshop.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import { useWords } from '../words/words.ts'
import { cardId } from './card-id.ts'
import type { Worded } from './commands.ts'
import { fieldOf } from './fields.ts'
import { RemarkField } from './remark-field.tsx'
import { useStory } from './story.tsx'

export function Composer({ draft }: { draft: Draft }) {
  const { t } = useWords('threads')
  const { margin, desk } = useStory()
  const send = useSend(draft)
  const close = () => {
    margin.become({ draft: null })
    desk.back(draft.section)
  }
  return (
    <div
      id={cardId(draft.id)}
      role="group"
      aria-label={t(draft.original === null ? 'composer.title' : 'composer.suggestion')}
      className="card card--active card--new"
    >
      <AboutWhat draft={draft} />
      {draft.original === null ? (
        <RemarkField
          name={fieldOf.draft(draft)}
          label={t('composer.words')}
          send={t('composer.send')}
          takesFocus={draft.isKept !== true}
          rows={3}
          onSend={(worded) => send(worded, null)}
          onCancel={close}
        />
      ) : (
        <Rewording key={draft.id} draft={draft} original={draft.original} onSend={send} onCancel={close} />
      )}
    </div>
  )
}

function AboutWhat({ draft }: { draft: Draft }) {
  const { t } = useWords('threads')
  const { records } = useRecords()
  const section = records.sections[draft.section]
  if (draft.anchor !== null) return draft.original === null ? <Quote words={draft.anchor.quote} /> : null
  const number = section === undefined ? '' : (sectionNumber(records, section) ?? '')
  return <p className="card__about">{t('composer.section', { number })}</p>
}

export function Quote({ words }: { words: string }) {
  return (
    <blockquote className="card__quote" lang="de">
      {words}
    </blockquote>
  )
}

interface RewordingProps {
  draft: Draft
  original: string
  onSend: (worded: Worded, replacement: string) => void
  onCancel: () => void
}

/** The passage to be edited, and why. */
function Rewording({ draft, original, onSend, onCancel }: RewordingProps) {
  const { t } = useWords('threads')
  const id = useId()
  const [typed, type] = useTyped(fieldOf.wording(draft.id))
  const replacement = typed ?? original
  const isChanged = replacement.trim() !== original.trim()
  const lines = original.trim().split('\n').length
  const isApart = draft.isWalled === true && replacement.trim().split('\n').length !== lines
  const why = !isChanged ? t('composer.unchanged') : isApart ? t('composer.cells', { count: lines }) : null
  return (
    <RemarkField
      name={fieldOf.draft(draft)}
      label={t('composer.reason')}
      send={t('composer.propose')}
      mayBeEmpty
      isHeld={why !== null}
      rows={1}
      onSend={({ body, mentions }) => {
        type(null)
        onSend({ body: body === '' ? t('composer.noReason') : body, mentions }, replacement.trim())
      }}
      onCancel={() => {
        type(null)
        onCancel()
      }}
    >
      <label className="remark-field__label" htmlFor={id}>
        {t('composer.replacement')}
      </label>
      <textarea
        ref={draft.isKept === true ? null : takeFocus}
        id={id}
        className="remark-field__words remark-field__words--passage"
        rows={4}
        lang="de"
        value={replacement}
        aria-describedby={why === null ? undefined : `${id}-why`}
        onChange={(event) => type(event.target.value)}
      />
      {why !== null && (
        <p className="remark-field__why" id={`${id}-why`}>
          {why}
        </p>
      )}
    </RemarkField>
  )
}

const takeFocus = (field: HTMLTextAreaElement | null): void => field?.focus({ preventScroll: true })

/** Sends it, and leads back to where one was in the text. */
function useSend(draft: Draft): (worded: Worded, replacement: string | null) => void {
  const { t } = useWords('threads')
  const { letterbox, margin, desk } = useStory()
  const announce = useAnnounce()
  const isOpen = useLineState().kind === 'open'
  return (worded, replacement) => {
    const { id, section, anchor, original } = draft
    const suggestion = original === null || replacement === null ? null : { original, replacement }
    letterbox.post({
      type: 'threadOpened',
      thread: id,
      section,
      anchor,
      suggestion,
      ...worded,
      mentions: [...worded.mentions],
    })
    margin.become({ draft: null, active: id })
    announce(t(isOpen ? 'composer.sent' : 'composer.queued'))
    desk.back(section)
  }
}
