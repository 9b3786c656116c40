/** Why a decision takes the place of the one before. */
import { longestBody } from '#shared/thread-events'
import { TextArea } from '../ui/text-area.tsx'
import { useWords } from '../words/words.ts'

interface CorrectionReasonProps {
  value: string
  /** Whether it was sent without one. */
  isMissing: boolean
  onChange: (words: string) => void
}

export function CorrectionReason({ value, isMissing, onChange }: CorrectionReasonProps) {
  const { t } = useWords('decisions')
  return (
    <TextArea
      label={t('decide.reason')}
      rows={2}
      lang="de"
      maxLength={longestBody}
      value={value}
      error={isMissing ? t('decide.reasonMissing') : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
