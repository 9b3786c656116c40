/** Addresses that lead nowhere, and a house without a paper. */
import { Link } from 'wouter'
import { useTabTitle } from '../ui/tab-title.ts'
import { useWords } from '../words/words.ts'

export function NotFound() {
  const { t } = useWords('app')
  useTabTitle(t('notFound.title'), t('name'))
  return (
    <div className="plain">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.body')}</p>
      <p>
        <Link href="/">{t('notFound.home')}</Link>
      </p>
    </div>
  )
}

export function Empty() {
  const { t } = useWords('app')
  return (
    <div className="plain">
      <h1>{t('empty.title')}</h1>
      <p>{t('empty.body')}</p>
    </div>
  )
}
