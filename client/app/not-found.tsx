/** Addresses that lead nowhere, and a house without a paper. */
import { Link } from 'wouter'
import { useTabTitle } from '../ui/tab-title.ts'
import { astray } from '../words/astray.de.ts'
import { teach, useWords } from '../words/words.ts'

teach({ astray })

export function NotFound() {
  const { t } = useWords('astray')
  useTabTitle(t('notFound.title'), t('app:name'))
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
  const { t } = useWords('astray')
  return (
    <div className="plain">
      <h1>{t('empty.title')}</h1>
      <p>{t('empty.body')}</p>
    </div>
  )
}
