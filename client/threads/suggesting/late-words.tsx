/** Words of this device that the section was locked before: what they would change, and what can be done with them. */
import type { SectionId } from '#shared/ids'
import { mayOpen } from '#shared/thread-rights'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { blocksOf } from '../../editor/blocks.ts'
import { compareLate, type Compared } from '../../editor/suggesting/late-difference.ts'
import { lateOf, type Late } from '../../sync/late-words.ts'
import { tab } from '../../sync/tab.ts'
import { useRoomDoor, type RoomDoor } from '../../sync/use-room.ts'
import { useRecords } from '../../sync/workshop.tsx'
import { useAnnounce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { late as german } from '../../words/late.de.ts'
import { teach, useWords } from '../../words/words.ts'
import { useMayDo, useStory } from '../story.tsx'
import { ProposalList, ProposalsDialog } from './send-dialog.tsx'
import { sendAll } from './sending.ts'
import './suggesting.css'

teach({ late: german })

export interface LateWordsNoticeProps {
  section: SectionId
  /** Of this and other sections. */
  all: readonly Late[]
}

export function LateWordsNotice({ section, all }: LateWordsNoticeProps) {
  const door = useRoomDoor(section)
  const here = useMemo(() => all.filter(({ late }) => late === section), [all, section])
  return door.synced && here.length > 0 ? <Offered key={door.room.doc.guid} door={door} late={here} /> : null
}

function Offered({ door, late }: { door: RoomDoor; late: readonly Late[] }) {
  const { t } = useWords('late')
  const announce = useAnnounce()
  const { room } = door
  const compared = useCompared(door, late)
  const isLocked = useIsLocked(room.section)
  const title = t(isLocked ? 'locked' : 'open')
  const isNews = late.some(({ tab: of }) => of === tab)
  useEffect(() => announce(title), [announce, title])
  return (
    <div className="late-words" ref={isNews ? takeFocus : undefined} tabIndex={-1}>
      <Notice tone="warning" title={title} actions={<Ways {...{ door, late, compared, isLocked }} />}>
        <p>{t(isLocked ? 'lockedLead' : 'openLead')}</p>
        <Difference {...compared} />
      </Notice>
    </div>
  )
}

/** Whoever was in the text that was fetched anew just now would be nowhere. */
function takeFocus(notice: HTMLElement | null): void {
  if (document.activeElement === document.body) notice?.focus({ preventScroll: true })
}

/** Compared anew when the text or the words change; what is in the server's text is done with. */
function useCompared({ room }: RoomDoor, late: readonly Late[]): Compared {
  const { workshop } = useStory()
  const blocks = blocksOf(room.doc)
  const list = useSyncExternalStore(blocks.subscribe, () => blocks.list)
  // The document is the same object whatever stands in it: its blocks tell of changes.
  const compared = useMemo(() => ({ list, ...compareLate(room, late) }), [room, late, list])
  useEffect(() => {
    if (room.isMet && room.unsaved === 0 && compared.known.length > 0) lateOf(workshop).drop(compared.known)
  }, [room, workshop, compared])
  return compared
}

function useIsLocked(section: SectionId): boolean {
  const { records } = useRecords()
  return records.sections[section]?.stage !== 'drafting'
}

function Difference({ proposals, foreign }: Compared) {
  const { t } = useWords('late')
  return (
    <>
      {proposals.length + foreign.length === 0 && <p>{t('shape')}</p>}
      {proposals.length > 0 && <ProposalList proposals={proposals} />}
      {foreign.length > 0 && (
        <>
          <p>{t('foreign')}</p>
          <blockquote lang="de">{foreign.join('\n')}</blockquote>
        </>
      )}
    </>
  )
}

interface WaysProps {
  door: RoomDoor
  late: readonly Late[]
  compared: Compared
  isLocked: boolean
}

function Ways({ door, late, compared, isLocked }: WaysProps) {
  const { t } = useWords('late')
  const { workshop } = useStory()
  const leave = useLeaving(door)
  const { section, epoch } = door.room
  const [asks, ask] = useState<'toSend' | 'toDrop' | null>(null)
  const maySend = useMayDo((records, person) => mayOpen(records, person, section))
  const kin = late.filter((one) => one.epoch === epoch)
  const words = [...compared.proposals.map(({ replacement }) => replacement), ...compared.foreign].join(
    '\n\n',
  )
  const apply = () => lateOf(workshop).apply(kin) && leave(t('applied'))
  const drop = () => {
    lateOf(workshop).drop(late)
    leave(t('dropped'))
  }
  return (
    <>
      {!isLocked && door.access === 'write' && kin.length > 0 && (
        <Button kind="primary" onClick={apply}>
          {t('apply')}
        </Button>
      )}
      {words !== '' && (
        <CopyButton text={words} said={t('copied')}>
          {t('copy')}
        </CopyButton>
      )}
      {maySend && compared.proposals.length > 0 && <Button onClick={() => ask('toSend')}>{t('send')}</Button>}
      <Button kind="quiet" onClick={() => ask('toDrop')}>
        {t('drop')}
      </Button>
      {asks === 'toSend' && <Sending {...{ door, compared }} late={kin} onClose={() => ask(null)} />}
      {asks === 'toDrop' && <Dropping onDrop={drop} onClose={() => ask(null)} />}
    </>
  )
}

/** Says what was done; the focus goes to the text, for the buttons are gone. */
function useLeaving({ room }: RoomDoor): (said: string) => void {
  const announce = useAnnounce()
  const { desk } = useStory()
  return (said) => {
    announce(said)
    desk.back(room.section)
  }
}

interface SendingProps {
  door: RoomDoor
  late: readonly Late[]
  compared: Compared
  onClose: () => void
}

function Sending({ door, late, compared: { proposals }, onClose }: SendingProps) {
  const { t } = useWords('threads')
  const { letterbox, margin, workshop } = useStory()
  const leave = useLeaving(door)
  const send = (reason: string) => {
    const body = reason.trim() === '' ? t('composer.noReason') : reason.trim()
    const said = { body, mentions: [] }
    const [first] = sendAll(letterbox, door.room.section, proposals, said, t('suggesting.emptyPlace'))
    lateOf(workshop).drop(late)
    margin.become({ active: first ?? null })
    leave(t('suggesting.sent', { count: proposals.length }))
  }
  return <ProposalsDialog proposals={proposals} onSend={send} onClose={onClose} />
}

function Dropping({ onDrop, onClose }: { onDrop: () => void; onClose: () => void }) {
  const { t } = useWords('late')
  return (
    <Dialog title={t('dropTitle')} onClose={onClose}>
      <p>{t('dropBody')}</p>
      <DialogActions>
        <Button kind="primary" onClick={onClose}>
          {t('keep')}
        </Button>
        <Button kind="danger" onClick={onDrop}>
          {t('dropDo')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
