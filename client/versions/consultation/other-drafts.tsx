/** Drafts that stand beside what one writes: of others, or of oneself in another tab. None goes until somebody has seen it. */
import type { Draft } from '#shared/consultation'
import { Button } from '../../ui/button.tsx'
import { sayMoment } from '../../words/dates.ts'
import { useWords } from '../../words/words.ts'
import { useNameOf } from '../name-of.ts'
import { Said } from './said.tsx'

interface OtherDraftsProps {
  drafts: readonly Draft[]
  /** Left out: there is nothing that they could be put into. */
  onTake?: (draft: Draft) => void
  onLeave?: (draft: Draft) => void
}

export function OtherDrafts({ drafts, onTake, onLeave }: OtherDraftsProps) {
  const { t } = useWords('consultation')
  return (
    <div className="consult__others">
      <p role="status">{onTake && drafts.length > 0 && t('drafts.came', { count: drafts.length })}</p>
      {drafts.length > 0 && <h3>{t('drafts.title')}</h3>}
      {drafts.map((draft) => (
        <Beside key={draft.id} draft={draft} {...(onTake && { onTake })} {...(onLeave && { onLeave })} />
      ))}
    </div>
  )
}

type BesideProps = Pick<OtherDraftsProps, 'onTake' | 'onLeave'> & { draft: Draft }

function Beside({ draft, onTake, onLeave }: BesideProps) {
  const { t, language } = useWords('consultation')
  const nameOf = useNameOf()
  const who = nameOf(draft.by)
  return (
    <article className="consult__draft">
      <h4>{t('drafts.of', { who, date: sayMoment(new Date(draft.at), language) })}</h4>
      <Said passages={draft.passages} />
      <div className="consult__deeds">
        {onTake && (
          <Button small aria-label={t('drafts.takeOf', { who })} onClick={() => onTake(draft)}>
            {t('drafts.take')}
          </Button>
        )}
        {onLeave && (
          <Button small kind="quiet" aria-label={t('drafts.leaveOf', { who })} onClick={() => onLeave(draft)}>
            {t('drafts.leave')}
          </Button>
        )}
      </div>
    </article>
  )
}
