/** Suggestions that fit nowhere any more, because others changed the text meanwhile: to be read, copied and dismissed. */
import { useSyncExternalStore } from 'react'
import type { Scratch } from '../../editor/suggesting/scratch.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useWords } from '../../words/words.ts'
import { WordChanges } from '../word-changes.tsx'

export function Aside({ scratch }: { scratch: Scratch }) {
  const { t } = useWords('threads')
  const aside = useSyncExternalStore(scratch.subscribe, () => scratch.aside)
  if (aside.length === 0) return null
  return (
    <Notice tone="warning" role="alert" title={t('suggesting.asideTitle')}>
      <p>{t('suggesting.asideLead')}</p>
      <ul className="suggesting-list">
        {aside.map((one, at) => (
          <li key={`${at}`}>
            <WordChanges {...one} />
            <div className="card__steps">
              <CopyButton text={one.replacement} said={t('card.copied')}>
                {t('card.copy')}
              </CopyButton>
              <Button small kind="quiet" onClick={() => scratch.dropAside(one)}>
                {t('suggesting.asideDrop')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
