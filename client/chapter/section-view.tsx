/** One section on the writing page: its number and title, why it is locked if it is, and its text. */
import { memo } from 'react'
import type { Chapter } from '#shared/records'
import type { Stage } from '#shared/stage'
import { SectionEditor } from '../editor/section-editor.tsx'
import { useStageDetail } from '../sync/stage-details.ts'
import { StageMark } from '../ui/mark.tsx'
import { useWords } from '../words/words.ts'
import { SectionMenu } from './arranging.tsx'
import type { NumberedSection } from './numbered.ts'

interface SectionViewProps extends NumberedSection {
  /** Given where the person arranges sections; a chapter in which she does not is null. */
  arranged: Chapter | null
}

export const SectionView = memo(function SectionView({ section, number, arranged }: SectionViewProps) {
  const { t } = useWords('chapter')
  const titleId = `title-${section.id}`
  return (
    <section className="section" id={section.id} aria-labelledby={titleId}>
      <header className="section__head">
        <h2 id={titleId}>
          <span className="section__number">{number}</span> <span lang="de">{section.title}</span>
        </h2>
        <div className="section__aside">
          <StageMark stage={section.stage} detail={useStageDetail(section.id)}>
            {t(`paper:stage.${section.stage}`)}
          </StageMark>
          <span id={`threads-${section.id}`} />
          {arranged !== null && <SectionMenu chapter={arranged} section={section} number={number} />}
        </div>
      </header>
      <WhyLocked stage={section.stage} />
      <div id={`sign-off-${section.id}`} />
      <SectionEditor section={section.id} label={t('chapter:textbox', { number, title: section.title })} />
      <div id={`late-${section.id}`} />
    </section>
  )
})

function WhyLocked({ stage }: { stage: Stage }) {
  const { t } = useWords('chapter')
  if (stage === 'drafting') return null
  return <p className="section__why">{t(`whyReadOnly.${stage}`)}</p>
}
