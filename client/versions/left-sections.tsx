/** Sections that were returned and are in the version no more: what became of their conditions is told all the same. */
import type { LeftSection } from '#shared/decision-api'
import type { VersionId } from '#shared/ids'
import { useWords } from '../words/words.ts'
import { Became } from './section-decisions.tsx'

interface LeftSectionsProps {
  version: VersionId
  left: readonly LeftSection[]
}

export function LeftSections({ version, left }: LeftSectionsProps) {
  const { t } = useWords('decisions')
  if (left.length === 0) return null
  return (
    <section className="decisions__chapter" aria-labelledby="left">
      <h2 id="left">{t('left.title')}</h2>
      <p>{t('left.note')}</p>
      {left.map(({ section, title, conditions }) => (
        <section key={section} className="decisions__section" aria-labelledby={section}>
          <h3 id={section} tabIndex={-1} lang="de">
            {title}
          </h3>
          <Became name={title} {...{ version, conditions }} />
        </section>
      ))}
    </section>
  )
}
