/** The words of a statement: about all of it first, then by section. */
import type { Passage } from '#shared/consultation-events'
import { useWords } from '../../words/words.ts'
import { useSectionName } from './section-names.ts'

export function Said({ passages }: { passages: readonly Passage[] }) {
  const { t } = useWords('consultation')
  const nameOf = useSectionName()
  return passages.map(({ section, words }, at) => (
    <div key={at} className="consult__said">
      {(section !== null || passages.length > 1) && (
        <p className="consult__about">
          {section === null ? t('whole') : t('about', { section: nameOf(section) })}
        </p>
      )}
      <p className="consult__words" lang="de">
        {words}
      </p>
    </div>
  ))
}
