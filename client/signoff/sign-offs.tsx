/** The page of a chapter's sign-offs: what is called for, who answered what, what is missing. */
import { may } from '#shared/policy'
import { signersOf } from '#shared/quorum'
import { chapterTitle, type Chapter } from '#shared/records'
import { PenLine } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useTabTitle } from '../ui/tab-title.ts'
import { signoff } from '../words/signoff.de.ts'
import { teach, useWords } from '../words/words.ts'
import { CallDialog, QuorumDialog } from './call-dialogs.tsx'
import { CorrectionsDialog } from './correct-dialogs.tsx'
import { SectionCard } from './section-card.tsx'
import { sectionStory, StoryContext, useKeeps, useNewStory, useStory } from './story.ts'
import './signoff.css'

teach({ signoff })

export function SignOffs({ chapter }: { chapter: Chapter }) {
  const story = useNewStory(chapter)
  return (
    <StoryContext value={story}>
      <div className="signoffs">
        <Head />
        <Cards />
      </div>
    </StoryContext>
  )
}

function Head() {
  const { t } = useWords('signoff')
  const { records, chapter } = useStory()
  const title = t('title', { chapter: chapterTitle(records, chapter.id) })
  useTabTitle(title, t('app:name'))
  return (
    <header className="signoffs__head">
      <h1>{title}</h1>
      <p>{t('lead')}</p>
      <Quorum />
      <CorrectionsRule />
      <Call />
    </header>
  )
}

function Quorum() {
  const { t } = useWords('signoff')
  const { chapter } = useStory()
  const keeps = useKeeps()
  const [isAsking, setIsAsking] = useState(false)
  if (chapter.workingGroup === null) return null
  return (
    <p className="signoffs__quorum">
      <span>
        {t('quorum.label')}: <strong>{t(`quorum.${chapter.quorum}`)}</strong>
      </span>
      {keeps && (
        <Button small kind="quiet" onClick={() => setIsAsking(true)}>
          {t('quorum.change')}
        </Button>
      )}
      {isAsking && <QuorumDialog onClose={() => setIsAsking(false)} />}
    </p>
  )
}

/** Whether the moderation may correct what is locked, for everyone to see. */
function CorrectionsRule() {
  const { t } = useWords('signoff')
  const { chapter } = useStory()
  const keeps = useKeeps()
  const [isAsking, setIsAsking] = useState(false)
  const days = chapter.objectionDays ?? null
  if (!keeps && days === null) return null
  return (
    <p className="signoffs__quorum">
      <span>
        {t('corrections.label')}:{' '}
        <strong>{days === null ? t('corrections.off') : t('corrections.on', { count: days })}</strong>
      </span>
      {keeps && (
        <Button small kind="quiet" onClick={() => setIsAsking(true)}>
          {t('corrections.change')}
        </Button>
      )}
      {isAsking && <CorrectionsDialog onClose={() => setIsAsking(false)} />}
    </p>
  )
}

/** The moderation calls; the menu of a section leads here with it chosen (`?call=sec_…`). */
function Call() {
  const { t } = useWords('signoff')
  const { chapter, records, me } = useStory()
  const asked = useAsked('call')
  const [isAsking, setIsAsking] = useState(asked !== null)
  const isOpen = chapter.sections.some((id) => records.sections[id]?.stage === 'drafting')
  if (!may(records, me, 'callForSignOff', chapter.id).ok || !isOpen) return null
  if (chapter.workingGroup !== null && signersOf(records, chapter.id).length === 0)
    return <p>{t('call.nobody')}</p>
  return (
    <div>
      <Button
        kind="primary"
        icon={<PenLine className="icon" aria-hidden="true" />}
        onClick={() => setIsAsking(true)}
      >
        {t('call.open')}
      </Button>
      {isAsking && (
        <CallDialog
          chosen={chapter.sections.filter((id) => id === asked && records.sections[id]?.stage === 'drafting')}
          onClose={() => setIsAsking(false)}
        />
      )}
    </div>
  )
}

/** The section that the address asks something for; it is asked once. */
function useAsked(what: 'call' | 'reopen'): string | null {
  const [asked] = useState(new URLSearchParams(useSearch()).get(what))
  return asked
}

function Cards() {
  const { t } = useWords('signoff')
  const story = useStory()
  const reopening = useAsked('reopen')
  useBareAddress()
  const { state } = story.all
  const shown = story.chapter.sections
    .flatMap((id) => sectionStory(story, id) ?? [])
    .filter(({ signOff, section }) => signOff.call !== null || section.stage !== 'drafting')
  if (state === 'asking') return <p>{t('asking')}</p>
  return (
    <>
      {state === 'missing' && <Missing />}
      {state === 'here' && shown.length === 0 && <None />}
      {shown.map((one) => (
        <SectionCard key={one.section.id} one={one} asks={one.section.id === reopening} />
      ))}
    </>
  )
}

/** What was asked is not asked again with the next reload. */
function useBareAddress(): void {
  const [path, navigate] = useLocation()
  const search = useSearch()
  useEffect(() => {
    if (search !== '') navigate(path, { replace: true })
  }, [search, path, navigate])
}

export function Missing() {
  const { t } = useWords('signoff')
  return (
    <Notice tone="warning" title={t('missing.title')} role="status">
      <p>{t('missing.body')}</p>
    </Notice>
  )
}

function None() {
  const { t } = useWords('signoff')
  return (
    <p>
      {t('none')} {useKeeps() && t('noneModerator')}
    </p>
  )
}
