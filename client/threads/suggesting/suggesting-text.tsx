/** What stands in a section's place while one suggests: what mode one is in, what can be done, and the copy. */
import { useEffect, useEffectEvent, useId, useState } from 'react'
import type { InsteadProps } from '../../editor/anchor-door.ts'
import type { Refusal } from '../../editor/suggesting/rules.ts'
import { ScratchText } from '../../editor/suggesting/scratch-text.tsx'
import type { Proposal, Scratch } from '../../editor/suggesting/scratch.ts'
import { draftsOf } from '../../sync/drafts.ts'
import { useAnnounce } from '../../ui/announcer.tsx'
import { useWords } from '../../words/words.ts'
import { useStory } from '../story.tsx'
import { Aside } from './aside.tsx'
import type { Mode } from './mode.ts'
import { LeaveDialog, SendDialog } from './send-dialog.tsx'
import { SuggestingBar } from './suggesting-bar.tsx'
import './suggesting.css'

type Asks = 'toSend' | 'toLeave' | null

export function SuggestingText({ mode, ...place }: InsteadProps & { mode: Mode }) {
  const { t } = useWords('threads')
  const { modes, desk } = useStory()
  const announce = useAnnounce()
  const proposals = useProposals(mode)
  const [asks, ask] = useState<Asks>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const lead = useId()
  const { section, scratch } = mode
  const refuse = (why: Refusal) => {
    setRefusal(why)
    announce(t(`suggesting.${why}`))
  }
  useEffect(() => scratch.subscribe(() => setRefusal(null)), [scratch])
  const leave = () => {
    modes.end(section)
    announce(t('suggesting.stopped'))
    desk.back(section)
  }
  const isEmpty = () => scratch.proposals.length + scratch.aside.length === 0
  return (
    <div className="suggesting">
      <SuggestingBar
        mode={mode}
        hands={place.hands}
        count={proposals.length}
        lead={lead}
        refusal={refusal}
        onSend={() => ask('toSend')}
        onStop={() => (isEmpty() ? leave() : ask('toLeave'))}
      />
      <Aside scratch={scratch} />
      <ScratchText
        {...place}
        label={t('suggesting.textbox', { label: place.label })}
        scratch={scratch}
        attributes={{ 'aria-describedby': lead }}
        caret={mode.caret}
        refuse={refuse}
        onEditor={mode.show}
      />
      {asks === 'toSend' && <SendDialog mode={mode} proposals={proposals} onClose={() => ask(null)} />}
      {asks === 'toLeave' && (
        <LeaveDialog
          maySend={proposals.length > 0}
          onSend={() => ask('toSend')}
          onStay={() => ask(null)}
          onDiscard={leave}
        />
      )}
    </div>
  )
}

/** Until what was typed is looked at: letters follow each other faster. */
const settleMillis = 150

/** What is suggested by now, a moment after it was typed; by then it is kept on the device. */
function useProposals({ section, scratch }: Mode): readonly Proposal[] {
  const { workshop } = useStory()
  const [proposals, show] = useState(scratch.proposals)
  const look = useEffectEvent(() => {
    const { proposals: now, aside } = scratch
    show(now)
    draftsOf(workshop).keep(section, now.length + aside.length === 0 ? null : { proposals: now, aside })
  })
  useEffect(() => watchCalmly(scratch, () => look()), [scratch])
  return proposals
}

/** Returns the way to stop; a page that is left is not waited for. */
function watchCalmly(scratch: Scratch, look: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    look()
  }
  const stop = scratch.subscribe(() => {
    clearTimeout(timer)
    timer = setTimeout(now, settleMillis)
  })
  const hidden = () => document.hidden && now()
  window.addEventListener('pagehide', now)
  document.addEventListener('visibilitychange', hidden)
  return () => {
    stop()
    clearTimeout(timer)
    window.removeEventListener('pagehide', now)
    document.removeEventListener('visibilitychange', hidden)
  }
}
