/** What every form of a dialog says. */
import type { Failure } from '#shared/failure'
import { useFailureWords, type Sentences } from './failure.ts'
import { useWords } from './words.ts'

interface FormWords {
  readonly cancel: string
  readonly sayFailure: (failure: Failure) => Sentences
}

export function useFormWords(): FormWords {
  const { t } = useWords('app')
  return { cancel: t('cancel'), sayFailure: useFailureWords() }
}
