/** What every page has: the way past the header, the header itself, the one main region. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useWords } from '../words/words.ts'
import './app.css'

interface FrameProps {
  /** Stands at the end of the header, for example the account. */
  aside?: ReactNode
  /** Notices between header and content, for example the state of the line. */
  banner?: ReactNode
  demo?: boolean
  children: ReactNode
}

export function Frame({ aside, banner, demo = false, children }: FrameProps) {
  const { t } = useWords('app')
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="top">
        <Link href="/" className="top__home" aria-label={`${t('name')}, ${t('home')}`}>
          <img className="top__sign" src="/favicon.svg" alt="" width="32" height="32" />
          <span className="top__words">
            <span className="top__city">{t('city')}</span>
            <span className="top__name">{t('name')}</span>
          </span>
        </Link>
        {demo && <span className="top__demo">{t('demo')}</span>}
        <div className="top__aside">{aside}</div>
      </header>
      <div className="banner">{banner}</div>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
