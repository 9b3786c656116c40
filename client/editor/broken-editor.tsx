/** A section whose editor broke again and again: the text to read and to take along, and one more try. */
import { useRef, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { mishap } from '../words/mishap.de.ts'
import { teach, useWords } from '../words/words.ts'
import { useCopy } from './copy.ts'

teach({ mishap })

interface BrokenEditorProps {
  /** All words of the section. */
  words: () => string
  onAgain: () => void
  /** The text to read. */
  children: ReactNode
}

export function BrokenEditor({ words, onAgain, children }: BrokenEditorProps) {
  const { t } = useWords('mishap')
  const shown = useRef<HTMLDivElement>(null)
  const copy = useCopy(words, shown)
  return (
    <>
      <Notice
        tone="warning"
        title={t('broken.title')}
        role="alert"
        actions={
          <>
            <Button onClick={onAgain}>{t('broken.again')}</Button>
            <Button onClick={copy}>{t('broken.copy')}</Button>
          </>
        }
      >
        <p>{t('broken.body')}</p>
      </Notice>
      <div ref={shown}>{children}</div>
    </>
  )
}
