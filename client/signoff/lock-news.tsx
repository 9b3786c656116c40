/** Who writes while a section is locked hears it before, when it is so, and when it is open again. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import type { Section } from '#shared/records'
import { useRoomDoor } from '../sync/use-room.ts'
import { useAnnounce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useWords } from '../words/words.ts'

/** For those who are there when the section is locked or opened. */
export function LockNews({ id, stage }: Section) {
  const { access, failure } = useRoomDoor(id)
  const spot = useSyncExternalStore(nothingToWatch, () => document.getElementById(`late-${id}`))
  const isComing = failure?.kind === 'locked' && access === 'write'
  const [seen, see] = useState(false)
  if (isComing && !seen) see(true)
  if (!seen || spot === null) return null
  return createPortal(<News state={isComing ? 'coming' : stage === 'drafting' ? 'open' : 'locked'} />, spot)
}

const nothingToWatch = () => () => {}

/** In sight below the text, which does not move. */
function News({ state }: { state: 'coming' | 'locked' | 'open' }) {
  const { t } = useWords('signoff')
  const announce = useAnnounce()
  const [read, setRead] = useState<typeof state | null>(null)
  useEffect(() => announce(`${t(`lock.${state}`)}. ${t(`lock.${state}Body`)}`), [announce, t, state])
  useEffect(() => (state === 'locked' ? swallowKeys() : undefined), [state])
  if (read === state) return null
  const done = (
    <Button small onClick={() => setRead(state)}>
      {t('lock.read')}
    </Button>
  )
  return (
    <div className="lock-news">
      <Notice tone="info" title={t(`lock.${state}`)} actions={state === 'coming' ? undefined : done}>
        <p>{t(`lock.${state}Body`)}</p>
      </Notice>
    </div>
  )
}

/** So long somebody types on before she sees that she cannot. */
const typesOnMillis = 5000

/** In a text that is locked, the space bar would turn the page away from whoever is typing. Returns the way to stop. */
function swallowKeys(): () => void {
  const swallow = (event: KeyboardEvent) => {
    if (event.key === ' ' && event.target instanceof Element && isReadOnly(event.target))
      event.preventDefault()
  }
  const stop = () => document.removeEventListener('keydown', swallow)
  document.addEventListener('keydown', swallow)
  const timer = setTimeout(stop, typesOnMillis)
  return () => {
    clearTimeout(timer)
    stop()
  }
}

const isReadOnly = (text: Element): boolean => text.closest('.text')?.getAttribute('aria-readonly') === 'true'
