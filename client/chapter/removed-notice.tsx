/** A section that I was writing in was taken out: say so where it stood, and keep what I last saw at hand. */
import { useState } from 'react'
import type { PersonId } from '#shared/ids'
import type { Section } from '#shared/records'
import { plainText } from '#shared/text'
import { readText } from '#shared/text-doc'
import { useRoomDoor } from '../sync/use-room.ts'
import { useRecords } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Notice } from '../ui/notice.tsx'
import { away } from '../words/away.de.ts'
import { teach, useWords } from '../words/words.ts'

teach({ away })

export interface RemovedNoticeProps {
  section: Section
  by: PersonId | null
  onDismiss: () => void
}

export function RemovedNotice({ section, by, onDismiss }: RemovedNoticeProps) {
  const { t } = useWords('away')
  const { people } = useRecords()
  const { room } = useRoomDoor(section.id)
  const [text] = useState(() => plainText(readText(room.doc)).trim())
  const name = by === null ? undefined : people.get(by)?.name
  const body = name === undefined ? t('removed.bodyNobody') : t('removed.body', { name })
  return (
    <div className="removed-notice" ref={takeFocus} tabIndex={-1}>
      <Notice
        tone="warning"
        title={t('removed.title', { title: section.title })}
        role="alert"
        actions={
          <>
            <CopyButton text={text} said={t('removed.copied')}>
              {t('removed.copy')}
            </CopyButton>
            <Button onClick={onDismiss}>{t('removed.dismiss')}</Button>
          </>
        }
      >
        <p>{body}</p>
        <details>
          <summary>{t('removed.text')}</summary>
          <p className="removed-notice__text" lang="de">
            {text}
          </p>
        </details>
      </Notice>
    </div>
  )
}

/** The caret went with the section; the notice takes the focus, and no button: one may still be typing. */
function takeFocus(notice: HTMLElement | null): void {
  if (document.activeElement === document.body) notice?.focus({ preventScroll: true })
}
