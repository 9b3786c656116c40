/** A bug threw while drawing: say so plainly and offer the one thing that helps. */
import { Component, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useWords } from '../words/words.ts'

interface BrokenProps {
  children: ReactNode
}

export class Broken extends Component<BrokenProps, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? <BrokenNotice /> : this.props.children
  }
}

function BrokenNotice() {
  const { t } = useWords('app')
  return (
    <main className="plain">
      <Notice
        tone="danger"
        title={t('broken.title')}
        role="alert"
        actions={<Button onClick={() => location.reload()}>{t('broken.reload')}</Button>}
      >
        <p>{t('broken.body')}</p>
      </Notice>
    </main>
  )
}
