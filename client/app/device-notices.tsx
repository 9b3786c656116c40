/** That nothing can be kept on this device; words that are on this device only: to be read, copied, and let go of. */
import { useState } from 'react'
import type { Left } from '../sync/left-words.ts'
import { useLeftWords, useRecords, useWorkshop } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Notice } from '../ui/notice.tsx'
import { away } from '../words/away.de.ts'
import { teach, useWords } from '../words/words.ts'

teach({ away })

/** Work goes on as before: said once, until it was read. */
export function DeviceNotice({ why }: { why: 'refused' | 'full' }) {
  const { t } = useWords('away')
  const [read, setRead] = useState(false)
  if (read) return null
  return (
    <Notice
      tone="info"
      title={t('device.title')}
      role="status"
      actions={<Button onClick={() => setRead(true)}>{t('device.read')}</Button>}
    >
      <p>{t(`device.${why}`)}</p>
    </Notice>
  )
}

/** A part of the page that scrolls must be reached by keyboard. */
const scrolling = { role: 'region', tabIndex: 0 } as const

export function LeftNotices() {
  const left = useLeftWords()
  return left.map((one) => <LeftNotice key={`${one.section} ${one.epoch}`} left={one} />)
}

function LeftNotice({ left }: { left: Left }) {
  const { t } = useWords('away')
  const workshop = useWorkshop()
  const { records } = useRecords()
  const title = records.sections[left.section]?.title ?? ''
  const actions = (
    <>
      <CopyButton text={left.words} said={t('removed.copied')}>
        {t('removed.copy')}
      </CopyButton>
      <Button onClick={() => workshop.left.dismiss(left)}>{t('left.dismiss')}</Button>
    </>
  )
  return (
    <Notice tone="warning" title={t(`left.${left.why}.title`, { title })} role="alert" actions={actions}>
      <p>{t(`left.${left.why}.body`)}</p>
      <details>
        <summary>{t('left.words')}</summary>
        <div className="left-words" lang="de" aria-label={t('left.words')} {...scrolling}>
          {left.words}
        </div>
      </details>
    </Notice>
  )
}
