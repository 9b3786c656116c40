/** Says in plain words when words do not reach the server, what is safe, and what to do. Silent when all is well. */
import { useEffect, useRef } from 'react'
import { unreachable } from '#shared/failure'
import type { LineState } from '../sync/line-state.ts'
import { useDeviceState, useLineState, useStoreWritable, useWorkshop } from '../sync/workshop.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { late } from '../ui/late.tsx'
import { Notice } from '../ui/notice.tsx'
import { sayMoment } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { LineStrip } from './line-strip.tsx'
import { uncover } from './uncover.ts'
import { NotLoaded } from './waiting.tsx'

const SessionEnded = late(async () => (await import('./session-ended.tsx')).SessionEnded, {
  missing: (again) => <NotLoaded onAgain={again} />,
})

export function LineBanner() {
  const state = useLineState()
  const writable = useStoreWritable()
  useSayWhenBack(state)
  const { t } = useWords('app')
  const news = newsOf(state, writable)
  useUncovering(news)
  if (news === null) return null
  return (
    <>
      <LineStrip>{t(`line.${news}.title`)}</LineStrip>
      <LineNews news={news} />
    </>
  )
}

/** Where the banner stands over the text, it comes up below the line one writes in. */
function useUncovering(news: News | null): void {
  useEffect(() => {
    const banner = news === null ? null : document.querySelector('.banner')
    if (banner !== null && getComputedStyle(banner).position === 'fixed')
      uncover(banner.getBoundingClientRect())
  }, [news])
}

type News = 'store' | 'offline' | 'refused' | 'outdated' | 'ended'

function newsOf(state: LineState, writable: boolean): News | null {
  switch (state.kind) {
    case 'connecting':
      return null
    case 'open':
      return writable ? null : 'store'
    case 'offline':
    case 'refused':
      return state.kind
    case 'ended':
      return state.failure.kind === 'outdatedClient' ? 'outdated' : 'ended'
    default:
      return unreachable(state)
  }
}

function LineNews({ news }: { news: News }) {
  if (news === 'outdated') return <Outdated />
  if (news === 'ended') return <SessionEnded />
  return news === 'offline' ? <Offline /> : <Plain what={news} />
}

function Offline() {
  const { t, language } = useWords('app')
  const { asOf } = useWorkshop()
  const kept = useDeviceState() === 'keeping'
  return (
    <Notice tone="warning" title={t('line.offline.title')} role="status">
      {asOf !== null && <p>{t('line.offline.asOf', { date: sayMoment(new Date(asOf), language) })}</p>}
      <p>{t(kept ? 'line.offline.kept' : 'line.offline.body')}</p>
    </Notice>
  )
}

function Plain({ what }: { what: 'refused' | 'store' }) {
  const { t } = useWords('app')
  return (
    <Notice tone="warning" title={t(`line.${what}.title`)} role="status">
      <p>{t(`line.${what}.body`)}</p>
    </Notice>
  )
}

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
