/** Before suggestions go out: what they are, and why; and before one leaves without having sent them. */
import { useState } from 'react'
import { longestBody, longestPassage } from '#shared/thread-events'
import type { Proposal } from '../../editor/suggesting/scratch.ts'
import { useLineState } from '../../sync/workshop.tsx'
import { useAnnounce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useWords } from '../../words/words.ts'
import { useStory } from '../story.tsx'
import { WordChanges } from '../word-changes.tsx'
import type { Mode } from './mode.ts'
import { isShort, sendAll } from './sending.ts'

interface SendDialogProps {
  mode: Mode
  proposals: readonly Proposal[]
  onClose: () => void
}

export function SendDialog({ mode, proposals, onClose }: SendDialogProps) {
  return <ProposalsDialog proposals={proposals} onSend={useSend(mode, proposals)} onClose={onClose} />
}

interface ProposalsDialogProps {
  proposals: readonly Proposal[]
  onSend: (reason: string) => void
  onClose: () => void
}

export const ProposalList = ({ proposals }: Pick<ProposalsDialogProps, 'proposals'>) => (
  <ul className="suggesting-list">
    {proposals.map((one, at) => (
      <li key={`${at}`}>
        <WordChanges {...one} />
      </li>
    ))}
  </ul>
)

/** What goes out, and why. */
export function ProposalsDialog({ proposals, onSend, onClose }: ProposalsDialogProps) {
  const { t } = useWords('threads')
  const [reason, setReason] = useState('')
  const maySend = proposals.every(isShort)
  return (
    <Dialog title={t('suggesting.sendTitle')} onClose={onClose}>
      <p>{t('suggesting.sendLead')}</p>
      <ProposalList proposals={proposals} />
      {!maySend && (
        <Notice tone="warning" title={t('suggesting.tooLong', { count: longestPassage })} role="alert" />
      )}
      <TextArea
        label={t('suggesting.reason')}
        lang="de"
        rows={2}
        maxLength={longestBody}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DialogActions>
        <Button kind="primary" disabled={!maySend} onClick={() => onSend(reason)}>
          {t('suggesting.sendDo', { count: proposals.length })}
        </Button>
        <Button onClick={onClose}>{t('suggesting.goOn')}</Button>
      </DialogActions>
    </Dialog>
  )
}

/** Sends, and shows the text again. What fits nowhere any more stays until it is dismissed. */
function useSend({ section, scratch }: Mode, proposals: readonly Proposal[]): (reason: string) => void {
  const { t } = useWords('threads')
  const { letterbox, modes, margin, desk } = useStory()
  const announce = useAnnounce()
  const isOpen = useLineState().kind === 'open'
  return (reason) => {
    const body = reason.trim() === '' ? t('composer.noReason') : reason.trim()
    const [first] = sendAll(letterbox, section, proposals, { body, mentions: [] }, t('suggesting.emptyPlace'))
    margin.become({ active: first ?? null })
    announce(t(isOpen ? 'suggesting.sent' : 'suggesting.queued', { count: proposals.length }))
    if (scratch.aside.length > 0) return scratch.clear()
    modes.end(section)
    desk.back(section)
  }
}

interface LeaveDialogProps {
  /** What is put aside cannot be sent. */
  maySend: boolean
  onSend: () => void
  onDiscard: () => void
  onStay: () => void
}

export function LeaveDialog({ maySend, onSend, onDiscard, onStay }: LeaveDialogProps) {
  const { t } = useWords('threads')
  return (
    <Dialog title={t('suggesting.leaveTitle')} onClose={onStay}>
      <p>{t('suggesting.leaveLead')}</p>
      <DialogActions>
        {maySend && (
          <Button kind="primary" onClick={onSend}>
            {t('suggesting.send')}
          </Button>
        )}
        <Button onClick={onStay}>{t('suggesting.goOn')}</Button>
        <Button kind="danger" onClick={onDiscard}>
          {t('suggesting.discard')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
