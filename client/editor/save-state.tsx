/** The save state in words: true to what the server has acknowledged, calm enough to write beside. */
import { useEffect, useRef, useState } from 'react'
import type { SaveState } from '../sync/save-state.ts'
import { useSaveState } from '../sync/saved.ts'
import { useAnnounce } from '../ui/announcer.tsx'
import { sayFailure } from '../words/failure.ts'
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
  const { t: speak } = useWords('failure')
  const state = useCalm(useSaveState())
  const sentence = sayState(t, state)
  const reason = sayReason(t, speak, state)
  useAnnouncements(state.kind, sentence)
  if (!writes && (state.kind === 'saved' || state.count === 0)) return null
  return (
    <span className={`save-state save-state--${state.kind}`} data-save-state={state.kind}>
      {sentence}
      {reason !== null && <span className="save-state__reason">{reason}</span>}
    </span>
  )
}

function sayReason(t: Speaker<'editor'>, speak: Speaker<'failure'>, state: SaveState): string | null {
  if (state.kind === 'late') return t(state.isLocked ? 'saveState.lateLocked' : 'saveState.lateOpen')
  if (state.kind !== 'unsaved' || state.failure === null) return null
  return sayFailure(speak, state.failure).happened
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
