/** What a body has answered; and what one had not saved when it did, which is nobody else's. */
import type { BodyView } from '#shared/consultation-api'
import type { Statement } from '#shared/consultation'
import type { Passage } from '#shared/consultation-events'
import { passagesOf, readWriting, sameWords } from '#shared/statement-writing'
import type { Version } from '#shared/versions'
import { useTyped } from '../../sync/typed.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { sayMoment } from '../../words/dates.ts'
import { useWords } from '../../words/words.ts'
import { useNameOf } from '../name-of.ts'
import { fieldOf } from './kept-writing.ts'
import { Said } from './said.tsx'

interface HandedInProps {
  version: Version
  one: BodyView
  statement: Statement
}

export function HandedIn({ version, one, statement }: HandedInProps) {
  const { t, language } = useWords('consultation')
  const nameOf = useNameOf()
  const { at, by, passages } = statement
  const values = { date: sayMoment(new Date(at), language), who: nameOf(by) }
  return (
    <>
      <p>
        {t(passages === null ? 'own.nothingIn' : 'own.handedIn', values)}
        {one.late && <strong> {t('overview.late')}</strong>}
      </p>
      {passages !== null && (
        <div className="consult__draft">
          <Said passages={passages} />
        </div>
      )}
      <LeftOver field={fieldOf(version.seal.version, one.body)} handedIn={passages ?? []} />
    </>
  )
}

function LeftOver({ field, handedIn }: { field: string; handedIn: readonly Passage[] }) {
  const { t } = useWords('consultation')
  const [kept, keep] = useTyped(field)
  const writing = kept === null ? null : readWriting(kept)
  const left = writing === null ? null : passagesOf(writing)
  if (left === null || sameWords(left, handedIn)) return null
  const words = left.map((one) => one.words).join('\n\n')
  return (
    <Notice
      tone="info"
      title={t('own.leftOver')}
      actions={
        <>
          <CopyButton text={words} said={t('own.copied')}>
            {t('own.copy')}
          </CopyButton>
          <Button kind="quiet" onClick={() => keep(null)}>
            {t('own.leftOverDrop')}
          </Button>
        </>
      }
    >
      <p>{t('own.leftOverNote')}</p>
      <Said passages={left} />
    </Notice>
  )
}
