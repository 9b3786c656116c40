/** One chapter of the overview: number, title, who writes it, its sections, and the ways in. */
import { BookOpen, PenLine } from 'lucide-react'
import { Link } from 'wouter'
import { may, rightsTo, type Action } from '#shared/policy'
import { chapterNumber, type Chapter, type Section, type WorkingGroup } from '#shared/records'
import { useStageDetail } from '../sync/stage-details.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { buttonClass } from '../ui/button.tsx'
import { StageMark } from '../ui/mark.tsx'
import { useWords, type Speaker } from '../words/words.ts'

/** What the person may do in the chapter, as the interface shows it; the server decides again. */
function useRights(chapter: Chapter): (action: Action) => boolean {
  const { records } = useRecords()
  const { person } = useWorkshop().session
  return (action) => may(records, person.id, action, chapter.id).ok
}

export function ChapterCard({ chapter }: { chapter: Chapter }) {
  const { records } = useRecords()
  const can = useRights(chapter)
  const number = chapterNumber(records, chapter)
  const me = useWorkshop().session.person.id
  // Some only under conditions, of which the server knows.
  const readsVersions = [...rightsTo(records, me, 'readVersion', chapter.id)].some((right) => right !== 'no')
  return (
    <article
      className={`kern-card kern-card--hug chapter-card${can('write') ? ' chapter-card--mine' : ''}`}
      aria-labelledby={`card-${chapter.id}`}
    >
      <p className="chapter-card__number" aria-hidden="true">
        {number}
      </p>
      <header className="chapter-card__head">
        <h3 id={`card-${chapter.id}`}>
          <span className="unseen">{number} </span>
          {chapter.title}
        </h3>
        <Writers chapter={chapter} />
        <Part arranges={can('arrangeSections')} writes={can('write')} />
      </header>
      <SectionList chapter={chapter} linked={can('readDraft')} />
      {readsVersions && <WaysIn chapter={chapter} drafts={can('readDraft')} writes={can('write')} />}
    </article>
  )
}

function Writers({ chapter }: { chapter: Chapter }) {
  const { t } = useWords('paper')
  const { records } = useRecords()
  const group = chapter.workingGroup === null ? undefined : records.workingGroups[chapter.workingGroup]
  return (
    <p className="chapter-card__writers">
      {group === undefined ? t('noGroup') : sayGroup(t, group, chapter)}
    </p>
  )
}

/** A group that is named after its chapter is not named twice. */
const sayGroup = (t: Speaker<'paper'>, { number, name }: WorkingGroup, { title }: Chapter): string =>
  name === title ? t('groupNumber', { number }) : t('group', { number, name })

/** What I have to do with it, where I have something to do with it. */
function Part({ arranges, writes }: { arranges: boolean; writes: boolean }) {
  const { t } = useWords('overview')
  if (!arranges && !writes) return null
  return (
    <p className="tag">
      <PenLine className="icon" aria-hidden="true" />
      {arranges ? t('moderating') : t('mine')}
    </p>
  )
}

function SectionList({ chapter, linked }: { chapter: Chapter; linked: boolean }) {
  const { t } = useWords('overview')
  const { records } = useRecords()
  const sections = chapter.sections.flatMap((id) => records.sections[id] ?? [])
  const number = chapterNumber(records, chapter)
  if (sections.length === 0) return <p className="chapter-card__none">{t('noSections')}</p>
  return (
    <ol className="chapter-card__sections">
      {sections.map((section, at) => (
        <SectionRow key={section.id} section={section} number={`${number}.${at + 1}`} linked={linked} />
      ))}
    </ol>
  )
}

function SectionRow({ section, number, linked }: { section: Section; number: string; linked: boolean }) {
  const { t } = useWords('paper')
  const title = <span lang="de">{section.title}</span>
  return (
    <li className="section-row">
      <span className="section-row__number">{number}</span>
      {linked ? <Link href={`/chapters/${section.chapter}#${section.id}`}>{title}</Link> : title}
      <StageMark stage={section.stage} detail={useStageDetail(section.id)}>
        {t(`stage.${section.stage}`)}
      </StageMark>
    </li>
  )
}

function WaysIn({ chapter, drafts, writes }: { chapter: Chapter; drafts: boolean; writes: boolean }) {
  const { t } = useWords('overview')
  const { title } = chapter
  return (
    <p className="chapter-card__ways">
      {drafts && <WaysToDraft chapter={chapter} writes={writes} />}
      <Link
        href={`/versions/${chapter.id}`}
        className={buttonClass({ kind: 'quiet', small: true })}
        aria-label={t('versionsLabel', { title })}
      >
        <span className="kern-label">{t('versions')}</span>
      </Link>
    </p>
  )
}

function WaysToDraft({ chapter, writes }: { chapter: Chapter; writes: boolean }) {
  const { t } = useWords('overview')
  const { title } = chapter
  return (
    <>
      <Link
        href={`/chapters/${chapter.id}`}
        className={buttonClass({ kind: writes ? 'primary' : 'secondary', small: true })}
        aria-label={t(writes ? 'writeLabel' : 'followLabel', { title })}
      >
        {writes && <PenLine className="icon" aria-hidden="true" />}
        <span className="kern-label">{t(writes ? 'write' : 'follow')}</span>
      </Link>
      <Link
        href={`/chapters/${chapter.id}/reading`}
        className={buttonClass({ kind: 'quiet', small: true })}
        aria-label={t('readLabel', { title })}
      >
        <BookOpen className="icon" aria-hidden="true" />
        <span className="kern-label">{t('read')}</span>
      </Link>
    </>
  )
}
