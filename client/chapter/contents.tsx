/** The chapter's contents: at the side on wide screens, folded on top on narrow ones; with who is where. */
import type { Section } from '#shared/records'
import type { PersonHere } from '../sync/here.ts'
import { useStageDetail } from '../sync/stage-details.ts'
import { Initials } from '../ui/initials.tsx'
import { StageMark } from '../ui/mark.tsx'
import { useWords } from '../words/words.ts'
import { useSectionInView } from './in-view.ts'

/** A section as the contents name it. */
interface NumberedSection {
  readonly section: Pick<Section, 'id' | 'title' | 'stage'>
  readonly number: string
}

interface ContentsProps {
  sections: readonly NumberedSection[]
  here?: readonly PersonHere[]
}

export function Contents({ sections, here = [] }: ContentsProps) {
  const { t } = useWords('chapter')
  const inView = useSectionInView(sections.map(({ section }) => section.id))
  const list = <ContentsList sections={sections} here={here} inView={inView} />
  return (
    <nav className="contents" aria-label={t('contents')}>
      <div className="contents__wide">
        <p className="contents__title" aria-hidden="true">
          {t('contents')}
        </p>
        {list}
      </div>
      <details className="contents__narrow">
        <summary>{t('contents')}</summary>
        {list}
      </details>
    </nav>
  )
}

function ContentsList({ sections, here, inView }: Required<ContentsProps> & { inView: string | null }) {
  return (
    <ol className="contents__list">
      {sections.map((one) => (
        <ContentsRow
          key={one.section.id}
          {...one}
          inView={one.section.id === inView}
          here={here.filter((person) => person.section === one.section.id)}
        />
      ))}
    </ol>
  )
}

interface ContentsRowProps extends NumberedSection {
  here: readonly PersonHere[]
  inView: boolean
}

function ContentsRow({ section, number, here, inView }: ContentsRowProps) {
  const { t } = useWords('paper')
  return (
    <li>
      <a className="contents__row" href={`#${section.id}`} aria-current={inView ? 'location' : undefined}>
        <span className="contents__number">{number}</span>
        <span className="contents__words">
          <span lang="de">{section.title}</span>
          <StageMark stage={section.stage} detail={useStageDetail(section.id)}>
            {t(`stage.${section.stage}`)}
          </StageMark>
        </span>
        <PeopleInSection here={here} />
      </a>
    </li>
  )
}

function PeopleInSection({ here }: { here: readonly PersonHere[] }) {
  const { t } = useWords('chapter')
  if (here.length === 0) return null
  const names = here.map(({ name, self }) => (self ? t('self') : name)).join(', ')
  return (
    <span className="contents__people">
      <span className="unseen">{t('hereInSection', { names })}</span>
      {here.map(({ person, name, color }) => (
        <Initials key={person} name={name} color={color} small />
      ))}
    </span>
  )
}
