/** Where the members of a body write its statement: the fields, the drafts of others beside them, and what one can do. */
import type { Done } from '#shared/api'
import type { Draft } from '#shared/consultation'
import type { BodyView } from '#shared/consultation-api'
import { longestStatement, type Passage } from '#shared/consultation-events'
import { newId, type DraftId, type VersionId } from '#shared/ids'
import {
  leftOut,
  passagesOf,
  putTogether,
  readWriting,
  replacedBy,
  takenOver,
  unseenBy,
  type Writing,
} from '#shared/statement-writing'
import type { Version } from '#shared/versions'
import { useRef, useState } from 'react'
import { request } from '../../sync/requests.ts'
import { useTelling } from '../../sync/telling.ts'
import { typedIn } from '../../sync/typed.ts'
import { useWorkshop } from '../../sync/workshop.tsx'
import { useAnnounce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useFailureWords } from '../../words/failure.ts'
import { useWords } from '../../words/words.ts'
import { DiscardButton } from './discard-button.tsx'
import { HandingIn } from './handing-in.tsx'
import { fieldOf, useKeptWriting } from './kept-writing.ts'
import { OtherDrafts } from './other-drafts.tsx'
import { SavedNote } from './saved-note.tsx'
import { WritingFields } from './writing-fields.tsx'

interface OwnStatementProps {
  version: Version
  one: BodyView
  onDone: () => void
}

export function OwnStatement({ version, one, onDone }: OwnStatementProps) {
  const { t } = useWords('consultation')
  const drafts = one.drafts ?? []
  const { writing, isOwn, keep, rest } = useKeptWriting(version.seal.version, one)
  const isApart = !isOwn && drafts.length > 1
  const others = isApart ? drafts : isOwn ? unseenBy(writing, drafts) : []
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const change = (next: Writing) => {
    setWrong(null)
    keep(next)
  }
  /** What would be handed in; null, and said why, when it cannot be yet. */
  const ready = (): readonly Passage[] | null => {
    const said = passagesOf(writing)
    const why = others.length > 0 ? 'notSeen' : said === null ? wrongWith(writing) : null
    setWrong(why)
    return why === null ? said : null
  }
  return (
    <div className="consult__desk">
      <div className="consult__mine">
        {isApart ? (
          <Apart count={drafts.length} onTogether={() => change(putTogether(drafts))} />
        ) : (
          <>
            <WritingFields version={version} writing={writing} onChange={change} onRest={rest} />
            <SavedNote isOwn={isOwn} draft={drafts[0] ?? null} />
            <Saving
              {...{ version, one, writing, isOwn, onWrong: setWrong, onDone, onDrop: () => keep(null) }}
            />
          </>
        )}
        {wrong !== null && (
          <p className="field__error" role="alert">
            {t(`own.${wrong}`, { count: longestStatement })}
          </p>
        )}
        <HandingIn
          version={version.seal.version}
          {...{ one, ready }}
          seen={[...new Set([...drafts.map(({ id }) => id), ...(isOwn ? replacedBy(writing) : [])])]}
          onDone={() => {
            keep(null)
            onDone()
          }}
          onRefused={onDone}
        />
      </div>
      <OtherDrafts
        drafts={others}
        {...(!isApart && {
          onTake: (draft: Draft) => change(takenOver(writing, draft)),
          onLeave: (draft: Draft) => change(leftOut(writing, draft)),
        })}
      />
    </div>
  )
}

function Apart({ count, onTogether }: { count: number; onTogether: () => void }) {
  const { t } = useWords('consultation')
  return (
    <>
      <p>{t('drafts.several', { count })}</p>
      <p>
        <Button onClick={onTogether}>{t('drafts.together')}</Button>
      </p>
    </>
  )
}

type Wrong = 'empty' | 'tooLong' | 'notSeen'

const wrongWith = ({ parts }: Writing): Wrong =>
  parts.every(({ words }) => words.trim() === '') ? 'empty' : 'tooLong'

interface SavingProps {
  version: Version
  one: BodyView
  writing: Writing
  isOwn: boolean
  onWrong: (wrong: Wrong | null) => void
  onDone: () => void
  onDrop: () => void
}

function Saving({ version, one, writing, isOwn, onWrong, onDone, onDrop }: SavingProps) {
  const { t } = useWords('consultation')
  const sentences = useFailureWords()
  const { waiting, failure, save } = useSaving(version.seal.version, one.body, onDone)
  const start = () => {
    const said = passagesOf(writing)
    onWrong(said === null ? wrongWith(writing) : null)
    if (said !== null && !waiting) save(writing, said)
  }
  return (
    <>
      {failure !== null && <FailureNotice sentences={sentences(failure)} />}
      <div className="consult__deeds">
        <Button kind="primary" aria-disabled={waiting || !isOwn} onClick={() => isOwn && start()}>
          {t('own.save')}
        </Button>
        {isOwn && <DiscardButton onDiscard={onDrop} />}
      </div>
    </>
  )
}

/** Saves what was written as a draft. Sent again after a lost answer, the same words are one draft. */
function useSaving(version: VersionId, body: string, onDone: () => void) {
  const { t } = useWords('consultation')
  const announce = useAnnounce()
  const typed = typedIn(useWorkshop())
  const { waiting, failure, tell } = useTelling()
  const sent = useRef<{ said: string; draft: DraftId } | null>(null)
  const save = (writing: Writing, passages: Passage[]) => {
    const drafted = { body, replaces: replacedBy(writing), passages }
    const said = JSON.stringify(drafted)
    const draft = sent.current?.said === said ? sent.current.draft : newDraftId()
    sent.current = { said, draft }
    const saved = () => {
      // What was typed meanwhile goes on from it.
      const field = fieldOf(version, body)
      const now = readWriting(typed.get(field) ?? '')
      if (now !== null) typed.set(field, JSON.stringify(leftOut(now, { id: draft })))
      announce(t('own.saved'))
      onDone()
    }
    tell(async () => {
      const path = `/api/versions/${version}/statement/drafts`
      const answer = await request<Done>('POST', path, { ...drafted, draft })
      if (!answer.ok) onDone()
      return answer
    }, saved)
  }
  return { waiting, failure, save }
}

const newDraftId = (): DraftId => newId('dra', crypto.getRandomValues(new Uint8Array(16)))
