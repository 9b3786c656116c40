/** The Abwägungstabelle to hand out: the server makes the file. */
import type { Chapter } from '#shared/records'
import { Download } from 'lucide-react'
import { Drop } from '../ui/drop.tsx'
import { useWords } from '../words/words.ts'

const formats = ['docx', 'odt', 'csv'] as const

export function Downloads({ chapter }: { chapter: Chapter }) {
  const { t } = useWords('weighing')
  const face = (
    <>
      <Download className="icon" aria-hidden="true" />
      {t('download.open')}
    </>
  )
  return (
    <Drop face={face} className="weighing__downloads">
      <ul className="weighing__formats">
        {formats.map((format) => (
          <li key={format}>
            <a className="drop__item" href={`/api/chapters/${chapter.id}/weighing.${format}`} download>
              {t(`download.${format}`)}
            </a>
          </li>
        ))}
      </ul>
      <p className="weighing__hint">{t('download.hint')}</p>
    </Drop>
  )
}
