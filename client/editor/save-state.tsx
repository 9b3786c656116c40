/** The save state in words: true to what the server has acknowledged, calm enough to write beside. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Failure } from '#shared/failure'
import type { SaveState } from '../sync/save-state.ts'
import { useSaveState } from '../sync/saved.ts'
import { useAnnounce } from '../ui/announcer.tsx'
import { late } from '../ui/late.tsx'
import { useWords, type Speaker } from '../words/words.ts'
import './own-words.ts'
import './editor.css'

/** "Saved" is shown when it has been true for this long: it must not flicker with every key. */
const calmMillis = 400
/** What lasts longer than this is told to those who cannot see it; saving itself only when it takes unusually long. */
const announceMillis = { saved: 1000, saving: 5000, offline: 1000, unsaved: 1000, late: 1000 } as const

/**
 * In words, whether everything the person typed is on the server's disk.
 * @param writes whether there is something to write here; who only reads is told of words that were not saved, and
 * nothing else.
 */
export function SaveStateText({ writes }: { writes: boolean }) {
  const { t } = useWords('editor')
  const state = useCalm(useSaveState())
  const sentence = sayState(t, state)
  useAnnouncements(state.kind, sentence)
  if (!writes && (state.kind === 'saved' || state.count === 0)) return null
  return (
    <span className={`save-state save-state--${state.kind}`} data-save-state={state.kind}>
      {sentence}
      <Why state={state} />
    </span>
  )
}

function Why({ state }: { state: SaveState }) {
  const { t } = useWords('editor')
  if (state.kind === 'late')
    return <Reason>{t(state.isLocked ? 'saveState.lateLocked' : 'saveState.lateOpen')}</Reason>
  if (state.kind !== 'unsaved' || state.failure === null) return null
  return <SaveReason key={state.failure.kind} failure={state.failure} />
}

const Reason = ({ children }: { children: ReactNode }) => (
  <span className="save-state__reason">{children}</span>
)

/** The banner says more of it; what cannot be fetched is said to be so. */
const SaveReason = late<{ failure: Failure }>(async () => (await import('./save-reason.tsx')).SaveReason, {
  missing: () => <NoReason />,
})

function NoReason() {
  const { t } = useWords('editor')
  return <Reason>{t('saveState.noReason')}</Reason>
}

function sayState(t: Speaker<'editor'>, state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return t('saveState.saved')
    case 'saving':
      return t('saveState.saving')
    case 'offline':
      return t('saveState.offline', { count: state.count })
    case 'unsaved':
      return t('saveState.unsaved')
    case 'late':
      return t('saveState.late', { count: state.count })
  }
}

/** The state, except that "saving" is held until "saved" has been true for a moment. */
function useCalm(state: SaveState): SaveState {
  const [calm, setCalm] = useState(true)
  if (calm && state.kind !== 'saved') setCalm(false)
  useEffect(() => {
    if (calm || state.kind !== 'saved') return
    const timer = setTimeout(() => setCalm(true), calmMillis)
    return () => clearTimeout(timer)
  }, [state, calm])
  return calm || state.kind !== 'saved' ? state : { kind: 'saving', count: 0 }
}

/** Only a change of kind, and only when it lasts: nobody wants to hear every keystroke. */
function useAnnouncements(kind: SaveState['kind'], sentence: string): void {
  const announce = useAnnounce()
  const told = useRef(kind)
  useEffect(() => {
    if (told.current === kind) return
    const timer = setTimeout(() => {
      told.current = kind
      announce(sentence)
    }, announceMillis[kind])
    return () => clearTimeout(timer)
  }, [kind, sentence, announce])
}
