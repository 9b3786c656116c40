/** What somebody said, as it was typed; a trace where it was taken back. */
import { useWords } from '../words/words.ts'

export function Body({ body }: { body: string | null }) {
  const { t } = useWords('weighing')
  return body === null ? (
    <p className="weigh-row__withdrawn">{t('withdrawn')}</p>
  ) : (
    <p className="weigh-row__words" lang="de">
      {body}
    </p>
  )
}
