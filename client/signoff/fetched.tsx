/** Texts on their way: what is drawn of them, what is said until then, and what when they do not come. */
import type { Content } from '#shared/content'
import type { Result } from '#shared/failure'
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import type { SignedText } from './signed-texts.ts'

/** Draws once all of the texts are here; says what is missing until then. */
export function Fetched({
  all,
  children,
}: {
  all: readonly SignedText[]
  children: (texts: Content[]) => ReactNode
}) {
  const { t } = useWords('signoff')
  const sentences = useFailureWords()
  const failed = all.map(({ text }) => text).find(hasFailed)
  const texts = all.flatMap(({ text }) => (text?.ok === true ? [text.value] : []))
  if (texts.length === all.length) return children(texts)
  if (failed === undefined) return <p role="status">{t('text.loading')}</p>
  return (
    <>
      <FailureNotice sentences={sentences(failed.failure)} />
      <Button onClick={() => all.forEach(({ again }) => again())}>{t('app:again')}</Button>
    </>
  )
}

const hasFailed = (text: Result<Content> | null): text is Extract<Result<Content>, { ok: false }> =>
  text?.ok === false
