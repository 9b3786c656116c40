/** Says in plain words when words do not reach the server, what is safe, and what to do. Silent when all is well. */
import { useEffect, useRef } from 'react'
import { unreachable, type Failure } from '#shared/failure'
import type { LineState } from '../sync/line.ts'
import { useLineState, useStoreWritable } from '../sync/workshop.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useWords } from '../words/words.ts'
import { SessionEnded } from './session-ended.tsx'

export function LineBanner() {
  const state = useLineState()
  const writable = useStoreWritable()
  useSayWhenBack(state)
  return <LineNews state={state} writable={writable} />
}

function LineNews({ state, writable }: { state: LineState; writable: boolean }) {
  switch (state.kind) {
    case 'connecting':
      return null
    case 'open':
      return writable ? null : <Plain what="store" />
    case 'offline':
      return <Plain what="offline" />
    case 'refused':
      return <Plain what="refused" />
    case 'ended':
      return <Ended failure={state.failure} />
    default:
      return unreachable(state)
  }
}

function Plain({ what }: { what: 'offline' | 'refused' | 'store' }) {
  const { t } = useWords('app')
  return (
    <Notice tone="warning" title={t(`line.${what}.title`)} role="status">
      <p>{t(`line.${what}.body`)}</p>
    </Notice>
  )
}

const Ended = ({ failure }: { failure: Failure }) =>
  failure.kind === 'outdatedClient' ? <Outdated /> : <SessionEnded />

function Outdated() {
  const { t } = useWords('app')
  return (
    <Notice
      tone="danger"
      title={t('line.outdated.title')}
      role="alert"
      actions={<Button onClick={() => location.reload()}>{t('line.outdated.reload')}</Button>}
    >
      <p>{t('line.outdated.body')}</p>
    </Notice>
  )
}

function useSayWhenBack(state: LineState): void {
  const { t } = useWords('app')
  const announce = useAnnounce()
  const wasAway = useRef(false)
  useEffect(() => {
    if (state.kind === 'open' && wasAway.current) announce(t('line.back'))
    if (state.kind !== 'connecting') wasAway.current = state.kind !== 'open'
  }, [state.kind, announce, t])
}
