/** What one had not saved when the body answered, or was not asked any more: it is nobody else's, and goes when one says so. */
import type { Passage } from '#shared/consultation-events'
import { passagesOf, readWriting, sameWords } from '#shared/statement-writing'
import { useTyped } from '../../sync/typed.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useWords } from '../../words/words.ts'
import { Said } from './said.tsx'

interface LeftOverProps {
  field: string
  /** What is not lost. */
  handedIn: readonly Passage[]
}

export function LeftOver({ field, handedIn }: LeftOverProps) {
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
